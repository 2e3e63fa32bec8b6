import type { Instant } from "@kept/domain/casework/clock";
import type { HistoryEntry, MessageView, RequestView } from "./request-view.ts";

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

export type Said =
  | {
      readonly kind: "message";
      readonly at: Instant;
      readonly message: MessageView;
    }
  | {
      readonly kind: "turn";
      readonly at: Instant;
      readonly entry: HistoryEntry;
    };

/** Mails, notes and turns in the order in which they happened; at the same moment the mail comes first. */
export function conversationOrder({
  frame,
}: {
  readonly frame: Pick<RequestView["frame"], "messages" | "history">;
}): Said[] {
  const messages = frame.messages.map((message): Said => ({
    kind: "message",
    at: message.happenedAt,
    message,
  }));
  const turns = frame.history
    .filter(({ action }) => told.has(action))
    .map((entry): Said => ({
      kind: "turn",
      at: entry.happenedAt ?? entry.at,
      entry,
    }));
  return [...messages, ...turns].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}
