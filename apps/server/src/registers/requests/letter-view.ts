import type { Actor } from "@kept/domain/access/actor";
import type { LetterDocument } from "@kept/domain/casework/letter";
import type { LetterCheck } from "@kept/domain/casework/letter-checks";
import { registers } from "@kept/domain/registers/index";
import { refused, granted, type Verdict } from "@kept/domain/verdict";
import { seeCase } from "../../casework/act.ts";
import type { At, LetterEffect } from "../../casework/keeping.ts";
import { prepareLetter } from "../../casework/letter-prepared.ts";
import { findLetter } from "../../casework/letter-store.ts";
import type { Db } from "../../db/reading.ts";
import { requestKeeping } from "./keeping.ts";

export interface LetterView {
  readonly id: string;
  readonly state: "draft" | "queued" | "sent" | "failed" | "discarded";
  /** With every value it can have now. */
  readonly document: LetterDocument;
  readonly checks: readonly LetterCheck[];
  readonly needsApproval: boolean;
  readonly contentHash: string;
  readonly toAddress: string;
  readonly fulfils: readonly string[];
  readonly effect: LetterEffect | null;
  readonly editedAt: string;
  readonly queuedAt: string | null;
  readonly sentAt: string | null;
}

/** A letter for the composer, for the approver and for reading it after it has left. */
export async function getLetter(
  db: Db,
  wanted: { caseId: string; letterId: string },
  who: At & { actor: Actor },
): Promise<Verdict<LetterView>> {
  const seen = await seeCase(db, who.actor, {
    register: registers.requests.key,
    caseId: wanted.caseId,
  });
  if (!seen.ok) return seen;
  const letter = await findLetter(db, wanted);
  if (!letter) return refused("notFound");
  const prepared = await prepareLetter(db, requestKeeping, {
    letter,
    setting: { ...who, theCase: seen.value },
  });
  return granted({
    id: letter.id,
    state: letter.state,
    document: prepared.document,
    checks: prepared.checks,
    needsApproval: prepared.needsApproval,
    contentHash: prepared.hash,
    toAddress: letter.toAddress,
    fulfils:
      requestKeeping.templates.find((found) => found.id === letter.templateId)
        ?.fulfils ?? [],
    effect: letter.effect,
    editedAt: letter.editedAt,
    queuedAt: letter.queuedAt,
    sentAt: letter.sentAt,
  });
}
