import type { DeskNumber } from "@kept/domain/desk/desk";
import type { Text } from "@kept/domain/text";
import { agencyDraft, macroDraft } from "../casework/drafts/draft-forms.ts";
import {
  caseAddress,
  listAddress,
  macrosAddress,
  newAddress,
  paths,
} from "../paths.ts";
import { freezeForm, frozenReport } from "../report-paths.ts";
import type { Today } from "./today-data.ts";

interface DaySpan {
  readonly from: string;
  readonly until: string;
  readonly dueIn: Readonly<Record<string, number>>;
}

/** A way to the rows of one register. */
export interface Way {
  readonly title: Text;
  readonly count: number;
  readonly to: string;
}

type Whose = Today["desk"]["whose"];

interface DraftPlace {
  readonly register: string;
  readonly record: string;
  readonly form: string;
  readonly theCase: { readonly reference: string } | null;
}

/** Back to the form that was left: the page that has it, and which of its forms is to be open. */
export function wayToDraft({ register, record, form, theCase }: DraftPlace): {
  readonly to: string;
  readonly state: unknown;
} {
  if (form === macroDraft)
    return { to: macrosAddress(register), state: { draft: record } };
  if (form === agencyDraft)
    return { to: paths.agencies, state: { open: agencyDraft } };
  if (form === freezeForm) return { to: frozenReport(record), state: null };
  return theCase === null
    ? {
        to: `${newAddress(register)}?draft=${record.slice("new-".length)}`,
        state: { draft: record },
      }
    : {
        to: caseAddress({ register, reference: theCase.reference }),
        state: { open: form },
      };
}

/** The part of the page whose rows the number of what waits for others counts. */
export const waitingOnOthers = "waiting-on-others";

/** The part of the page that shows what has left the demo office. */
export const outboxPart = "outbox";

function rows(
  register: string,
  search: Readonly<Record<string, string>>,
): string {
  return `${listAddress(register)}?${new URLSearchParams(search).toString()}`;
}

/** The cases of a register that fall due so, of all or of mine. */
function dueRows(register: string, due: string, whose: Whose): string {
  return rows(
    register,
    // The number counts what I have snoozed as well.
    whose === "mine" ? { view: "mine", due, snoozed: "" } : { due },
  );
}

type RowNumber = Exclude<DeskNumber, "onOthers">;

function numberPath(register: string, number: RowNumber, whose: Whose): string {
  switch (number) {
    case "dueToday":
      return dueRows(register, "today", whose);
    case "overdue":
      return dueRows(register, "overdue", whose);
    case "toApprove":
    case "unidentified":
    case "unverified":
      // Not in groups: what is later would be folded, and the number counts it.
      return rows(register, { view: number, group: "none" });
  }
}

/** Where a number leads: to exactly the rows that it counts, in each register that has some. */
export function waysOf(
  number: RowNumber | "mine",
  { parts, desk }: Pick<Today, "parts" | "desk">,
): Way[] {
  return parts.flatMap(({ register, title, counts }) =>
    counts[number] === 0
      ? []
      : [
          {
            title,
            count: counts[number],
            to:
              number === "mine"
                ? rows(register, { view: "mine" })
                : numberPath(register, number, desk.whose),
          },
        ],
  );
}

/** Cases with a date that may still move, in each register that has some. */
export function provisionalWays(
  provisionalIn: Readonly<Record<string, number>>,
  { parts }: Pick<Today, "parts">,
): Way[] {
  return parts.flatMap(({ register, title }) => {
    const count = provisionalIn[register] ?? 0;
    return count === 0
      ? []
      : [{ title, count, to: rows(register, { due: "provisional" }) }];
  });
}

/** Today shows what is still to be done; other days what falls due on them. */
export function daysWays(
  { from, until, dueIn }: DaySpan,
  { day, desk, parts }: Pick<Today, "day" | "desk" | "parts">,
): Way[] {
  const days = from === until ? from : `${from}..${until}`;
  return parts.flatMap(({ register, title }) => {
    const count = dueIn[register] ?? 0;
    return count === 0
      ? []
      : [
          {
            title,
            count,
            to: dueRows(register, from === day ? "today" : days, desk.whose),
          },
        ];
  });
}

export function casePath(theCase: {
  readonly register: string;
  readonly reference: string;
}): string {
  return caseAddress(theCase);
}
