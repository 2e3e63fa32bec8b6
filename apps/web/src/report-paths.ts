import { paths } from "./paths.ts";

/** The form that fixes the numbers of a report; its draft belongs to the period and the place. */
export const freezeForm = "freezeReport";

export function frozenRecord({
  from,
  to,
  country,
}: {
  readonly from: string;
  readonly to: string;
  readonly country: string | null;
}): string {
  // A record is written in the signs of a number.
  const place = Array.from(country ?? "", (sign) =>
    (sign.codePointAt(0) ?? 0).toString(16),
  ).join("");
  return `new-${from}-${to}${place === "" ? "" : `-${place}`}`;
}

/** The report of a period whose form was begun. */
export function frozenReport(record: string): string {
  const [from = "", to = ""] = record.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return `${paths.transparency}?from=${from}&to=${to}`;
}
