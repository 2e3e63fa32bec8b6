import type { ListField } from "./listing.ts";
import { readWithin, readDaySpan, writeDaySpan } from "./listing-days.ts";

export const savedViewId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const personId = savedViewId;

/** The value as it is written, or null where the field has no such value. */
export function readListValue(field: ListField, value: string): string | null {
  if (field.values?.some((one) => one.value === value) === true) return value;
  switch (field.kind) {
    case "choice":
      return null;
    case "flag":
      return value === "yes" || value === "no" ? value : null;
    case "person":
      return personId.test(value) ? value : null;
    case "due":
      return readWithin(value) === null ? daysOf(value) : value;
    case "day":
      return daysOf(value);
  }
}

function daysOf(value: string): string | null {
  const span = readDaySpan(value);
  return span === null ? null : writeDaySpan(span);
}

/** Values a field knows, each once: in the order of the field, then those it has no list of. */
export function readValues(
  field: ListField,
  given: readonly string[],
): string[] {
  const read = new Set(
    given
      .map((value) => readListValue(field, value))
      .filter((value) => value !== null),
  );
  const listed = (field.values ?? [])
    .map(({ value }) => value)
    .filter((value) => read.delete(value));
  const all = [...listed, ...[...read].sort()];
  return field.many ? all : all.slice(0, 1);
}
