import type { requestCase } from "../../../../locales/en/request-case.ts";

type Sentence = keyof (typeof requestCase)["did"];

/** How an act of the trail is told. */
export interface ActionWords {
  readonly say: Sentence;
  /** A turn of the case, not a small step. */
  readonly isTurn?: true;
  /** The field whose new value the sentence names. */
  readonly about?: string;
  /** Fields the sentence has told already, or that say nothing to people. */
  readonly hides?: readonly string[];
}

// What only a machine compares.
const unsaid = ["contentHash", "messageId", "earlierMail", "order"];
const letterState = [...unsaid, "state"];

/** Every act that can stand in the trail of a request. A test reads the server's own words and compares. */
export const caseActions = {
  "requests.received": { say: "received", isTurn: true, hides: ["reference"] },
  "requests.imported": { say: "imported", hides: ["import"] },
  "requests.mail-opened": { say: "mailOpened" },
  "requests.mail-attached": { say: "mailAttached" },
  "requests.mail-unverified": { say: "mailUnverified", isTurn: true },
  "requests.mail-auto": { say: "mailAuto" },
  "requests.mail-came-again": { say: "mailCameAgain", hides: unsaid },
  "requests.classified": {
    say: "classified",
    isTurn: true,
    hides: ["stage", "identifiedAt"],
  },
  "requests.corrected": { say: "corrected", isTurn: true },
  "requests.identity-verified": {
    say: "identityVerified",
    isTurn: true,
    hides: ["stage"],
  },
  "requests.searched": { say: "searched", isTurn: true, hides: ["stage"] },
  "requests.decided": { say: "decided", isTurn: true, hides: ["stage"] },
  "requests.answered": { say: "answered", isTurn: true, hides: ["stage"] },
  "requests.reply-recorded": {
    say: "replyRecorded",
    isTurn: true,
    hides: ["stage"],
  },
  "requests.done-recorded": { say: "doneRecorded", isTurn: true },
  "requests.pause-prepared": { say: "pausePrepared" },
  "requests.resumed": { say: "resumed", isTurn: true },
  "requests.extension-prepared": { say: "extensionPrepared" },
  "requests.closed": { say: "closed", isTurn: true, hides: ["stage"] },
  "requests.withdrawn": { say: "withdrawn", isTurn: true, hides: ["stage"] },
  "requests.marked-spam": { say: "markedSpam", isTurn: true, hides: ["stage"] },
  "requests.merged": {
    say: "merged",
    isTurn: true,
    about: "mergedInto",
    hides: ["stage"],
  },
  "requests.merge-received": {
    say: "mergeReceived",
    isTurn: true,
    about: "mergedFrom",
  },
  "requests.merge-undone": {
    say: "mergeUndone",
    isTurn: true,
    hides: ["mergedFrom"],
  },
  "requests.fee-recorded": { say: "feeRecorded", isTurn: true },
  "requests.reopened": { say: "reopened", isTurn: true, hides: ["stage"] },
  "requests.assigned": { say: "assigned", about: "ownerId" },
  "requests.assign-undone": { say: "assignUndone", about: "ownerId" },
  "requests.noted": { say: "noted" },
  "requests.sender-judged": { say: "senderJudged", about: "lane" },
  "requests.task-added": { say: "taskAdded", hides: ["title"] },
  "requests.task-set": { say: "taskSet", about: "state" },
  "requests.task-assigned": { say: "taskAssigned", about: "ownerId" },
  "requests.letter-started": { say: "letterStarted", hides: ["template"] },
  "requests.letter-edited": { say: "letterEdited", hides: unsaid },
  "requests.letter-side-current": {
    say: "letterSideCurrent",
    hides: ["paragraph"],
  },
  "requests.letter-discarded": { say: "letterDiscarded", hides: letterState },
  "requests.letter-queued": { say: "letterQueued", hides: letterState },
  "requests.letter-stopped": { say: "letterStopped", hides: letterState },
  "requests.letter-sent": {
    say: "letterSent",
    isTurn: true,
    hides: letterState,
  },
  "requests.letter-addressed": { say: "letterAddressed" },
  "requests.letter-redirected": { say: "letterRedirected" },
  "requests.letter-fixed": { say: "letterFixed", hides: letterState },
  "requests.letter-printed": { say: "letterPrinted", hides: letterState },
  "requests.letter-posted": {
    say: "letterPosted",
    isTurn: true,
    hides: letterState,
  },
  "requests.letter-delayed": { say: "letterDelayed", hides: letterState },
  "requests.letter-failed": {
    say: "letterFailed",
    isTurn: true,
    hides: letterState,
  },
  "requests.nudged": { say: "nudged", about: "askedOf" },
  "requests.approval-asked": {
    say: "approvalAsked",
    about: "askedOf",
    hides: unsaid,
  },
  "requests.approval-handed-over": {
    say: "approvalHandedOver",
    about: "askedOf",
  },
  "requests.approval-given": {
    say: "approvalGiven",
    isTurn: true,
    hides: letterState,
  },
  "requests.approval-declined": {
    say: "approvalDeclined",
    isTurn: true,
    hides: letterState,
  },
  "requests.sealed": { say: "sealed", isTurn: true, hides: ["isSealed"] },
  "requests.unsealed": { say: "unsealed", isTurn: true, hides: ["isSealed"] },
  "requests.glass-broken": { say: "glassBroken", isTurn: true },
  "requests.named": { say: "named" },
  "requests.unnamed": { say: "unnamed" },
  "requests.unseal-asked": { say: "unsealAsked" },
  "requests.unseal-declined": { say: "unsealDeclined", hides: ["state"] },
  "requests.naming-asked": { say: "namingAsked" },
  "requests.naming-declined": { say: "namingDeclined", hides: ["state"] },
  "approvals.voided": { say: "approvalVoided", hides: ["state"] },
  "requests.file-added": { say: "fileAdded", hides: ["name"] },
  "files.held": { say: "fileHeld", isTurn: true },
  "files.deleted": { say: "fileDeleted", hides: ["name"] },
  "requests.statement-made": {
    say: "statementMade",
    isTurn: true,
    hides: ["entries"],
  },
  "requests.supplement-owed": {
    say: "supplementOwed",
    isTurn: true,
    hides: ["entries"],
  },
  "requests.statement-enclosed": {
    say: "statementEnclosed",
    hides: ["letterId"],
  },
  "requests.entry-matched": { say: "entryMatched", hides: ["isTheirs"] },
  "requests.enclosure-removed": { say: "fileRemoved", hides: ["name"] },
  "requests.enclosure-checked": { say: "fileChecked" },
  "requests.macro-run": { say: "macroRun", about: "macro" },
  "requests.macro-undone": { say: "macroUndone", hides: ["macro"] },
  "cases.hold-set": { say: "holdSet", isTurn: true },
  "cases.hold-lifted": { say: "holdLifted", isTurn: true },
  "cases.erasure-asked": { say: "erasureAsked", about: "askedOf" },
  "cases.erasure-declined": { say: "erasureDeclined" },
  "cases.erased": { say: "erased", isTurn: true },
  "calendars.dates-moved": { say: "datesMoved", isTurn: true },
} as const satisfies Readonly<Record<string, ActionWords>>;

/** An act nobody has worded yet is told in general words, never by its code. */
export function actionWords(action: string): ActionWords {
  const known: Readonly<Record<string, ActionWords>> = caseActions;
  return Object.hasOwn(known, action)
    ? (known[action] ?? { say: "other" })
    : { say: "other" };
}
