import { paths } from "../paths.ts";

interface DaySpan {
  readonly from: string;
  readonly until: string;
}

/** Where each number of the morning page leads: to exactly the rows that it counts. */
export const deskPaths = {
  dueToday: `${paths.requests}?due=today`,
  overdue: `${paths.requests}?due=overdue`,
  toApprove: `${paths.requests}?view=toApprove`,
  unidentified: `${paths.requests}?view=unidentified`,
  unverified: `${paths.requests}?view=unverified`,
  mine: `${paths.requests}?view=mine`,
  /** Today shows what is still to be done; other days what falls due on them. */
  days: ({ from, until }: DaySpan, today: string): string => {
    const days = from === until ? from : `${from}..${until}`;
    return `${paths.requests}?due=${from === today ? "today" : days}`;
  },
} as const;

/** The part of the page whose rows the number of what waits for others counts. */
export const waitingOnOthers = "waiting-on-others";

/** The part of the page that shows what has left the demo office. */
export const outboxPart = "outbox";

export function casePath({
  reference,
}: {
  readonly reference: string;
}): string {
  return paths.request(reference);
}
