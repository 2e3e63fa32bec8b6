import { randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import { may, type Role } from "@kept/domain/access/permissions";
import { isApproved, mayDecideApproval } from "@kept/domain/casework/approval";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  draftLetter,
  editLetter as editDocument,
  markCurrent as markDocumentCurrent,
  type LetterDocument,
  type LetterValues,
} from "@kept/domain/casework/letter";
import { mayLeave } from "@kept/domain/casework/letter-checks";
import { stopWindowSeconds } from "@kept/domain/casework/letter-delivery";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  askApprovalInput,
  decideApprovalInput,
  editLetterInput,
  letterInput,
  markCurrentInput,
} from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { instantAfter } from "../clock/wall-clock.ts";
import { act, type ActSetting, type Asking, type House } from "./act.ts";
import type { Keeping, LetterEffect } from "./keeping.ts";
import { prepareLetter } from "./letter-prepared.ts";
import { personOf } from "./person-store.ts";
import {
  findLetter,
  readApprovals,
  type StoredLetter,
} from "./letter-store.ts";

type Kept<Facts extends CaseFacts> = House & {
  keeping: Keeping<string, Facts>;
};

/** A new draft on the case, for the command that has already been allowed to write one. */
export async function insertLetter<Facts extends CaseFacts>(
  tx: Tx,
  setting: Pick<ActSetting<Facts>, "theCase" | "office" | "actor" | "now">,
  wanted: {
    keeping: Keeping<string, Facts>;
    templateId: string;
    effect: LetterEffect | null;
    values: LetterValues;
  },
): Promise<Verdict<{ letterId: string; events: readonly CaseEvent[] }>> {
  const { keeping } = wanted;
  const template = keeping.templates.find(
    (found) => found.id === wanted.templateId,
  );
  if (!template) return refused("unknownTemplate");
  const { theCase, office, actor, now } = setting;
  const given = await keeping.letterSetting(tx, {
    theCase,
    at: { office, now },
    effect: wanted.effect,
    author: await personOf(tx, actor.id),
    letterId: null,
    writtenAt: now,
  });
  if (given.toAddress === null) return refused("noAddress");
  const letterId = randomUUIDv7();
  const draft = draftLetter(template, {
    language: given.language,
    conditions: given.conditions,
  });
  const document: LetterDocument = { ...draft, values: wanted.values };
  await tx
    .insertInto("case_letters")
    .values({
      id: letterId,
      case_id: theCase.id,
      template_id: template.id,
      template_version: template.version,
      state: "draft",
      document: JSON.stringify(document),
      effect: wanted.effect === null ? null : JSON.stringify(wanted.effect),
      author_ids: JSON.stringify([actor.id]),
      to_address: given.toAddress,
      language: document.language,
      created_at: now,
      edited_at: now,
    })
    .execute();
  return granted({
    letterId,
    events: [
      {
        action: `${keeping.register.key}.letter-started`,
        object: { kind: "letter", id: letterId },
        changes: [{ field: "template", before: null, after: template.id }],
      },
    ],
  });
}

export function startLetter<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: { caseId: string; version: number; templateId: string },
): Promise<Verdict<{ letterId: string }>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const started = await insertLetter(tx, setting, {
        keeping: house.keeping,
        templateId: input.templateId,
        effect: null,
        values: {},
      });
      if (!started.ok) return started;
      const { letterId, events } = started.value;
      return granted({ value: { letterId }, events: [...events] });
    },
  );
}

/** A draft that may still be touched, or the reason why not. */
async function draftOf(
  tx: Tx,
  wanted: { caseId: string; letterId: string },
): Promise<Verdict<StoredLetter>> {
  const letter = await findLetter(tx, wanted);
  if (!letter) return refused("notFound");
  return letter.state === "draft" ? granted(letter) : refused("letterNotDraft");
}

/** Writes the new wording, adds the writer to the authors and voids what was approved or asked before. */
async function rewrite(
  tx: Tx,
  letter: StoredLetter,
  edit: { document: LetterDocument; actorId: string; now: string },
): Promise<CaseEvent[]> {
  const authors = [...new Set([...letter.authorIds, edit.actorId])];
  await tx
    .updateTable("case_letters")
    .set({
      document: JSON.stringify(edit.document),
      language: edit.document.language,
      author_ids: JSON.stringify(authors),
      edited_at: edit.now,
    })
    .where("id", "=", letter.id)
    .execute();
  return voidApprovals(tx, letter);
}

