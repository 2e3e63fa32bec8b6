import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import { excerptOf, isNewRecord } from "@kept/domain/casework/draft";
import type { Text } from "@kept/domain/text";
import { findCase, type CaseHeader } from "../casework/case-store.ts";
import type { Db } from "../db/reading.ts";
import { draftsOf, findDraft, type Draft } from "./draft-store.ts";

/** As much of a register as drafts ask for. */
export interface DraftRegister {
  readonly register: {
    readonly key: string;
    readonly title: Text;
    readonly viewPermission: Permission;
    readonly workflow: {
      readonly moves: Readonly<Record<string, { readonly label: Text }>>;
    };
  };
}

/** By key; a map, because the key comes from outside and an object would know `constructor`. */
export type DraftRegisters = ReadonlyMap<string, DraftRegister>;

interface Asked {
  readonly actor: Actor;
  readonly registers: DraftRegisters;
}

interface DraftPlace {
  readonly register: string;
  readonly record: string;
}

/**
 * The case that a draft is about, null where there is none yet, undefined where this person may not know of it:
 * then there is no draft either.
 */
async function caseOf(
  db: Db,
  { register, record }: DraftPlace,
  { actor, registers }: Asked,
): Promise<CaseHeader | null | undefined> {
  const known = registers.get(register);
  if (known === undefined || !may(actor, known.register.viewPermission))
    return undefined;
  if (isNewRecord(record)) return null;
  const found = await findCase(db, record);
  return found?.register === register &&
    can(actor, known.register.viewPermission, found)
    ? found
    : undefined;
}

/** Whether this person may write here at all. */
export async function isOpenPlace(
  db: Db,
  place: DraftPlace,
  asked: Asked,
): Promise<boolean> {
  return (await caseOf(db, place, asked)) !== undefined;
}

/** What one wrote in this form and has not sent; null where there is nothing. */
export async function draftView(
  db: Db,
  place: DraftPlace & { readonly form: string },
  asked: Asked,
): Promise<Draft | null> {
  return (await isOpenPlace(db, place, asked))
    ? findDraft(db, asked.actor.id, place)
    : null;
}

/** A draft as a list tells it: where it belongs and how it begins. */
export interface DraftLine {
  readonly id: string;
  readonly register: string;
  readonly registerTitle: Text;
  readonly record: string;
  readonly form: string;
  /** What the form does, in the words of the register; null for a form that is no move. */
  readonly act: Text | null;
  /** Null while there is no case yet. */
  readonly theCase: {
    readonly reference: string;
    readonly title: string;
  } | null;
  readonly excerpt: string;
  readonly savedAt: string;
}

/** Everything one has begun, or what one has begun on one record. */
export async function draftLines(
  db: Db,
  asked: Asked,
  only?: DraftPlace,
): Promise<DraftLine[]> {
  const drafts = await draftsOf(db, asked.actor.id, only);
  const lines: DraftLine[] = [];
  for (const draft of drafts) {
    const theCase = await caseOf(db, draft, asked);
    const known = asked.registers.get(draft.register);
    if (theCase === undefined || known === undefined) continue;
    const { title, workflow } = known.register;
    lines.push({
      id: draft.id,
      register: draft.register,
      registerTitle: title,
      record: draft.record,
      form: draft.form,
      act: workflow.moves[draft.form]?.label ?? null,
      theCase: theCase && {
        reference: theCase.reference,
        title: theCase.title,
      },
      excerpt: excerptOf(draft.values),
      savedAt: draft.savedAt,
    });
  }
  return lines;
}
