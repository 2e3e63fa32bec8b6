import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import { emptyTree, type TreeTop } from "./tree.ts";

/** A checkpoint with what the tree needs to grow on from it. */
export interface KeptCheckpoint {
  readonly top: TreeTop;
  readonly root: string;
  readonly note: string;
  readonly madeAt: string;
}

export async function lastCheckpoint(db: Db): Promise<KeptCheckpoint | null> {
  const row = await db
    .selectFrom("ledger_checkpoints")
    .selectAll()
    .orderBy("size", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        top: { size: row.size, peaks: JSON.parse(row.peaks) as string[] },
        root: row.root,
        note: row.note,
        madeAt: row.made_at,
      };
}

/** Hashes of the entries after `top`, in order; at most `limit` of them. */
export async function leavesAfter(
  db: Db,
  { size }: TreeTop = emptyTree,
  limit = 10_000,
): Promise<string[]> {
  const rows = await db
    .selectFrom("ledger_entries")
    .select("leaf")
    .where("seq", ">", size)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(({ leaf }) => leaf);
}

/** Keeps a checkpoint; one of that size that is known already stays as it is. */
export async function insertCheckpoint(
  tx: Tx,
  { top, root, note, madeAt }: KeptCheckpoint,
): Promise<void> {
  await tx
    .insertInto("ledger_checkpoints")
    .values({
      size: top.size,
      root,
      peaks: JSON.stringify(top.peaks),
      note,
      made_at: madeAt,
    })
    .onConflict((conflict) => conflict.column("size").doNothing())
    .execute();
}
