import { randomInt, randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import { fixedQuery } from "../db/fixed-query.ts";
import { prepared } from "../db/prepared.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
import type { NextDue } from "@kept/domain/casework/snooze";
import type { Tx } from "../db/writing.ts";

/** The thin header that every case has. */
export interface CaseHeader {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly stage: string;
  readonly isOpen: boolean;
  /** Only those may know of it whom its list names. */
  readonly isSealed: boolean;
  readonly version: number;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly title: string;
  readonly lane: string;
  readonly isUrgent: boolean;
  readonly receivedAt: string;
  readonly openedAt: string;
  /** When the stage was entered in which nothing is owed any more. */
  readonly endedAt: string | null;
}

export interface NewCase {
  readonly register: string;
  readonly prefix: string;
  readonly stage: string;
  readonly teamId: string | null;
  readonly title: string;
  readonly lane: string;
  readonly isUrgent: boolean;
  readonly receivedAt: string;
  readonly openedAt: string;
  /** The year that the number is taken from, in the office's zone. */
  readonly year: number;
  /** From its first moment on nobody knows of it whom it does not name. */
  readonly isSealed?: boolean;
}

/**
 * The number of a case that was sealed from its first moment: drawn, so that none is missing among those that others
 * see, and none tells how many there are.
 */
async function drawReference(tx: Tx, year: number): Promise<string> {
  const reference = `KPT-${String(year)}-${String(randomInt(1e8, 1e9))}`;
  const isTaken = (await caseIdOf(tx, reference)) !== undefined;
  return isTaken ? drawReference(tx, year) : reference;
}

/** Numbers come from a counter row in the same transaction and are never used again. */
async function takeReference(tx: Tx, fresh: NewCase): Promise<string> {
  const { year, register, prefix } = fresh;
  if (fresh.isSealed === true) return drawReference(tx, year);
  const row = await tx
    .insertInto("case_numbers")
    .values({ register, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(["register", "year"]).doUpdateSet((update) => ({
        last: update("case_numbers.last", "+", 1),
      })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return `${prefix}-${String(year)}-${String(row.last).padStart(5, "0")}`;
}

export async function insertCase(
  tx: Tx,
  fresh: NewCase,
): Promise<{ id: string; reference: string }> {
  const id = randomUUIDv7();
  const reference = await takeReference(tx, fresh);
  await tx
    .insertInto("cases")
    .values({
      id,
      register: fresh.register,
      reference,
      stage: fresh.stage,
      is_open: 1,
      version: 1,
      team_id: fresh.teamId,
      owner_id: null,
      title: fresh.title,
      lane: fresh.lane,
      is_urgent: fresh.isUrgent ? 1 : 0,
      is_sealed: fresh.isSealed === true ? 1 : 0,
      received_at: fresh.receivedAt,
      opened_at: fresh.openedAt,
      touched_at: fresh.openedAt,
    })
    .execute();
  return { id, reference };
}

function headerFrom(row: Selectable<Schema["cases"]>): CaseHeader {
  return {
    id: row.id,
    register: row.register,
    reference: row.reference,
    stage: row.stage,
    isOpen: row.is_open === 1,
    isSealed: row.is_sealed === 1,
    version: row.version,
    teamId: row.team_id,
    ownerId: row.owner_id,
    title: row.title,
    lane: row.lane,
    isUrgent: row.is_urgent === 1,
    receivedAt: row.received_at,
    openedAt: row.opened_at,
    endedAt: row.ended_at,
  };
}

const caseById = fixedQuery<Selectable<Schema["cases"]>>(
  "select * from cases where id = ?",
);

export async function findCase(
  db: Db,
  caseId: string,
): Promise<CaseHeader | undefined> {
  const [row] = await caseById(db, caseId);
  return row && headerFrom(row);
}

const casesById = fixedQuery<Selectable<Schema["cases"]>>(
  "select * from cases where id in (select value from json_each(?))",
);

/** Many at once, in no order. */
export async function findCases(
  db: Db,
  caseIds: readonly string[],
): Promise<CaseHeader[]> {
  return (await casesById(db, JSON.stringify(caseIds))).map(headerFrom);
}

/** The id behind a number that people use; undefined when no case has it. */
export async function caseIdOf(
  db: Db,
  reference: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("cases")
    .select("id")
    .where("reference", "=", reference)
    .executeTakeFirst();
  return row?.id;
}

/** What is owed next on a case, as its copy for lists says; null where nothing runs. */
export async function nextDueOf(
  db: Db,
  caseId: string,
): Promise<NextDue | null> {
  const row = await db
    .selectFrom("cases")
    .select(["next_due_at", "next_due_on", "is_paused"])
    .where("id", "=", caseId)
    .executeTakeFirst();
  const { next_due_at: at = null, next_due_on: on = null } = row ?? {};
  return at === null || on === null || row?.is_paused === 1 ? null : { at, on };
}

interface HeaderChange {
  readonly stage?: string;
  readonly isOpen?: boolean;
  readonly endedAt?: string | null;
  readonly title?: string;
  readonly lane?: string;
  readonly isUrgent?: boolean;
  readonly ownerId?: string | null;
  readonly teamId?: string;
  readonly receivedAt?: string;
  readonly touchedAt?: string;
}

export async function updateHeader(
  tx: Tx,
  caseId: string,
  change: HeaderChange,
): Promise<void> {
  const columns = {
    ...(change.stage !== undefined && { stage: change.stage }),
    ...(change.isOpen !== undefined && { is_open: change.isOpen ? 1 : 0 }),
    ...(change.endedAt !== undefined && { ended_at: change.endedAt }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.lane !== undefined && { lane: change.lane }),
    ...(change.isUrgent !== undefined && {
      is_urgent: change.isUrgent ? 1 : 0,
    }),
    ...(change.ownerId !== undefined && { owner_id: change.ownerId }),
    ...(change.teamId !== undefined && { team_id: change.teamId }),
    ...(change.receivedAt !== undefined && { received_at: change.receivedAt }),
    ...(change.touchedAt !== undefined && { touched_at: change.touchedAt }),
  };
  if (Object.keys(columns).length === 0) return;
  await tx.updateTable("cases").set(columns).where("id", "=", caseId).execute();
}

const giveAll = `update cases set owner_id = ?, touched_at = ? where id in (select value from json_each(?))`;

/** Gives many cases to one owner, or to nobody. */
export function updateOwners(
  tx: Tx,
  caseIds: readonly string[],
  to: { readonly ownerId: string | null; readonly touchedAt: string },
): void {
  prepared(tx, giveAll).run(to.ownerId, to.touchedAt, JSON.stringify(caseIds));
}
