import { civilDay, instant } from "@kept/domain/casework/text-rules";
import {
  startOfDay,
  type CivilDay,
  type Instant,
} from "@kept/domain/time/civil-day";
import { z } from "zod";

/** A moment as it was typed: an instant, or a day of which nobody knows the hour. */
export type When =
  | { readonly kind: "instant"; readonly at: Instant }
  | { readonly kind: "day"; readonly on: CivilDay };

const dayAlone = /^\d{4}-\d{2}-\d{2}$/u;
const firstYear = "2000";
const lastYear = "2199";

/** A day, or an instant with its offset from UTC; years that calendars could know. */
export const whenInput = z.string().transform((text, context): When => {
  const typed = text.trim();
  const read = dayAlone.test(typed)
    ? civilDay.safeParse(typed)
    : instant.safeParse(typed);
  if (!read.success) {
    for (const issue of read.error.issues)
      context.addIssue({ code: "custom", message: issue.message });
    return z.NEVER;
  }
  const year = typed.slice(0, 4);
  if (year < firstYear || year > lastYear) {
    context.addIssue({ code: "custom", message: "day.impossible" });
    return z.NEVER;
  }
  return dayAlone.test(typed)
    ? { kind: "day", on: read.data }
    : { kind: "instant", at: read.data };
});

/** The instant meant in a zone: a day alone is its first moment, so that hours are counted strictly. */
export function momentIn(when: When, zone: string): Instant {
  return when.kind === "instant" ? when.at : startOfDay(when.on, zone);
}
