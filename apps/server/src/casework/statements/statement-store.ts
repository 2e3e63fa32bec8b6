import { randomUUIDv7 } from "node:crypto";
import type { CivilDay } from "@kept/domain/time/day-number";
import { rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

export interface StoredStatement {
  readonly id: string;
  readonly caseFileId: string;
  readonly fileName: string;
  /** The letter it goes with. */
  readonly letterId: string | null;
  /** Null where it goes with none. */
  readonly letterState: string | null;
  /** The day of which it speaks. */
  readonly asOf: CivilDay;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly entries: number;
  /** Of the words. */
  readonly wordsHash: string;
}

/** The statements of a case, the newest first. */
export async function readStatements(
  db: Db,
  caseId: string,
): Promise<StoredStatement[]> {
  const rows = await db
    .selectFrom("case_statements")
    .innerJoin("case_files", "case_files.id", "case_statements.case_file_id")
    .leftJoin("case_letters", "case_letters.id", "case_files.letter_id")
    .select((row) => [
      "case_statements.id",
      "case_statements.as_of",
      "case_letters.state as letter_state",
      "case_statements.case_file_id",
      "case_statements.made_at",
      "case_statements.made_by",
      "case_statements.words_hash",
      "case_files.name",
      "case_files.letter_id",
      row
        .selectFrom("case_statement_entries")
        .select((entry) => entry.fn.countAll<number>().as("n"))
        .whereRef(
          "case_statement_entries.statement_id",
          "=",
          "case_statements.id",
        )
        .as("entries"),
    ])
    .where("case_statements.case_id", "=", caseId)
    .orderBy("case_statements.made_at", "desc")
    .orderBy("case_statements.id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseFileId: row.case_file_id,
    fileName: row.name,
    letterId: row.letter_id,
    letterState: row.letter_state,
    asOf: row.as_of,
    madeAt: row.made_at,
    madeBy: row.made_by,
    entries: row.entries ?? 0,
    wordsHash: row.words_hash,
  }));
}

export async function insertStatement(
  tx: Tx,
  statement: {
    readonly caseId: string;
    readonly caseFileId: string;
    readonly madeAt: string;
    readonly madeBy: string;
    readonly asOf: string;
    readonly wordsHash: string;
    readonly entries: readonly {
      readonly id: string;
      readonly caseId: string;
    }[];
  },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("case_statements")
    .values({
      id,
      case_id: statement.caseId,
      case_file_id: statement.caseFileId,
      made_at: statement.madeAt,
      made_by: statement.madeBy,
      as_of: statement.asOf,
      words_hash: statement.wordsHash,
    })
    .execute();
  for (const entry of statement.entries)
    await tx
      .insertInto("case_statement_entries")
      .values({
        statement_id: id,
        entry_id: entry.id,
        told_case_id: entry.caseId,
      })
      .execute();
  return id;
}

/** Where what stands on this case was told: case and moment of each statement. */
export async function tellingsOf(
  db: Db,
  toldCaseId: string,
): Promise<{ caseId: string; madeAt: string }[]> {
  const rows = await db
    .selectFrom("case_statement_entries")
    .innerJoin(
      "case_statements",
      "case_statements.id",
      "case_statement_entries.statement_id",
    )
    .select(["case_statements.case_id", "case_statements.made_at"])
    .distinct()
    .where("case_statement_entries.told_case_id", "=", toldCaseId)
    .orderBy("case_statements.made_at", "desc")
    .execute();
  return rows.map((row) => ({ caseId: row.case_id, madeAt: row.made_at }));
}

export interface GivenStatement {
  readonly caseId: string;
  readonly register: string;
  /** The day of the newest one. */
  readonly asOf: CivilDay;
}

/**
 * Cases on which a statement was given: it left with a letter, or it lay on a case that has ended without one
 * because it was handed over otherwise.
 */
export async function givenStatements(db: Db): Promise<GivenStatement[]> {
  const rows = await db
    .selectFrom("case_statements")
    .innerJoin("case_files", "case_files.id", "case_statements.case_file_id")
    .innerJoin("cases", "cases.id", "case_statements.case_id")
    .leftJoin("case_letters", "case_letters.id", "case_files.letter_id")
    .select((row) => [
      "case_statements.case_id",
      "cases.register",
      row.fn.max<string>("case_statements.as_of").as("as_of"),
    ])
    .where((row) =>
      row.or([
        row("case_letters.state", "=", "sent"),
        row.and([
          row("case_files.letter_id", "is", null),
          row("cases.is_open", "=", 0),
        ]),
      ]),
    )
    .groupBy(["case_statements.case_id", "cases.register"])
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    register: row.register,
    asOf: row.as_of,
  }));
}

/** Entries that some statement on these cases tells, by case. */
export async function entriesTold(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await rowsOf<{ case_id: string; entry_id: string }>(
    db,
    `select s.case_id, e.entry_id
      from case_statements s join case_statement_entries e on e.statement_id = s.id
      where s.case_id in (select value from json_each(?))`,
    [JSON.stringify(caseIds)],
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([caseId, told]) => [
      caseId,
      new Set(told.map((row) => row.entry_id)),
    ]),
  );
}

/** What people said of entries: whether they are about the person of these cases, by case. */
export async function readMatches(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, boolean>>> {
  const rows = await rowsOf<{
    case_id: string;
    entry_id: string;
    is_theirs: number;
  }>(
    db,
    `select case_id, entry_id, is_theirs from case_entry_matches
      where case_id in (select value from json_each(?))`,
    [JSON.stringify(caseIds)],
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.case_id)].map(([caseId, said]) => [
      caseId,
      new Map(said.map((row) => [row.entry_id, row.is_theirs === 1])),
    ]),
  );
}

export async function putMatch(
  tx: Tx,
  match: {
    readonly caseId: string;
    readonly entryId: string;
    readonly isTheirs: boolean;
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  const decided = {
    is_theirs: match.isTheirs ? 1 : 0,
    decided_at: match.at,
    decided_by: match.by,
  };
  await tx
    .insertInto("case_entry_matches")
    .values({ case_id: match.caseId, entry_id: match.entryId, ...decided })
    .onConflict((conflict) =>
      conflict.columns(["case_id", "entry_id"]).doUpdateSet(decided),
    )
    .execute();
}
