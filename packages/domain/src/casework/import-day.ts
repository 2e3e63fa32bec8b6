import { Temporal } from "temporal-polyfill";
import { daysInMonth } from "./days-in-month.ts";

/** Which part of 03/04/2026 comes first; a person says so, it is never guessed. */
export const dayOrders = ["dayFirst", "monthFirst"] as const;
export type DayOrder = (typeof dayOrders)[number];

export type DayProblem =
  "day.invalid" | "day.impossible" | "import.dayOrderNeeded";

/** A day, and the moment within it where the cell says one. */
export interface DayRead {
  readonly day: string;
  /** `HH:mm` or `HH:mm:ss`, as the wall clock showed it. */
  readonly time: string | null;
  /** Offset from UTC, where the cell names it. */
  readonly offset: string | null;
}

type Parts = readonly [year: number, month: number, day: number];

const months = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const clockTail =
  /[T ,]+(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2})(?:[.,]\d+)?秒?)?分?\s*(Z|[+-]\d{2}:?\d{2})?$/iu;

const yearFirst = /^(\d{4})[-/.年 ]\s*(\d{1,2})[-/.月 ]\s*(\d{1,2})日?$/u;
const packed = /^(\d{4})(\d{2})(\d{2})$/u;
const yearLast = /^(\d{1,2})[-/. ]\s*(\d{1,2})[-/. ]\s*(\d{4})$/u;
const nameBetween = /^(\d{1,2})\.?[- ]([a-z]{3,9})\.?[-, ]\s*(\d{4})$/iu;
const nameFirst = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/iu;
const serial = /^(\d{5})(?:\.(\d+))?$/u;

// Excel counts days from 30 December 1899; five figures are 1927 to 2173.
const excelDayZero = "1899-12-30";

function fromSerial(whole: string, share: string | undefined): DayRead {
  const day = Temporal.PlainDate.from(excelDayZero).add({
    days: Number(whole),
  });
  const seconds = Math.round(Number(`0.${share ?? "0"}`) * 86_400);
  const time = new Temporal.PlainTime()
    .add({ seconds })
    .toString({ smallestUnit: "second" });
  return {
    day: day.toString(),
    time: share === undefined ? null : time,
    offset: null,
  };
}

type Parsed =
  | { readonly kind: "parts"; readonly parts: Parts }
  | {
      readonly kind: "order";
      readonly pair: readonly [number, number];
      readonly year: number;
    }
  | { readonly kind: "none" };

function numbers(found: RegExpExecArray): [number, number, number] {
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}

function partsOf(text: string): Parsed {
  const plain = yearFirst.exec(text) ?? packed.exec(text);
  if (plain) return { kind: "parts", parts: numbers(plain) };
  const between = nameBetween.exec(text);
  if (between) {
    const month = monthOf(between[2] ?? "");
    return month === 0
      ? { kind: "none" }
      : {
          kind: "parts",
          parts: [Number(between[3]), month, Number(between[1])],
        };
  }
  const first = nameFirst.exec(text);
  if (first) {
    const month = monthOf(first[1] ?? "");
    return month === 0
      ? { kind: "none" }
      : { kind: "parts", parts: [Number(first[3]), month, Number(first[2])] };
  }
  const last = yearLast.exec(text);
  if (!last) return { kind: "none" };
  const [one, two, year] = numbers(last);
  return { kind: "order", pair: [one, two], year };
}

function isDay([year, month, day]: Parts): boolean {
  return (
    year >= 1900 &&
    year <= 2199 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

function spelled([year, month, day]: Parts): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year)}-${two(month)}-${two(day)}`;
}

function timeOf(tail: RegExpExecArray | null): string | null {
  if (tail === null) return null;
  const [, hour = "", minute = "", second] = tail;
  const two = hour.padStart(2, "0");
  return second === undefined
    ? `${two}:${minute}`
    : `${two}:${minute}:${second}`;
}

function isTime(time: string | null): boolean {
  if (time === null) return true;
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  return hour <= 23 && minute <= 59 && second <= 59;
}

type Read =
  | { readonly ok: true; readonly value: DayRead }
  | { readonly ok: false; readonly problem: DayProblem };

const no = (problem: DayProblem): Read => ({ ok: false, problem });

/**
 * A day as people and spreadsheets write it, with or without a time. 31/02 is refused and 03/04/2026 asks
 * which part is the day, unless `order` says so.
 */
export function readDay(cell: string, order: DayOrder | null): Read {
  const text = cell.normalize("NFKC").trim();
  const number = serial.exec(text);
  if (number)
    return { ok: true, value: fromSerial(number[1] ?? "", number[2]) };
  const tail = clockTail.exec(text);
  const parsed = partsOf(tail ? text.slice(0, tail.index).trim() : text);
  if (parsed.kind === "none") return no("day.invalid");
  let parts: Parts;
  if (parsed.kind === "parts") parts = parsed.parts;
  else {
    const { pair, year } = parsed;
    const [one, two] = pair;
    if (order === null) return no("import.dayOrderNeeded");
    parts = order === "dayFirst" ? [year, two, one] : [year, one, two];
  }
  const time = timeOf(tail);
  if (!isDay(parts) || !isTime(time)) return no("day.impossible");
  return {
    ok: true,
    value: {
      day: spelled(parts),
      time,
      offset: tail?.[4] === undefined ? null : offsetOf(tail[4]),
    },
  };
}

function offsetOf(text: string): string {
  const plain = text.toUpperCase();
  return plain.replace(/^([+-]\d{2})(\d{2})$/u, "$1:$2");
}

/** What a column of days shows of its own order: the cells that can be read one way only. */
export function orderSeen(cell: string): DayOrder | null {
  const text = cell.normalize("NFKC").trim();
  const tail = clockTail.exec(text);
  const parsed = partsOf(tail ? text.slice(0, tail.index).trim() : text);
  if (parsed.kind !== "order") return null;
  const [one, two] = parsed.pair;
  if (one > 12 && two <= 12) return "dayFirst";
  return two > 12 && one <= 12 ? "monthFirst" : null;
}

/**
 * The moment that a cell means on the office's wall clock. A day without a time counts from its first or to
 * its last minute, so that no term comes out more favourable than it was.
 */
export function momentOf(
  { day, time, offset }: DayRead,
  at: { readonly zone: string; readonly end: "first" | "last" },
): string {
  const date = Temporal.PlainDate.from(day);
  if (time === null) {
    const zoned =
      at.end === "first"
        ? date.toZonedDateTime(at.zone)
        : date.toZonedDateTime({ timeZone: at.zone, plainTime: "23:59" });
    return zoned.toInstant().toString();
  }
  if (offset !== null)
    return Temporal.Instant.from(`${day}T${time}${offset}`).toString();
  return date
    .toZonedDateTime({ timeZone: at.zone, plainTime: time })
    .toInstant()
    .toString();
}
