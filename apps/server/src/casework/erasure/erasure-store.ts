import { randomUUIDv7 } from "node:crypto";
import type { ErasureGround } from "@kept/domain/casework/erasure";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import { putAwayMatter } from "../inbox-store.ts";

export interface StoredErasure {
  readonly id: string;
  readonly state: "asked" | "declined" | "done";
  readonly ground: ErasureGround;
  /** Of what was shown to whoever asked: something new on a case makes it another one. */
  readonly contentHash: string;
  readonly caseIds: readonly string[];
  readonly askedBy: string;
  readonly askedOf: string;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** When nothing of it was left on the disk; null until then. */
  readonly finishedAt: string | null;
}

/** What was asked last about this case; null where nobody ever did. */
export async function latestErasure(
  db: Db,
  caseId: string,
): Promise<StoredErasure | null> {
  const row = await db
    .selectFrom("erasures")
    .innerJoin("erasure_cases", "erasure_cases.erasure_id", "erasures.id")
    .selectAll("erasures")
    .where("erasure_cases.case_id", "=", caseId)
    .orderBy("erasures.asked_at", "desc")
    .orderBy("erasures.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const cases = await db
    .selectFrom("erasure_cases")
    .select("case_id")
    .where("erasure_id", "=", row.id)
    .orderBy("case_id")
    .execute();
  return {
    id: row.id,
    state: row.state as StoredErasure["state"],
    ground: row.ground as ErasureGround,
    contentHash: row.content_hash,
    caseIds: cases.map((one) => one.case_id),
    askedBy: row.asked_by,
    askedOf: row.asked_of,
    askedAt: row.asked_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    finishedAt: row.finished_at,
  };
}

export async function insertErasure(
  tx: Tx,
  asked: Pick<
    StoredErasure,
    "ground" | "contentHash" | "caseIds" | "askedBy" | "askedOf" | "askedAt"
  >,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("erasures")
    .values({
      id,
      state: "asked",
      ground: asked.ground,
      content_hash: asked.contentHash,
      asked_by: asked.askedBy,
      asked_of: asked.askedOf,
      asked_at: asked.askedAt,
    })
    .execute();
  for (const caseId of asked.caseIds)
    await tx
      .insertInto("erasure_cases")
      .values({ erasure_id: id, case_id: caseId })
      .execute();
  return id;
}

export async function settleErasure(
  tx: Tx,
  id: string,
  settled: {
    readonly state: "declined" | "done";
    readonly by: string;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .updateTable("erasures")
    .set({
      state: settled.state,
      decided_by: settled.by,
      decided_at: settled.at,
    })
    .where("id", "=", id)
    .execute();
  await putAwayMatter(tx, id, settled.at);
}

export async function markFinished(
  tx: Tx,
  id: string,
  at: string,
): Promise<void> {
  await tx
    .updateTable("erasures")
    .set({ finished_at: at })
    .where("id", "=", id)
    .execute();
}
