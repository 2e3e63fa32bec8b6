import type { HistoryEntry } from "./request-view.ts";

/** Turns of a case that stand between its mails; small steps are told in the history only. */
const told: ReadonlySet<string> = new Set([
  "requests.classified",
  "requests.identity-verified",
  "requests.searched",
  "requests.decided",
  "requests.approval-given",
  "requests.reply-recorded",
  "requests.done-recorded",
  "requests.resumed",
  "requests.closed",
  "requests.withdrawn",
  "requests.marked-spam",
  "requests.merged",
  "requests.merge-received",
  "requests.merge-undone",
  "requests.fee-recorded",
  "requests.reopened",
  "calendars.dates-moved",
]);

/** Whether it stands between the mails. */
export function isTold({ action }: Pick<HistoryEntry, "action">): boolean {
  return told.has(action);
}
