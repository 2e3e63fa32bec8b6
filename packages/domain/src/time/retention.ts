import { Temporal } from "temporal-polyfill";
import type { CivilDay } from "./civil-day.ts";

export type RetentionTerm =
  | { readonly unit: "days"; readonly amount: number }
  | { readonly unit: "years"; readonly amount: number };

/**
 * The last day on which data may still be held: it has to be gone by the end of this day. Days are added to
 * the start; years lead to the same date, 29 February to 28 February in a common year (p000 s. 9, CR-7).
 */
export function retentionEnds(start: CivilDay, term: RetentionTerm): CivilDay {
  const length =
    term.unit === "days" ? { days: term.amount } : { years: term.amount };
  return Temporal.PlainDate.from(start)
    .add(length, { overflow: "constrain" })
    .toString();
}
