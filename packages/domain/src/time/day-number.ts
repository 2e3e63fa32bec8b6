/** A civil day, `YYYY-MM-DD`, in the zone that the sentence around it names. */
export type CivilDay = string;

const daysOfEra = 146_097; // 400 years
const epochShift = 719_468; // from 0000-03-01 to 1970-01-01
const shape = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Days since 1970-01-01. Clocks walk over thousands of days, so this is whole-number arithmetic on years that
 * begin in March (leap days come last then), and not an object for each day. Throws for a day that does not exist.
 */
export function dayNumber(on: CivilDay): number {
  if (!isCivilDay(on)) throw new RangeError(`${on} is no civil day.`);
  return daysSinceEpoch(on);
}

/** A day that exists, as addresses and files write it; 30 February is none. */
export function isCivilDay(value: string): boolean {
  return shape.test(value) && civilDay(daysSinceEpoch(value)) === value;
}

function daysSinceEpoch(on: CivilDay): number {
  const month = Number(on.slice(5, 7));
  const year = Number(on.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear =
    Math.floor((153 * ((month + 9) % 12) + 2) / 5) +
    Number(on.slice(8, 10)) -
    1;
  const leapDays =
    Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - epochShift;
}

/** The civil day that lies so many days after 1970-01-01; years 0 to 9999. */
export function civilDay(number: number): CivilDay {
  const shifted = number + epochShift;
  const era = Math.floor(shifted / daysOfEra);
  const dayOfEra = shifted - era * daysOfEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
