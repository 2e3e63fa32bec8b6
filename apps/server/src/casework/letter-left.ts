import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import type { CaseEvent } from "@kept/domain/casework/event";
import { languagesOf } from "@kept/domain/casework/letter";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { renderLetter } from "../letters/render-letter.ts";
import { enterStage, refreshDue, type Asking, type House } from "./act.ts";
import { insertCaseFile } from "./case-file-store.ts";
import { findCase, type CaseHeader } from "./case-store.ts";
import { addExtension, startPause, stopClocks } from "./clock-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { AnyKeeping, LetterEffect } from "./keeping.ts";
import type { LetterInHand, ReadyMail } from "./letter-delivery.ts";
import { settleTry } from "./letter-outbox-store.ts";
import { templateOf } from "./letter-prepared.ts";
import {
  updateLetter,
  type KeptBytes,
  type StoredLetter,
} from "./letter-store.ts";
import { insertMessage } from "./message-store.ts";
import type { Office } from "./office.ts";

/** The mail going out by itself, as the audit trail names it. */
export function askingAsMail(now: string): Asking {
  return {
    actor: systemActor("outgoing-mail"),
    now,
    requestId: randomUUIDv7(),
  };
}

/**
 * The mail server has taken the letter at `at`: the sent copy with its hashes, the message in the
 * conversation, the clocks that it stops, pauses or extends, and the stage, all in one change.
 */
export function recordLetterLeft(
  house: House,
  inHand: LetterInHand,
  left: { ready: ReadyMail; at: string },
): Promise<Verdict<null>> {
  const { claimed, letter, keeping } = inHand;
  const { key } = keeping.register;
  const { at } = left;
  const intent = { ...askingAsMail(at), action: `${key}.deliver-letter` };
  return house.change(intent, async (tx) => {
    const { caseId } = claimed;
    const theCase = await findCase(tx, caseId);
    const isOurs = await settleTry(tx, claimed, {
      state: "sent",
      now: at,
      error: null,
    });
    // Another try of the same letter has reported already: it is the same mail.
    if (!isOurs || !theCase) return granted({ value: null, events: [] });
    const office = await house.office(tx);
    const { made } = left.ready;
    const events = await hasLeft(tx, keeping, {
      letter,
      theCase,
      office,
      at,
      now: at,
      copy: { ...made, channel: "email" },
    });
    await refreshDue(tx, keeping, { caseId, office, now: at });
    const sent: CaseEvent = {
      action: `${key}.letter-sent`,
      object: { kind: "letter", id: letter.id },
      changes: [
        ...fieldChange("state", "queued", "sent"),
        ...fieldChange("messageId", null, left.ready.made.messageId),
        ...fieldChange("toAddress", null, letter.toAddress),
        ...fieldChange("mailSha256", null, left.ready.made.mail.sha256),
        ...fieldChange("pdfSha256", null, left.ready.made.pdf?.sha256 ?? null),
        ...leftChanges(keeping, letter, at),
      ],
    };
    return granted({ value: null, caseId, events: [sent, ...events] });
  });
}

/** The copy that was sent: by mail its bytes, on paper the sheets alone. */
export interface SentCopy {
  readonly channel: "email" | "post";
  readonly messageId: string | null;
  readonly mail: KeptBytes | null;
  readonly pdf:
    (KeptBytes & { readonly name: string; readonly size: number }) | null;
}

interface Leaving {
  readonly letter: StoredLetter;
  readonly theCase: CaseHeader;
  readonly office: Office;
  /** When it left, and when that was recorded. */
  readonly at: string;
  readonly now: string;
  readonly copy: SentCopy;
}

/** Everything that follows from a letter having left, whichever way. */
export async function hasLeft(
  tx: Tx,
  keeping: AnyKeeping,
  leaving: Leaving,
): Promise<readonly CaseEvent[]> {
  const { letter, theCase, at, now } = leaving;
  const { id: caseId } = theCase;
  await keepSentCopy(tx, leaving);
  const template = templateOf(keeping, letter.templateId);
  await stopClocks(tx, { caseId, acts: template.acts, at });
  await takeEffect(tx, letter, at);
  const { stage, events } = await keeping.letterLeft(tx, {
    theCase,
    letter,
    template,
    office: leaving.office,
    at,
    now,
  });
  if (stage !== theCase.stage)
    await enterStage(tx, keeping, { caseId, stage, now });
  return events;
}

async function keepSentCopy(tx: Tx, leaving: Leaving): Promise<void> {
  const { letter, at, now, office, copy } = leaving;
  const { channel, messageId, mail, pdf } = copy;
  const rendering = renderLetter(letter.document);
  if (!rendering.ok) throw new Error("A letter with holes has left");
  const { subject, text, html } = rendering.letter;
  const [language = "en"] = languagesOf(letter.document.language);
  await updateLetter(tx, letter.id, {
    state: "sent",
    failure: null,
    sent: { at, messageId, mail, pdf },
  });
  await insertMessage(tx, {
    caseId: letter.caseId,
    kind: "out",
    lane: "ok",
    channel,
    authorId: letter.queuedBy,
    from: { name: office.name[language], address: office.address },
    toAddress: letter.toAddress === "" ? null : letter.toAddress,
    subject,
    text,
    html,
    language,
    happenedAt: at,
    recordedAt: now,
    ...(messageId !== null && { messageId }),
    ...(mail !== null && { raw: mail }),
    letterId: letter.id,
  });
  if (pdf === null) return;
  await insertCaseFile(tx, {
    caseId: letter.caseId,
    letterId: letter.id,
    fileId: pdf.fileId,
    name: pdf.name,
    sniffedType: "application/pdf",
    isActiveContent: false,
    size: pdf.size,
    sha256: pdf.sha256,
    purpose: "letterPdf",
    addedAt: now,
    addedBy: letter.queuedBy ?? "",
  });
}

/** A pause or an extension holds from the moment the person was written to, and no sooner. */
async function takeEffect(
  tx: Tx,
  { caseId, effect }: StoredLetter,
  at: string,
): Promise<void> {
  if (effect === null) return;
  const { ground } = effect;
  if (effect.kind === "pause") {
    await startPause(tx, { caseId, ground, ruleIds: effect.ruleIds, at });
    return;
  }
  const { ruleId, until } = effect;
  const fact = { caseId, ruleId, ground, at };
  await addExtension(tx, until === null ? fact : { ...fact, until });
}

/** What the trail says of a letter that has left: the acts it did, and what it paused or extended. */
export function leftChanges(
  keeping: AnyKeeping,
  letter: StoredLetter,
  at: string,
): CaseEvent["changes"] {
  const { acts } = templateOf(keeping, letter.templateId);
  return [
    ...fieldChange("acts", null, [...acts]),
    ...effectChanges(letter.effect, at),
  ];
}

function effectChanges(
  effect: LetterEffect | null,
  at: string,
): CaseEvent["changes"] {
  if (effect === null) return [];
  return effect.kind === "pause"
    ? [
        ...fieldChange("pausedFrom", null, at),
        ...fieldChange("pausedClocks", null, [...effect.ruleIds]),
      ]
    : [
        ...fieldChange("extendedAt", null, at),
        ...fieldChange("extendedClock", null, effect.ruleId),
      ];
}
