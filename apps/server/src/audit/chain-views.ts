import type { Db } from "../db/reading.ts";
import type { AnchorState } from "../jobs/anchor-ledger.ts";
import { historyOfObject } from "../ledger/history-views.ts";
import { checkLogKind } from "./check-log.ts";

/** How it stands with the ledger as a whole. */
export interface ChainView {
  /** All of them, also those that the reader may not read. */
  readonly entries: number;
  readonly checkpoint: {
    readonly size: number;
    readonly root: string;
    readonly madeAt: string;
  } | null;
  /** Public key of the checkpoints, in one line. */
  readonly key: string | null;
  /** `local`: whoever owns the machine could rewrite everything, and nobody could tell. */
  readonly evidence: "outside" | "local";
  readonly places: readonly AnchorState[];
  readonly lastCheck: {
    readonly at: string;
    readonly ok: boolean;
    readonly entries: number;
    /** The first entry that does not hold. */
    readonly seq: number | null;
  } | null;
  readonly isChecking: boolean;
}

export interface ChainParts {
  readonly key: string | null;
  readonly states: () => readonly AnchorState[];
}

export async function chainView(
  db: Db,
  { key, states }: ChainParts,
): Promise<ChainView> {
  const newest = await db
    .selectFrom("ledger_entries")
    .select("seq")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const checkpoint = await db
    .selectFrom("ledger_checkpoints")
    .select(["size", "root", "made_at as madeAt"])
    .orderBy("size", "desc")
    .limit(1)
    .executeTakeFirst();
  const checking = await db
    .selectFrom("jobs")
    .select("id")
    .where("kind", "=", checkLogKind)
    .where("state", "in", ["waiting", "running"])
    .executeTakeFirst();
  const checks = await historyOfObject(db, { kind: "log", id: "check" });
  const last = checks.findLast(({ action }) => action === "log.verified");
  const said = (field: string) =>
    last?.changes.find((change) => change.field === field)?.after ?? null;
  const places = states();
  return {
    entries: newest?.seq ?? 0,
    checkpoint: checkpoint ?? null,
    key,
    evidence: places.some(
      ({ place, size }) => place !== "beside" && size !== null,
    )
      ? "outside"
      : "local",
    places,
    lastCheck:
      last === undefined
        ? null
        : {
            at: last.at,
            ok: said("ok") === true,
            entries: Number(said("entries") ?? 0),
            seq: said("seq") === null ? null : Number(said("seq")),
          },
    isChecking: checking !== undefined,
  };
}