async function voidApprovals(
  tx: Tx,
  letter: StoredLetter,
): Promise<CaseEvent[]> {
  const standing = (await readApprovals(tx, letter.caseId)).filter(
    (approval) =>
      approval.subject.id === letter.id &&
      (approval.state === "asked" || approval.state === "approved"),
  );
  for (const approval of standing)
    await tx
      .updateTable("case_approvals")
      .set({ state: "void" })
      .where("id", "=", approval.id)
      .execute();
  return standing.map((approval) => ({
    action: "approvals.voided",
    object: { kind: "approval", id: approval.id },
    changes: [{ field: "state", before: approval.state, after: "void" }],
  }));
}

export function editLetter<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof editLetterInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase, now, actor }) => {
      const draft = await draftOf(tx, {
        caseId: theCase.id,
        letterId: input.letterId,
      });
      if (!draft.ok) return draft;
      const edited = editDocument(draft.value.document, input);
      if (!edited.ok) return edited;
      const before = JSON.stringify(draft.value.document);
      if (before === JSON.stringify(edited.value))
        return granted({ value: null, events: [] });
      const voided = await rewrite(tx, draft.value, {
        document: edited.value,
        actorId: actor.id,
        now,
      });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.letter-edited`,
            object: { kind: "letter", id: input.letterId },
            changes: changedWording(draft.value.document, edited.value),
          },
          ...voided,
        ],
      });
    },
  );
}

function changedWording(
  before: LetterDocument,
  after: LetterDocument,
): CaseEvent["changes"][number][] {
  const sides = ["en", "zh"] as const;
  const found = sides.flatMap((side) => {
    const old = new Map(
      before.paragraphs.map((paragraph) => [paragraph.id, paragraph[side]]),
    );
    return after.paragraphs
      .filter((paragraph) => old.get(paragraph.id) !== paragraph[side])
      .map((paragraph) => ({
        field: `${paragraph.id}.${side}`,
        before: old.get(paragraph.id) ?? null,
        after: paragraph[side],
      }));
  });
  const subjects = sides
    .filter((side) => before.subject[side] !== after.subject[side])
    .map((side) => ({
      field: `subject.${side}`,
      before: before.subject[side],
      after: after.subject[side],
    }));
  return [...subjects, ...found];
}

export function markCurrent<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof markCurrentInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase, now, actor }) => {
      const draft = await draftOf(tx, {
        caseId: theCase.id,
        letterId: input.letterId,
      });
      if (!draft.ok) return draft;
      const marked = markDocumentCurrent(
        draft.value.document,
        input.paragraphId,
      );
      if (!marked.ok) return marked;
      const voided = await rewrite(tx, draft.value, {
        document: marked.value,
        actorId: actor.id,
        now,
      });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.letter-side-current`,
            object: { kind: "letter", id: input.letterId },
            changes: [
              { field: "paragraph", before: null, after: input.paragraphId },
            ],
          },
          ...voided,
        ],
      });
    },
  );
}

