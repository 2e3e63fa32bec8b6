import type { WorkCalendar } from "../time/work-calendar.ts";
import type { CalendarChoice } from "./clock-rule.ts";

/** The calendars a case is counted with: the one its policy is bound to, and the one where the person lives. */
export interface CalendarSet {
  readonly calendars: readonly WorkCalendar[];
  readonly policyId: string;
  readonly residenceId: string | null;
}

/** The calendar of this id; throws where the set has none, for an id is never typed by a person. */
export function calendarById(set: CalendarSet, id: string): WorkCalendar {
  const found = set.calendars.find((calendar) => calendar.id === id);
  if (!found) throw new Error(`There is no calendar "${id}".`);
  return found;
}

/** The calendar that a rule counts in. Throws when the case lacks it: whoever selects rules has to see to that. */
export function calendarFor(
  choice: CalendarChoice,
  set: CalendarSet,
): WorkCalendar {
  switch (choice.kind) {
    case "policy":
      return calendarById(set, set.policyId);
    case "fixed":
      return calendarById(set, choice.id);
    case "country":
      return calendarById(
        set,
        set.residenceId?.startsWith(`${choice.id}-`) === true
          ? set.residenceId
          : choice.id,
      );
    case "residence":
      if (set.residenceId === null)
        throw new Error(
          "The rule counts where the person lives, and no residence is known.",
        );
      return calendarById(set, set.residenceId);
  }
}
