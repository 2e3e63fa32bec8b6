import { randomUUIDv7 } from "node:crypto";
import type { CivilDay } from "@kept/domain/time/day-number";
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
    .groupBy("case_statements.case_id")
    .execute();
  return rows.map((row) => ({ caseId: row.case_id, asOf: row.as_of }));
}

/** Entries that some statement on this case tells. */
export async function entriesTold(
  db: Db,
  caseId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("case_statement_entries")
    .innerJoin(
      "case_statements",
      "case_statements.id",
      "case_statement_entries.statement_id",
    )
    .select("case_statement_entries.entry_id")
    .where("case_statements.case_id", "=", caseId)
    .execute();
  return new Set(rows.map((row) => row.entry_id));
}

/** What people said of entries: whether they are about the person of this case. */
export async function readMatches(
  db: Db,
  caseId: string,
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db
    .selectFrom("case_entry_matches")
    .select(["entry_id", "is_theirs"])
    .where("case_id", "=", caseId)
    .execute();
  return new Map(rows.map((row) => [row.entry_id, row.is_theirs === 1]));
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
