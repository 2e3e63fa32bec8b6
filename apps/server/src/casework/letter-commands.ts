import type { z } from "zod";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  draftLetter,
  editLetter as editDocument,
  markCurrent as markDocumentCurrent,
  type LetterDocument,
} from "@kept/domain/casework/letter";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  editLetterInput,
  letterInput,
  markCurrentInput,
} from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { act, type ActSetting, type Asking, type KeptHouse } from "./act.ts";
import { voidApprovals } from "./approval-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { Keeping, LetterEffect, SharedMove } from "./keeping.ts";
import {
  findLetter,
  insertDraft,
  lastPostAddress,
  updateLetter,
  type StoredLetter,
} from "./letter-store.ts";
import { personOf } from "./person-store.ts";

/** A new draft on the case, for the command that has already been allowed to write one. */
export async function draftOn<Facts extends CaseFacts>(
  tx: Tx,
  setting: Pick<ActSetting<Facts>, "theCase" | "office" | "actor" | "now">,
  wanted: {
    keeping: Keeping<SharedMove, Facts>;
    templateId: string;
    effect: LetterEffect | null;
    values: LetterDocument["values"];
    recipientId?: string | null;
  },
): Promise<Verdict<{ letterId: string; event: CaseEvent }>> {
  const { keeping, effect, values, recipientId = null } = wanted;
  const template = keeping.templates.find(
    (found) => found.id === wanted.templateId,
  );
  if (!template) return refused("unknownTemplate");
  const { theCase, office, actor, now } = setting;
  const given = await keeping.letterSetting(tx, {
    theCase,
    at: { office, now },
    template,
    effect,
    author: await personOf(tx, actor.id),
    recipientId,
    enclosures: 0,
  });
  const toAddress = given.recipient.address;
  const { language, conditions } = given;
  const document = {
    ...draftLetter(template, { language, conditions }),
    values,
  };
  const letterId = await insertDraft(tx, {
    caseId: theCase.id,
    document,
    effect,
    authorId: actor.id,
    recipientId,
    toAddress: toAddress ?? "",
    postAddress:
      toAddress === null
        ? await lastPostAddress(tx, { caseId: theCase.id, recipientId })
        : null,
    now,
  });
  return granted({
    letterId,
    event: {
      action: `${keeping.register.key}.letter-started`,
      object: { kind: "letter", id: letterId },
      changes: fieldChange("template", null, template.id),
    },
  });
}

/** Whether a letter of this kind may be begun on the case as it stands, to whomever. */
export function mayBegin<Facts extends CaseFacts>(
  keeping: Keeping<SharedMove, Facts>,
  facts: Facts,
  templateId: string,
): Verdict<null> {
  const template = keeping.templates.find(({ id }) => id === templateId);
  if (!template) return refused("unknownTemplate");
  return keeping.mayBegin?.(facts, template) ?? granted(null);
}

export function startLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: {
    caseId: string;
    version: number;
    templateId: string;
    recipientId?: string | null;
  },
): Promise<Verdict<{ letterId: string }>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, setting) => {
      const { keeping } = house;
      const { templateId, recipientId = null } = input;
      const may = mayBegin(keeping, setting.facts, templateId);
      if (!may.ok) return may;
      const started = await draftOn(tx, setting, {
        keeping,
        templateId,
        recipientId,
        effect: null,
        values: {},
      });
      if (!started.ok) return started;
      const { letterId, event } = started.value;
      return granted({ value: { letterId }, events: [event] });
    },
  );
}

/** A draft that may still be touched, or the reason why not. */
export async function draftToTouch(
  tx: Tx,
  wanted: { caseId: string; letterId: string },
): Promise<Verdict<StoredLetter>> {
  const letter = await findLetter(tx, wanted);
  if (!letter) return refused("notFound");
  return letter.state === "draft" ? granted(letter) : refused("letterNotDraft");
}

/** Writes the new wording, adds the writer to the authors and voids what was approved or asked before. */
export async function rewrite(
  tx: Tx,
  letter: StoredLetter,
  edit: { document: LetterDocument; actorId: string; now: string },
): Promise<CaseEvent[]> {
  await updateLetter(tx, letter.id, {
    document: edit.document,
    authorIds: [...new Set([...letter.authorIds, edit.actorId])],
    editedAt: edit.now,
  });
  return voidApprovals(tx, letter);
}

