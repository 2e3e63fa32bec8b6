import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import {
  insertCheckpoint,
  lastCheckpoint,
  leavesAfter,
  type KeptCheckpoint,
} from "./checkpoint-store.ts";
import type { NoteSigner } from "./signed-note.ts";
import { emptyTree, rootOf, withLeaf } from "./tree.ts";

export type { KeptCheckpoint } from "./checkpoint-store.ts";
export { noteSigner, readNote } from "./signed-note.ts";
export type { NoteSigner } from "./signed-note.ts";

/**
 * The newest checkpoint, covering every entry there is: made and signed now, unless nothing was added since the
 * last one. Null while the ledger is empty or cannot be written.
 */
export async function checkpointNow(parts: {
  readonly db: Db;
  readonly writer: Writer;
  readonly signer: NoteSigner;
  readonly now: string;
}): Promise<KeptCheckpoint | null> {
  const { db, writer, signer, now } = parts;
  const last = await lastCheckpoint(db);
  let top = last?.top ?? emptyTree;
  for (;;) {
    const leaves = await leavesAfter(db, top);
    if (leaves.length === 0) break;
    top = leaves.reduce(withLeaf, top);
  }
  if (top.size === (last?.top.size ?? 0)) return last;
  const root = rootOf(top);
  const note = signer.sign({ size: top.size, root });
  const fresh = { top, root, note, madeAt: now };
  const kept = await writer.write(async (tx) => {
    await insertCheckpoint(tx, fresh);
    return { keep: true, value: null };
  });
  return kept.outcome === "done" ? fresh : null;
}
