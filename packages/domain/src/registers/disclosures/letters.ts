import { granted, refused, type Verdict } from "../../verdict.ts";
import { type DisclosureFacts } from "./facts.ts";
import { mayRefuse } from "./release-rules.ts";
import { mayStep } from "./standing.ts";
import { pathOf } from "./kinds.ts";
import { authorityLetters } from "./letters/authority-letters.ts";
import type {
  DisclosureLetter,
  DisclosureLetterPurpose,
} from "./letters/define-letter.ts";
import { personLetters } from "./letters/person-letters.ts";

/** Every form letter of the disclosure register, newest version of each. */
export const disclosureLetters: readonly DisclosureLetter[] = [
  ...authorityLetters,
  ...personLetters,
];

export function disclosureLetter(id: string): DisclosureLetter | undefined {
  return disclosureLetters.find((letter) => letter.id === id);
}

/** Whether the person may be written to at all: while an order stands, not even a refusal reaches them. */
export function mayWriteTo(
  facts: Pick<DisclosureFacts, "secrecy" | "notice">,
  { to }: Pick<DisclosureLetter, "to">,
): Verdict<null> {
  return to === "person" &&
    (facts.secrecy !== "none" || facts.notice === "barred")
    ? refused("secrecyForbidsLetter")
    : granted(null);
}

/** Whether the case has come far enough for a letter of this purpose, and not too far. */
function mayServe(
  facts: DisclosureFacts,
  purpose: DisclosureLetterPurpose,
): Verdict<null> {
  switch (purpose) {
    case "askInstrument":
    case "askProof":
    case "refuseInformation":
      return granted(null);
    case "narrow":
    case "object":
      return facts.outcome === null
        ? mayStep("narrow", facts)
        : refused("alreadyAnswered");
    // The answer is entered as the letter leaves, with its four facts.
    case "refuse":
    case "properRoute":
      return facts.isObjectKnown
        ? mayRefuse(facts)
        : refused("factObjectMissing");
    case "coverRelease":
      return facts.releasedAt === null ? refused("notReleased") : granted(null);
    case "confirmPreservation":
      return facts.preservedAt === null
        ? refused("notPreserved")
        : granted(null);
    case "notice":
    case "noticeAfterSecrecy":
      return facts.notice === "now" ? granted(null) : refused("noticeNotOpen");
    case "noticeBefore":
      return facts.outcome === null
        ? mayStep("preNotice", facts)
        : refused("alreadyAnswered");
    case "askConsent":
      return facts.outcome === null
        ? mayStep("consent", facts)
        : refused("alreadyAnswered");
  }
}

/** Whether this letter may leave now: nothing bars it, and the case has come so far. */
export function mayLetterLeave(
  facts: DisclosureFacts,
  letter: Pick<DisclosureLetter, "to" | "purpose">,
): Verdict<null> {
  const free = mayWriteTo(facts, letter);
  return free.ok ? mayServe(facts, letter.purpose) : free;
}

/** Letters that belong on the way of this case, those that may leave now before the others. */
export function lettersFor(facts: DisclosureFacts): {
  readonly suited: readonly DisclosureLetter[];
  readonly others: readonly DisclosureLetter[];
} {
  const onWay = disclosureLetters.filter(
    (letter) =>
      letter.paths.includes(pathOf(facts.kind)) && mayWriteTo(facts, letter).ok,
  );
  const suits = (letter: DisclosureLetter) => mayLetterLeave(facts, letter).ok;
  return {
    suited: onWay.filter(suits),
    others: onWay.filter((letter) => !suits(letter)),
  };
}

/** A notice is given once everybody whom it concerns has been written to. */
export function isNoticeComplete(
  persons: readonly string[],
  told: readonly (string | null)[],
): boolean {
  return persons.every((id) => told.includes(id));
}
