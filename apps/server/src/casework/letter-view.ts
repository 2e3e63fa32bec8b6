import type { Actor } from "@kept/domain/access/actor";
import type {
  LetterDocument,
  LetterLanguage,
  LetterValues,
  SentLanguage,
} from "@kept/domain/casework/letter";
import { notYet, type LetterCheck } from "@kept/domain/casework/letter-checks";
import type { LetterFailure } from "@kept/domain/casework/letter-failure";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { CaseFacts } from "@kept/domain/casework/register";
import { seeCase } from "./act.ts";
import type { CaseHeader } from "./case-store.ts";
import type { Enclosure } from "./case-file-store.ts";
import type {
  AnyKeeping,
  At,
  Keeping,
  LetterEffect,
  SharedMove,
} from "./keeping.ts";
import { prepareLetter, type PreparedLetter } from "./letter-prepared.ts";
import {
  findLetter,
  leavesAt,
  type LetterState,
  type StoredLetter,
} from "./letter-store.ts";
import type { Db } from "../db/reading.ts";
import {
  renderLetter,
  type Rendering,
  type Unresolved,
} from "../letters/render-letter.ts";

export interface LetterView {
  readonly id: string;
  readonly state: LetterState;
  /** With every value it can have now. */
  readonly document: LetterDocument;
  /** What the writer has answered; the rest of the values is the case's and follows it. */
  readonly answers: LetterValues;
  readonly checks: readonly LetterCheck[];
  readonly needsApproval: boolean;
  readonly approval: PreparedLetter["approval"];
  readonly contentHash: string;
  readonly toName: string;
  readonly toAddress: string | null;
  /** Whom it is written to, of those below; null where nobody was chosen. */
  readonly recipientId: string | null;
  readonly receivers: PreparedLetter["receivers"];
  /** Without a mail address it goes by post. */
  readonly way: "mail" | "post";
  readonly postAddress: string | null;
  /** The sheets are there to be printed. */
  readonly isPrinted: boolean;
  readonly enclosures: readonly Enclosure[];
  readonly fulfils: readonly string[];
  /** What sending it does; the clocks that ask for one of these stop. */
  readonly acts: readonly string[];
  readonly effect: LetterEffect | null;
  readonly editedAt: string;
  readonly queuedAt: string | null;
  /** Until then it can be stopped; null unless it waits in the outbox. */
  readonly leavesAt: string | null;
  readonly sentAt: string | null;
  readonly failure: LetterFailure | null;
}

interface LookedAt {
  readonly theCase: CaseHeader;
  readonly letter: StoredLetter;
  readonly prepared: PreparedLetter;
}

interface Wanted {
  readonly caseId: string;
  readonly letterId: string;
}

/** Who looks, at the letters of which register. */
type Looking<Kept = AnyKeeping> = At & {
  readonly actor: Actor;
  readonly keeping: Kept;
};

async function lookAt(
  db: Db,
  wanted: Wanted,
  { keeping, ...who }: Looking,
): Promise<Verdict<LookedAt>> {
  const seen = await seeCase(db, who.actor, {
    register: keeping.register.key,
    caseId: wanted.caseId,
  });
  if (!seen.ok) return seen;
  const letter = await findLetter(db, wanted);
  if (!letter) return refused("notFound");
  const prepared = await prepareLetter(db, keeping, {
    letter,
    setting: { ...who, theCase: seen.value },
  });
  return granted({ theCase: seen.value, letter, prepared });
}

/** A letter for the composer, for the approver and for reading it after it has left. */
export async function getLetter<Facts extends CaseFacts>(
  db: Db,
  wanted: Wanted,
  who: Looking<Keeping<SharedMove, Facts>>,
): Promise<Verdict<LetterView>> {
  const looked = await lookAt(db, wanted, who);
  if (!looked.ok) return looked;
  const { theCase, letter, prepared } = looked.value;
  const { keeping } = who;
  // The case may stand against it as well; whoever writes hears of it before they try.
  const ripe =
    letter.state === "draft"
      ? keeping.mayLeave(
          await keeping.factsOf(db, theCase, who),
          prepared.template,
          letter.id,
        )
      : granted(null);
  return granted({
    id: letter.id,
    state: letter.state,
    document: prepared.document,
    answers: letter.document.values,
    checks: ripe.ok
      ? prepared.checks
      : [notYet(ripe.refusal), ...prepared.checks],
    needsApproval: prepared.needsApproval,
    approval: prepared.approval,
    contentHash: prepared.hash,
    toName: prepared.recipient.name,
    toAddress: prepared.recipient.address,
    recipientId: letter.recipientId,
    receivers: prepared.receivers,
    way: prepared.recipient.address === null ? "post" : "mail",
    postAddress: prepared.postAddress,
    isPrinted: letter.state === "queued" && letter.pdf !== null,
    enclosures: prepared.enclosures,
    fulfils: prepared.template.fulfils,
    acts: prepared.template.acts,
    effect: letter.effect,
    editedAt: letter.editedAt,
    queuedAt: letter.queuedAt,
    leavesAt: leavesAt(letter),
    sentAt: letter.sentAt,
    failure: letter.failure,
  });
}

/** What a person reads, in one language. */
export interface PreviewSide {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterPreview {
  /** What the person gets. */
  readonly language: SentLanguage;
  /** Exactly the words and the HTML of the mail; null while something cannot be filled in. */
  readonly mail: PreviewSide | null;
  readonly sides: Readonly<Record<LetterLanguage, PreviewSide | null>>;
  /** What keeps the mail from being made. */
  readonly unresolved: readonly Unresolved[];
}

/** The letter as it would be sent now, from the same function that makes the mail. */
export async function previewLetter(
  db: Db,
  wanted: Wanted,
  who: Looking,
): Promise<Verdict<LetterPreview>> {
  const looked = await lookAt(db, wanted, who);
  if (!looked.ok) return looked;
  const { document } = looked.value.prepared;
  const mail = renderLetter(document);
  const sideOf = (language: LetterLanguage) =>
    sideIn(renderLetter(document, language));
  return granted({
    language: document.language,
    mail: sideIn(mail),
    sides: { en: sideOf("en"), zh: sideOf("zh") },
    unresolved: mail.ok ? [] : mail.unresolved,
  });
}

function sideIn(rendering: Rendering): PreviewSide | null {
  if (!rendering.ok) return null;
  const { subject, text, html } = rendering.letter;
  return { subject, text, html };
}
