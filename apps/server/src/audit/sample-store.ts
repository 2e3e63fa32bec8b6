import { randomUUIDv7 } from "node:crypto";
import type { Finding } from "@kept/domain/log/sample";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface StoredSample {
  readonly id: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly drawnAt: string;
  /** What the draw began from: with it anybody can draw the same again. */
  readonly seed: string;
  /** How many entries it was drawn from. */
  readonly entries: number;
  readonly completedAt: string | null;
}

export interface StoredRow {
  readonly seq: number;
  readonly finding: Finding | null;
  readonly remark: string | null;
  readonly judgedBy: string | null;
  readonly judgedAt: string | null;
}

export interface StoredSignature {
  readonly accountId: string;
  readonly signedAt: string;
  readonly note: string | null;
}

const columns = [
  "id",
  "first_day as firstDay",
  "last_day as lastDay",
  "drawn_at as drawnAt",
  "seed",
  "entries",
  "completed_at as completedAt",
] as const;

/** The newest first. */
export function samplesOf(db: Db, most: number): Promise<StoredSample[]> {
  return db
    .selectFrom("log_samples")
    .select(columns)
    .orderBy("first_day", "desc")
    .limit(most)
    .execute();
}

export async function findSample(
  db: Db,
  id: string,
): Promise<StoredSample | null> {
  const row = await db
    .selectFrom("log_samples")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

export async function isDrawn(db: Db, firstDay: string): Promise<boolean> {
  const row = await db
    .selectFrom("log_samples")
    .select("id")
    .where("first_day", "=", firstDay)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rowsOfSample(
  db: Db,
  sampleId: string,
): Promise<StoredRow[]> {
  const rows = await db
    .selectFrom("log_sample_rows")
    .select(["seq", "finding", "remark", "judged_by", "judged_at"])
    .where("sample_id", "=", sampleId)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    finding: row.finding as Finding | null,
    remark: row.remark,
    judgedBy: row.judged_by,
    judgedAt: row.judged_at,
  }));
}

export async function signaturesOf(
  db: Db,
  sampleId: string,
): Promise<StoredSignature[]> {
  const rows = await db
    .selectFrom("log_sample_signatures")
    .select(["account_id", "signed_at", "note"])
    .where("sample_id", "=", sampleId)
    .orderBy("signed_at")
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    signedAt: row.signed_at,
    note: row.note,
  }));
}

export async function insertSample(
  tx: Tx,
  drawn: Pick<
    StoredSample,
    "firstDay" | "lastDay" | "drawnAt" | "seed" | "entries"
  > & { readonly seqs: readonly number[] },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("log_samples")
    .values({
      id,
      first_day: drawn.firstDay,
      last_day: drawn.lastDay,
      drawn_at: drawn.drawnAt,
      seed: drawn.seed,
      entries: drawn.entries,
    })
    .execute();
  for (const seq of drawn.seqs)
    await tx
      .insertInto("log_sample_rows")
      .values({ sample_id: id, seq })
      .execute();
  return id;
}

export async function judgeRow(
  tx: Tx,
  row: { readonly sampleId: string; readonly seq: number },
  said: {
    readonly finding: Finding;
    readonly remark: string | null;
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .updateTable("log_sample_rows")
    .set({
      finding: said.finding,
      remark: said.remark,
      judged_by: said.by,
      judged_at: said.at,
    })
    .where("sample_id", "=", row.sampleId)
    .where("seq", "=", row.seq)
    .execute();
}

export async function insertSignature(
  tx: Tx,
  sampleId: string,
  { accountId, signedAt, note }: StoredSignature,
): Promise<void> {
  await tx
    .insertInto("log_sample_signatures")
    .values({
      sample_id: sampleId,
      account_id: accountId,
      signed_at: signedAt,
      note,
    })
    .execute();
}

export async function completeSample(
  tx: Tx,
  sampleId: string,
  at: string,
): Promise<void> {
  await tx
    .updateTable("log_samples")
    .set({ completed_at: at })
    .where("id", "=", sampleId)
    .execute();
}
