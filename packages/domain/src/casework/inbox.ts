/** Why somebody is told something inside the house. */
export const inboxReasons = ["nudged"] as const;
export type InboxReason = (typeof inboxReasons)[number];
