import { addDays, type CivilDay } from "../../time/civil-day.ts";
import { isCivilDay } from "../../time/day-number.ts";
import { daysInMonth } from "../days-in-month.ts";
import { readListValue } from "../listing-values.ts";
import { writeDaySpan, type DaySpan } from "../listing-days.ts";
import type { ListField } from "../listing.ts";
import { wordsOf } from "./words.ts";

/** Somebody who can be named in a search. */
export interface KnownPerson {
  readonly id: string;
  readonly names: readonly string[];
}

/** What a search is read with. */
export interface Reading {
  /** In the office's zone. */
  readonly today: CivilDay;
  readonly people: readonly KnownPerson[];
}

/** Two spellings of the same: without case, width, accents and gaps. */
function plain(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join("");
}

/** What somebody meant by a value of this field, as the list writes it; null when nobody can say. */
export function valueMeant(
  field: ListField,
  typed: string,
  reading: Reading,
): string | null {
  return (
    valueNamed(field, typed) ??
    (field.kind === "person" ? personNamed(reading.people, typed) : null) ??
    (field.kind === "flag" ? flagMeant(typed) : null) ??
    (field.kind === "due" ? daysAhead(typed) : null) ??
    (field.kind === "due" || field.kind === "day"
      ? daysMeant(typed, reading.today)
      : null)
  );
}

/** By its key, by its label in either language, or by the beginning of one label alone. */
function valueNamed(field: ListField, typed: string): string | null {
  const asked = plain(typed);
  if (asked === "") return null;
  const named = (field.values ?? []).map(({ value, label }) => ({
    value,
    names: [value, label.en, label.zh].map(plain),
  }));
  const exact = named.find(({ names }) => names.includes(asked));
  if (exact) return exact.value;
  const begun = named.filter(({ names }) =>
    names.some((name) => name.startsWith(asked)),
  );
  return begun.length === 1 ? (begun[0]?.value ?? null) : null;
}

function personNamed(
  people: readonly KnownPerson[],
  typed: string,
): string | null {
  const asked = plain(typed);
  if (asked === "") return null;
  const exact = people.filter(({ names }) =>
    names.some((name) => plain(name) === asked),
  );
  const found =
    exact.length > 0
      ? exact
      : people.filter(({ names }) =>
          names.some((name) =>
            // A family name or a given one is enough where only one has it.
            [plain(name), ...wordsOf(name).map((word) => word.text)].some(
              (part) => part.startsWith(asked),
            ),
          ),
        );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

const yes = ["yes", "y", "true", "1", "是"];
const no = ["no", "n", "false", "0", "否"];

function flagMeant(typed: string): string | null {
  const asked = plain(typed);
  if (yes.includes(asked)) return "yes";
  return no.includes(asked) ? "no" : null;
}

/** `<3wd`, `< 3 working days`, `<3个工作日`. */
function daysAhead(typed: string): string | null {
  const found = /^<\s*([1-9]\d?)\s*(?:wd|working ?days?|个?工作日)$/u.exec(
    typed.normalize("NFKC").toLowerCase().trim(),
  );
  return found === null ? null : `<${found[1] ?? ""}wd`;
}

const nearDays: Readonly<Record<string, number>> = {
  yesterday: -1,
  昨天: -1,
  today: 0,
  今天: 0,
  今日: 0,
  tomorrow: 1,
  明天: 1,
};

/** A day, a month or days in a row: `2026-09-24`, `9月24日`, `2026-09`, `>2026-09-01`, `2026-09-21..2026-09-25`. */
function daysMeant(typed: string, today: CivilDay): string | null {
  const text = typed.normalize("NFKC").trim();
  const compared = /^([<>])(=?)\s*(.+)$/u.exec(text);
  if (compared) {
    const [, sign, equal, said = ""] = compared;
    const span = spanOf(said, today);
    if (span === null) return null;
    const { from, until } = span;
    if (from === null || until === null) return null;
    if (sign === ">")
      return written({
        from: equal === "" ? addDays(until, 1) : from,
        until: null,
      });
    return written({
      from: null,
      until: equal === "" ? addDays(from, -1) : until,
    });
  }
  // NFKC turns an ellipsis into three points.
  const parts = text.split(/\.{2,3}|~|至/u);
  if (parts.length > 2) return null;
  const [first = "", second] = parts;
  const from = spanOf(first, today);
  if (second === undefined) return from === null ? null : written(from);
  const until = spanOf(second, today);
  if (
    (from === null && first.trim() !== "") ||
    (until === null && second.trim() !== "")
  )
    return null;
  return written({ from: from?.from ?? null, until: until?.until ?? null });
}

/** Only what the list itself can read. */
function written(span: DaySpan): string | null {
  const { from, until } = span;
  if (from === null && until === null) return null;
  if (from !== null && until !== null && from > until) return null;
  return writeDaySpan(span);
}

function spanOf(typed: string, today: CivilDay): DaySpan | null {
  const text = typed.trim().toLowerCase();
  const near = nearDays[text];
  if (near !== undefined) {
    const day = addDays(today, near);
    return { from: day, until: day };
  }
  const found =
    /^(?:(\d{4})[-/.年])?(\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/u.exec(text);
  if (found === null) return null;
  const [, year, month = "", day] = found;
  // 9月 and 2026-09 are months; a bare number is nothing.
  if (year === undefined && day === undefined && !text.endsWith("月"))
    return null;
  const inYear = year ?? today.slice(0, 4);
  const first = civil(inYear, month, day ?? "1");
  if (first === null) return null;
  if (day !== undefined) return { from: first, until: first };
  const last = String(daysInMonth(Number(inYear), Number(month)));
  return { from: first, until: civil(inYear, month, last) };
}

function civil(year: string, month: string, day: string): CivilDay | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCivilDay(text) ? text : null;
}

/** Whether the list takes this value: a search must not say what an address could not. */
export function isListValue(field: ListField, value: string): boolean {
  return readListValue(field, value) === value;
}
