import { isCivilDay, type CivilDay } from "../time/day-number.ts";

/** Days in a row, the last included; null where there is no end. */
export interface DaySpan {
  readonly from: CivilDay | null;
  readonly until: CivilDay | null;
}

/** `2026-09-24`, `2026-09-25..2026-09-27`, `2026-09-25..` or `..2026-09-27`; null for anything else. */
export function readDaySpan(value: string): DaySpan | null {
  const [first = "", second = first, ...more] = value.split("..");
  const from = first === "" ? null : first;
  const until = second === "" ? null : second;
  const isSpan =
    more.length === 0 &&
    (from !== null || until !== null) &&
    [from, until].every((day) => day === null || isCivilDay(day)) &&
    (from === null || until === null || from <= until);
  return isSpan ? { from, until } : null;
}

export function writeDaySpan({ from, until }: DaySpan): string {
  return from === until ? (from ?? "") : `${from ?? ""}..${until ?? ""}`;
}

/** The 3 of `<3wd`: what falls due before three working days are over. Null for anything else. */
export function readWithin(value: string): number | null {
  const found = /^<([1-9]\d?)wd$/.exec(value);
  return found === null ? null : Number(found[1]);
}
