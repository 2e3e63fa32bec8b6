import { may } from "@kept/domain/access/permissions";
import type { Actor } from "@kept/domain/access/actor";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { MatchStrength, ToldEntry } from "@kept/domain/casework/statement";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import { findCase } from "../case-store.ts";
import type { ViewPermissions } from "../context-views.ts";
import { today, type Office } from "../office.ts";
import { peopleById, type PersonView } from "../views.ts";
import { deskOf } from "./statement-commands.ts";
import { readStatements, tellingsOf } from "./statement-store.ts";
import {
  isOpen,
  matchedEntries,
  personOfCase,
  saysTheSame,
} from "./statement-words.ts";
import type { StatementParts } from "./teller.ts";

export interface StatementView {
  readonly entries: readonly (Omit<ToldEntry, "id"> & {
    readonly id: string;
    readonly strength: MatchStrength;
    readonly isTheirs: boolean | null;
    readonly isOpen: boolean;
    /** As the record names the person; to be compared by whoever decides a doubtful one. */
    readonly names: readonly string[];
    /** The case of the entry; null for somebody who may not open it. */
    readonly record: { readonly id: string; readonly reference: string } | null;
  })[];
  readonly statements: readonly {
    readonly id: string;
    readonly caseFileId: string;
    readonly fileName: string;
    readonly letterId: string | null;
    readonly madeAt: string;
    readonly madeBy: PersonView | null;
    readonly entries: number;
    /** It says what one of today would say. */
    readonly isCurrent: boolean;
  }[];
}

interface Looking {
  readonly caseId: string;
  readonly actor: Actor;
  readonly viewPermissions: ViewPermissions;
}

/** What a statement on this case would tell today, what is still to be decided, and what was told before. */
export async function statementView(
  db: Db,
  parts: StatementParts,
  wanted: Looking & { readonly office: Office; readonly now: string },
): Promise<Verdict<StatementView>> {
  const found = await deskOf(db, parts, wanted);
  if (!found.ok) return found;
  const { desk } = found.value;
  if (!may(wanted.actor, desk.viewPermission)) return refused("notFound");
  const person = await personOfCase(db, desk, wanted.caseId);
  const entries = await matchedEntries(db, parts.tellers, {
    caseId: wanted.caseId,
    person,
    today: today(wanted.office, wanted.now),
  });
  const statements = await readStatements(db, wanted.caseId);
  const named = await peopleById(db);
  const shown: StatementView["entries"][number][] = [];
  for (const entry of entries) {
    const { caseId, person: recorded, ...told } = entry;
    shown.push({
      ...told,
      isOpen: isOpen(entry),
      names: recorded.names,
      record: await caseLine(db, caseId, wanted),
    });
  }
  return granted({
    entries: shown,
    statements: statements.map((made) => ({
      id: made.id,
      caseFileId: made.caseFileId,
      fileName: made.fileName,
      letterId: made.letterId,
      madeAt: made.madeAt,
      madeBy: named(made.madeBy),
      entries: made.entries,
      isCurrent: saysTheSame(made, entries, person),
    })),
  });
}

/** Statements in which something of this case was told, as far as the viewer may know of their cases. */
export async function toldIn(
  db: Db,
  wanted: Looking,
): Promise<
  Verdict<
    readonly {
      readonly id: string;
      readonly reference: string;
      readonly madeAt: string;
    }[]
  >
> {
  const own = await caseLine(db, wanted.caseId, wanted);
  if (own === null) return refused("notFound");
  const lines: { id: string; reference: string; madeAt: string }[] = [];
  for (const { caseId, madeAt } of await tellingsOf(db, wanted.caseId)) {
    const line = await caseLine(db, caseId, wanted);
    if (line !== null) lines.push({ ...line, madeAt });
  }
  return granted(lines);
}

async function caseLine(
  db: Db,
  caseId: string,
  { actor, viewPermissions }: Looking,
): Promise<{ id: string; reference: string } | null> {
  const theCase = await findCase(db, caseId);
  const permission = theCase && viewPermissions[theCase.register];
  return theCase &&
    permission &&
    may(actor, permission) &&
    maySeeCase(actor, theCase)
    ? { id: theCase.id, reference: theCase.reference }
    : null;
}
