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

/** How it stands with one place that keeps checkpoints, since this start of the house. */
export interface AnchorState {
  readonly place: Anchor["place"];
  /** How many entries the last checkpoint covers that it took; null for none yet. */
  readonly size: number | null;
  readonly at: string | null;
  /** Since when it takes nothing; null while it does. */
  readonly failingSince: string | null;
}

export interface LedgerAnchors {
  anchor(): Promise<void>;
  states(): readonly AnchorState[];
}

/**
 * Says to every anchor what the ledger is now. One that cannot be reached gets the next checkpoint instead: it
 * covers everything that the missed one did.
 */
export function ledgerAnchors(parts: AnchorParts): LedgerAnchors {
  const { db, writer, clock, log } = parts;
  const { signer, anchors } = parts.anchoring;
  const states = new Map<Anchor, AnchorState>(
    anchors.map((anchor) => [
      anchor,
      { place: anchor.place, size: null, at: null, failingSince: null },
    ]),
  );

  async function tellOne(
    anchor: Anchor,
    { note, size }: { note: string; size: number },
  ): Promise<void> {
    const known = states.get(anchor);
    if (known === undefined || known.size === size) return;
    const now = clock.now();
    try {
      await anchor.keep(note, size);
      states.set(anchor, { ...known, size, at: now, failingSince: null });
    } catch (error) {
      states.set(anchor, { ...known, failingSince: known.failingSince ?? now });
      log.write({
        event: "job failed",
        job: `checkpoint to ${anchor.name}`,
        attempt: 1,
        ...errorShape(error),
      });
    }
  }

  return {
    async anchor() {
      const checkpoint = await checkpointNow({
        db,
        writer,
        signer,
        now: clock.now(),
      });
      if (checkpoint === null) return;
      const { note, top } = checkpoint;
      // One that takes its time keeps no other waiting.
      await Promise.all(
        anchors.map((anchor) => tellOne(anchor, { note, size: top.size })),
      );
    },
    states: () => [...states.values()],
  };
}
