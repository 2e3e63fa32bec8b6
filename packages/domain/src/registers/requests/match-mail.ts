import type { Instant } from "../../casework/clock.ts";
import { isSameAddress } from "../../casework/text-rules.ts";

/** A message that is already in a case, ours or theirs. */
export interface KnownMessage {
  readonly messageId: string;
  readonly caseId: string;
}

/** The mark of a reply address that a mail was written to. */
export interface KnownMark {
  readonly caseId: string;
  /** The house made it, for this case and for the address that is on it now. */
  readonly isGenuine: boolean;
}

export interface MatchableCase {
  readonly caseId: string;
  readonly reference: string;
  /** Contact addresses on the case; nobody who merely stood in a CC. */
  readonly addresses: readonly string[];
  readonly isOpen: boolean;
  readonly receivedAt: Instant;
}

export interface IncomingMail {
  readonly from: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly subject: string;
  /** A machine answered, and that is certain. */
  readonly isAutomatic: boolean;
  /** The office's own gateway says that the sender's domain disowns this mail. */
  readonly isDisowned: boolean;
  readonly knownMessages: readonly KnownMessage[];
  readonly marks: readonly KnownMark[];
  readonly cases: readonly MatchableCase[];
}

export type MatchReason =
  | "noThread"
  | "replyAddress"
  | "otherAddress"
  | "noAddress"
  | "disownedByDomain"
  | "threadAndReferenceDisagree"
  | "noReplyAddress"
  | "staleReplyAddress"
  | "automaticInThread"
  | "automaticFromAddress"
  | "automaticUnknown";

export type MailMatch =
  | { readonly kind: "new"; readonly reason: MatchReason }
  | {
      readonly kind: "reply";
      readonly caseId: string;
      readonly sender: "verified" | "unverified";
      readonly reason: MatchReason;
    }
  | {
      readonly kind: "automatic";
      readonly caseId: string | null;
      readonly reason: MatchReason;
    };

const referenceShape = /(?<![\p{L}\p{N}])[A-Z]{3}-\d{4}-\d{5,}(?!\d)/giu;

function caseOfThread(mail: IncomingMail): string | null {
  const byMessage = new Map(
    mail.knownMessages.map(({ messageId, caseId }) => [messageId, caseId]),
  );
  // In-Reply-To names the very message; of the references the last is the nearest.
  for (const id of [...mail.inReplyTo, ...mail.references.toReversed()]) {
    const caseId = byMessage.get(id);
    if (caseId !== undefined) return caseId;
  }
  return null;
}

/** Case numbers that a subject names, in capitals. */
export function referencesIn(subject: string): string[] {
  return (subject.match(referenceShape) ?? []).map((one) => one.toUpperCase());
}

function caseOfReference(mail: IncomingMail): string | null {
  const written = referencesIn(mail.subject);
  return (
    mail.cases.find(({ reference }) =>
      written.includes(reference.toUpperCase()),
    )?.caseId ?? null
  );
}

function latestOpenCaseOf(
  address: string,
  cases: readonly MatchableCase[],
): string | null {
  const [latest] = cases
    .filter(
      (one) =>
        one.isOpen &&
        one.addresses.some((known) => isSameAddress(known, address)),
    )
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  return latest?.caseId ?? null;
}

/**
 * Where an incoming mail belongs. Everything in a mail's head can be written by anybody, so a reply is the
 * person's only when it comes from the address on the case, to the reply address of a letter that this
 * address was sent; whatever else belongs to a case waits in the lane of unverified senders (T27). No answer
 * of this function ever adds or changes an address. Automatic answers open nothing.
 */
export function matchMail(mail: IncomingMail): MailMatch {
  const threadCase = caseOfThread(mail);
  const referenceCase = caseOfReference(mail);
  const markCase = mail.marks.find(({ isGenuine }) => isGenuine)?.caseId;
  const caseId =
    markCase ?? threadCase ?? referenceCase ?? mail.marks[0]?.caseId ?? null;

  if (mail.isAutomatic) {
    if (caseId !== null)
      return { kind: "automatic", caseId, reason: "automaticInThread" };
    const ofAddress =
      mail.from === null ? null : latestOpenCaseOf(mail.from, mail.cases);
    return {
      kind: "automatic",
      caseId: ofAddress,
      reason: ofAddress === null ? "automaticUnknown" : "automaticFromAddress",
    };
  }
  if (caseId === null) return { kind: "new", reason: "noThread" };

  const unverified = (reason: MatchReason): MailMatch => ({
    kind: "reply",
    caseId,
    sender: "unverified",
    reason,
  });
  if (mail.from === null) return unverified("noAddress");
  if ([threadCase, referenceCase].some((one) => one !== null && one !== caseId))
    return unverified("threadAndReferenceDisagree");
  const { from } = mail;
  const known =
    mail.cases.find((one) => one.caseId === caseId)?.addresses ?? [];
  if (!known.some((address) => isSameAddress(address, from)))
    return unverified("otherAddress");
  // A header From costs nothing; where the gateway checked and the domain says no, that no counts.
  if (mail.isDisowned) return unverified("disownedByDomain");
  if (markCase === undefined)
    return unverified(
      mail.marks.length === 0 ? "noReplyAddress" : "staleReplyAddress",
    );
  return { kind: "reply", caseId, sender: "verified", reason: "replyAddress" };
}
