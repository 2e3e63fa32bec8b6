import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { Anchor } from "../files/anchor-folder.ts";
import { checkpointNow, type NoteSigner } from "../ledger/anchor.ts";
import { errorShape, type HouseLog } from "../log/house-log.ts";

export interface Anchoring {
  readonly signer: NoteSigner;
  readonly anchors: readonly Anchor[];
}

export interface AnchorParts {
  readonly db: Db;
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly log: HouseLog;
  readonly anchoring: Anchoring;
}

/**
 * Says to every anchor what the ledger is now. One that cannot be reached gets the next checkpoint instead: it
 * covers everything that the missed one did.
 */
export function ledgerAnchors(parts: AnchorParts): () => Promise<void> {
  const { db, writer, clock, log } = parts;
  const { signer, anchors } = parts.anchoring;
  const keptBy = new Map<Anchor, number>();
  return async () => {
    const checkpoint = await checkpointNow({
      db,
      writer,
      signer,
      now: clock.now(),
    });
    if (checkpoint === null) return;
    const { size } = checkpoint.top;
    for (const anchor of anchors) {
      if (keptBy.get(anchor) === size) continue;
      try {
        await anchor.keep(checkpoint.note, size);
        keptBy.set(anchor, size);
      } catch (error) {
        log.write({
          event: "job failed",
          job: `checkpoint to ${anchor.name}`,
          attempt: 1,
          ...errorShape(error),
        });
      }
    }
  };
}
