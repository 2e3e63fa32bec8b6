import { maySeeCase } from "@kept/domain/access/visible-cases";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { rowsOf } from "../db/fixed-query.ts";
import { prepared } from "../db/prepared.ts";
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
    .select(["version", "register", "team_id", "owner_id", "is_sealed"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (
    found === undefined ||
    !maySeeCase(intent.actor, {
      id,
      register: found.register,
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

/** A case with the version that somebody saw of it. */
export interface SeenCase {
  readonly id: string;
  readonly version: number;
}

const standings = `select id, version, register, team_id, owner_id, is_sealed from cases
  where id in (select value from json_each(?))`;

/**
 * Which of many cases stand where they were seen. Asked like `claimCase` asks of one: first whether they may be
 * known of at all.
 */
export async function standingOf(
  tx: Tx,
  actor: Intent["actor"],
  cases: readonly SeenCase[],
): Promise<Map<string, Verdict<number>>> {
  const rows = await rowsOf<{
    readonly id: string;
    readonly version: number;
    readonly register: string;
    readonly team_id: string | null;
    readonly owner_id: string | null;
    readonly is_sealed: number;
  }>(tx, standings, [JSON.stringify(cases.map(({ id }) => id))]);
  const found = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    cases.map(({ id, version }) => {
      const row = found.get(id);
      if (
        row === undefined ||
        !maySeeCase(actor, {
          id,
          register: row.register,
          teamId: row.team_id,
          ownerId: row.owner_id,
          isSealed: row.is_sealed === 1,
        })
      )
        return [id, refused("notFound")];
      return [
        id,
        row.version === version ? granted(version) : refused("stale"),
      ];
    }),
  );
}

/** Moves cases that stand on by one. */
export function moveOn(tx: Tx, ids: readonly string[]): void {
  prepared(
    tx,
    `update cases set version = version + 1 where id in (select value from json_each(?))`,
  ).run(JSON.stringify(ids));
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