/** One edit of a draft: what it makes of the words, and what is logged of it. */
function touchDraft<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  touch: {
    input: z.infer<typeof letterInput>;
    action: string;
    edit: (document: LetterDocument) => Verdict<LetterDocument>;
    changes: (
      before: LetterDocument,
      after: LetterDocument,
    ) => CaseEvent["changes"];
  },
): Promise<Verdict<null>> {
  const { caseId, version, letterId } = touch.input;
  return act(
    house,
    { asking, move: "write", caseId, version },
    async (tx, { now, actor }) => {
      const draft = await draftToTouch(tx, { caseId, letterId });
      if (!draft.ok) return draft;
      const before = draft.value.document;
      const edited = touch.edit(before);
      if (!edited.ok) return edited;
      const changes = touch.changes(before, edited.value);
      if (changes.length === 0) return granted({ value: null, events: [] });
      const voided = await rewrite(tx, draft.value, {
        document: edited.value,
        actorId: actor.id,
        now,
      });
      const event = {
        action: `${house.keeping.register.key}.${touch.action}`,
        object: { kind: "letter", id: letterId },
        changes,
      };
      return granted({ value: null, events: [event, ...voided] });
    },
  );
}

export function editLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof editLetterInput>,
): Promise<Verdict<null>> {
  return touchDraft(house, asking, {
    input,
    action: "letter-edited",
    edit: (document) => editDocument(document, input),
    changes: changedWording,
  });
}

function changedWording(
  before: LetterDocument,
  after: LetterDocument,
): CaseEvent["changes"] {
  const sides = ["en", "zh"] as const;
  const ids = [
    ...new Set([...before.paragraphs, ...after.paragraphs].map(({ id }) => id)),
  ];
  const paragraph = (document: LetterDocument, id: string) =>
    document.paragraphs.find((found) => found.id === id);
  const order = ({ paragraphs }: LetterDocument) =>
    paragraphs.map(({ id }) => id);
  const names = [
    ...new Set([...Object.keys(before.values), ...Object.keys(after.values)]),
  ];
  return [
    ...fieldChange("language", before.language, after.language),
    ...fieldChange("order", order(before), order(after)),
    ...sides.flatMap((side) => [
      ...fieldChange(
        `subject.${side}`,
        before.subject[side],
        after.subject[side],
      ),
      ...ids.flatMap((id) =>
        fieldChange(
          `paragraph.${id}.${side}`,
          paragraph(before, id)?.[side] ?? null,
          paragraph(after, id)?.[side] ?? null,
        ),
      ),
      ...names.flatMap((name) =>
        fieldChange(
          `value.${name}.${side}`,
          before.values[name]?.[side] ?? null,
          after.values[name]?.[side] ?? null,
        ),
      ),
    ]),
  ];
}

export function markCurrent<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof markCurrentInput>,
): Promise<Verdict<null>> {
  return touchDraft(house, asking, {
    input,
    action: "letter-side-current",
    edit: (document) => markDocumentCurrent(document, input.paragraphId),
    changes: (before, after) =>
      JSON.stringify(before) === JSON.stringify(after)
        ? []
        : fieldChange("paragraph", null, input.paragraphId),
  });
}

/** Throws a draft away, or a letter that could not be delivered; both stay in the history. */
export function discardLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof letterInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase }) => {
      const { letterId } = input;
      const letter = await findLetter(tx, { caseId: theCase.id, letterId });
      if (!letter) return refused("notFound");
      const { state } = letter;
      if (state !== "draft" && state !== "failed")
        return refused("letterNotDraft");
      await updateLetter(tx, letterId, { state: "discarded" });
      const voided = await voidApprovals(tx, letter);
      const event = {
        action: `${house.keeping.register.key}.letter-discarded`,
        object: { kind: "letter", id: letterId },
        changes: fieldChange("state", state, "discarded"),
      };
      return granted({ value: null, events: [event, ...voided] });
    },
  );
}
