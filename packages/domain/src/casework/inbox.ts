import { z } from "zod";
import { instant, line } from "./text-rules.ts";

/** Why somebody is told something inside the house. */
export const inboxReasons = [
  "assigned",
  "mentioned",
  "approvalAsked",
  "erasureAsked",
  "nudged",
  "newMessage",
  "reminder",
  // Somebody looks at much more than work asks for.
  "bulkReading",
  "bulkFiles",
  "outOfHours",
  "named",
  "namingEnds",
  // Something that had to wait is owed now.
  "cameDue",
] as const;
export type InboxReason = (typeof inboxReasons)[number];

export const oneLineInput = z.strictObject({ lineId: z.uuid() });

/** Until when a line stays away; it then comes back at a moment at which the person works. */
export const snoozeInput = z.strictObject({
  lineId: z.uuid(),
  until: z.enum(["laterToday", "tomorrow", "nextWeek"]),
});

export const followInput = z.strictObject({
  caseId: z.uuid(),
  state: z.enum(["following", "muted", "none"]),
});
export type FollowState = z.infer<typeof followInput>["state"];

export const remindInput = z.strictObject({
  caseId: z.uuid(),
  at: instant,
  words: line(200).nullable(),
});

export const oneReminderInput = z.strictObject({ reminderId: z.uuid() });
