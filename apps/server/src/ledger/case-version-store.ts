import { maySeeCase } from "@kept/domain/access/visible-cases";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { conflictSince } from "./conflict-views.ts";
import type { Intent } from "./intent.ts";

/**
 * Holds the case at the version the person was looking at and moves it on by one. Whether they may know of
 * the case is asked first: a refusal that shows values would otherwise show them to anybody.
 */
export async function claimCase(
  tx: Tx,
  intent: Intent,
): Promise<Verdict<number | null>> {
  if (intent.case === undefined) return granted(null);
  const { id, version: seenVersion } = intent.case;
  const found = await tx
    .selectFrom("cases")
    .select(["version", "team_id", "owner_id", "is_sealed"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (
    found === undefined ||
    !maySeeCase(intent.actor, {
      id,
      teamId: found.team_id,
      ownerId: found.owner_id,
      isSealed: found.is_sealed === 1,
    })
  ) {
    return { ok: false, refusal: { code: "notFound" } };
  }
  const claimed = await tx
    .updateTable("cases")
    .set((row) => ({ version: row("version", "+", 1) }))
    .where("id", "=", id)
    .where("version", "=", seenVersion)
    .returning("version")
    .executeTakeFirst();
  if (claimed !== undefined) return granted(claimed.version);
  const conflict = await conflictSince(tx, {
    id,
    currentVersion: found.version,
    seenVersion,
  });
  return { ok: false, refusal: { code: "stale", conflict } };
}

/**
 * The version that an entry for this case carries when nobody named one: a case just opened keeps its first,
 * an older one moves on, because something new stands in it.
 */
export async function touchCase(tx: Tx, id: string): Promise<number> {
  const known = await tx
    .selectFrom("ledger_entries")
    .select("seq")
    .where("case_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  const row = await tx
    .updateTable("cases")
    .set((column) => ({
      version: column("version", "+", known === undefined ? 0 : 1),
    }))
    .where("id", "=", id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return row.version;
}