export function discardLetter<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof letterInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase }) => {
      const draft = await draftOf(tx, {
        caseId: theCase.id,
        letterId: input.letterId,
      });
      if (!draft.ok) return draft;
      await tx
        .updateTable("case_letters")
        .set({ state: "discarded" })
        .where("id", "=", input.letterId)
        .execute();
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.letter-discarded`,
            object: { kind: "letter", id: input.letterId },
            changes: [{ field: "state", before: "draft", after: "discarded" }],
          },
          ...(await voidApprovals(tx, draft.value)),
        ],
      });
    },
  );
}

export function askApproval<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof askApprovalInput>,
): Promise<Verdict<{ approvalId: string }>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { theCase, actor, now } = setting;
      const draft = await draftOf(tx, {
        caseId: theCase.id,
        letterId: input.letterId,
      });
      if (!draft.ok) return draft;
      const approver = await tx
        .selectFrom("accounts")
        .select(["role"])
        .where("id", "=", input.approverId)
        .where("disabled_at", "is", null)
        .executeTakeFirst();
      const approving = house.keeping.register.workflow.moves["approve"];
      const isAuthor = draft.value.authorIds.includes(input.approverId);
      if (
        !approver ||
        isAuthor ||
        !approving ||
        !may({ role: approver.role as Role }, approving.permission)
      )
        return refused("approverMayNot");
      await voidApprovals(tx, draft.value);
      const prepared = await prepareLetter(tx, house.keeping, {
        letter: draft.value,
        setting,
      });
      const approvalId = randomUUIDv7();
      await tx
        .insertInto("case_approvals")
        .values({
          id: approvalId,
          case_id: theCase.id,
          subject_kind: "letter",
          subject_id: input.letterId,
          content_hash: prepared.hash,
          author_ids: JSON.stringify(draft.value.authorIds),
          state: "asked",
          asked_by: actor.id,
          asked_of: input.approverId,
          asked_at: now,
        })
        .execute();
      return granted({
        value: { approvalId },
        events: [
          {
            action: `${house.keeping.register.key}.approval-asked`,
            object: { kind: "approval", id: approvalId },
            changes: [
              { field: "askedOf", before: null, after: input.approverId },
            ],
          },
        ],
      });
    },
  );
}

export function decideApproval<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof decideApprovalInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "approve", ...input },
    async (tx, setting) => {
      const { theCase, actor, now } = setting;
      const approval = (await readApprovals(tx, theCase.id)).find(
        (found) => found.id === input.approvalId,
      );
      if (!approval) return refused("notFound");
      const letter = await findLetter(tx, {
        caseId: theCase.id,
        letterId: approval.subject.id,
      });
      if (!letter) return refused("notFound");
      const prepared = await prepareLetter(tx, house.keeping, {
        letter,
        setting,
      });
      // Bound to what the approver read, and to what would leave now.
      const decided = mayDecideApproval(
        { ...approval, authorIds: letter.authorIds },
        actor.id,
        input.contentHash,
      );
      if (!decided.ok) return decided;
      if (prepared.hash !== approval.contentHash)
        return refused("approvalVoid");
      await tx
        .updateTable("case_approvals")
        .set({
          state: input.answer,
          decided_by: actor.id,
          decided_at: now,
          reason: input.reason,
        })
        .where("id", "=", approval.id)
        .execute();
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.approval-${input.answer === "approved" ? "given" : "declined"}`,
            object: { kind: "approval", id: approval.id },
            changes: [
              { field: "state", before: "asked", after: input.answer },
              { field: "reason", before: null, after: input.reason },
            ],
          },
        ],
      });
    },
  );
}

/** "Send": everything is checked once more, then the letter waits out its stop window in the outbox. */
export function sendLetter<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof letterInput>,
): Promise<Verdict<{ leavesAt: string }>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { theCase, actor, now } = setting;
      const draft = await draftOf(tx, {
        caseId: theCase.id,
        letterId: input.letterId,
      });
      if (!draft.ok) return draft;
      const prepared = await prepareLetter(tx, house.keeping, {
        letter: draft.value,
        setting,
      });
      const approvals = await readApprovals(tx, theCase.id);
      if (
        prepared.needsApproval &&
        !isApproved(approvals, input.letterId, prepared.hash)
      )
        return refused("approvalMissing");
      if (!mayLeave(prepared.checks))
        return refused("letterIncomplete", {
          count: prepared.checks.filter((check) => check.kind === "fix").length,
        });
      const leavesAt = instantAfter(now, stopWindowSeconds * 1000);
      // What was checked is what leaves: the values are fixed in the letter from here on.
      await tx
        .updateTable("case_letters")
        .set({
          state: "queued",
          document: JSON.stringify(prepared.document),
          content_hash: prepared.hash,
          queued_at: now,
          queued_by: actor.id,
          failure: null,
        })
        .where("id", "=", input.letterId)
        .execute();
      return granted({
        value: { leavesAt },
        events: [
          {
            action: `${house.keeping.register.key}.letter-queued`,
            object: { kind: "letter", id: input.letterId },
            changes: [{ field: "state", before: "draft", after: "queued" }],
          },
        ],
        outbox: [
          {
            kind: "letter",
            caseId: theCase.id,
            notBefore: leavesAt,
            payload: { letterId: input.letterId },
          },
        ],
      });
    },
  );
}

/** Takes a letter back inside its stop window; it is a draft again. */
export function stopLetter<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof letterInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase, now }) => {
      const letter = await findLetter(tx, {
        caseId: theCase.id,
        letterId: input.letterId,
      });
      if (letter?.state !== "queued") return refused("tooLateToStop");
      const stopped = await tx
        .updateTable("outbox")
        .set({ state: "stopped", settled_at: now })
        .where("case_id", "=", theCase.id)
        .where("kind", "=", "letter")
        .where("state", "=", "waiting")
        .where("payload", "=", JSON.stringify({ letterId: input.letterId }))
        .executeTakeFirst();
      if (stopped.numUpdatedRows === 0n) return refused("tooLateToStop");
      await tx
        .updateTable("case_letters")
        .set({ state: "draft", queued_at: null, queued_by: null })
        .where("id", "=", input.letterId)
        .execute();
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.letter-stopped`,
            object: { kind: "letter", id: input.letterId },
            changes: [{ field: "state", before: "queued", after: "draft" }],
          },
        ],
      });
    },
  );
}
