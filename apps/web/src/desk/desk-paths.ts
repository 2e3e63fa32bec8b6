import type { DeskNumber } from "@kept/domain/desk/desk";
import { caseAddress, paths } from "../paths.ts";
import type { Today } from "./today-data.ts";

interface DaySpan {
  readonly from: string;
  readonly until: string;
}

type Whose = Today["desk"]["whose"];

interface DraftPlace {
  readonly record: string;
  readonly form: string;
  readonly theCase: { readonly reference: string } | null;
}

/** Back to the form that was left: the page that has it, and which of its forms is to be open. */
export function wayToDraft({ record, form, theCase }: DraftPlace): {
  readonly to: string;
  readonly state: unknown;
} {
  return theCase === null
    ? {
        to: `${paths.newRequest}?draft=${record.slice("new-".length)}`,
        state: { draft: record },
      }
    : { to: paths.request(theCase.reference), state: { open: form } };
}

/** The part of the page whose rows the number of what waits for others counts. */
export const waitingOnOthers = "waiting-on-others";

/** The part of the page that shows what has left the demo office. */
export const outboxPart = "outbox";

function rows(search: Readonly<Record<string, string>>): string {
  return `${paths.requests}?${new URLSearchParams(search).toString()}`;
}

/** The cases that fall due so, of all or of mine. */
function dueRows(due: string, whose: Whose): string {
  // The number counts what I have snoozed as well.
  return rows(whose === "mine" ? { view: "mine", due, snoozed: "" } : { due });
}

/** Where a number of the morning page leads: to exactly the rows that it counts. */
export function numberPath(number: DeskNumber, whose: Whose): string {
  switch (number) {
    case "dueToday":
      return dueRows("today", whose);
    case "overdue":
      return dueRows("overdue", whose);
    case "onOthers":
      return `#${waitingOnOthers}`;
    case "toApprove":
    case "unidentified":
    case "unverified":
      // Not in groups: what is later would be folded, and the number counts it.
      return rows({ view: number, group: "none" });
  }
}

export const minePath = rows({ view: "mine" });
export const provisionalPath = rows({ due: "provisional" });

/** Today shows what is still to be done; other days what falls due on them. */
export function daysPath(
  { from, until }: DaySpan,
  { day, desk }: Pick<Today, "day" | "desk">,
): string {
  const days = from === until ? from : `${from}..${until}`;
  return dueRows(from === day ? "today" : days, desk.whose);
}

export function casePath(theCase: {
  readonly register: string;
  readonly reference: string;
}): string {
  return caseAddress(theCase);
}
