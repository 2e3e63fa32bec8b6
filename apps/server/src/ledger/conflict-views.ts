import type { Json } from "@kept/domain/json";
import type { Conflict } from "@kept/domain/refusal";
import type { Tx } from "../db/writing.ts";

/** What others changed on a case after `seenVersion`, so that a screen can show both values. */
export async function conflictSince(
  tx: Tx,
  theCase: {
    readonly id: string;
    readonly currentVersion: number;
    readonly seenVersion: number;
  },
): Promise<Conflict> {
  const rows = await tx
    .selectFrom("ledger_entries as entry")
    .innerJoin("ledger_values as value", "value.seq", "entry.seq")
    .leftJoin("accounts as actor", "actor.id", "entry.actor_id")
    .select([
      "entry.seq",
      "entry.at",
      "entry.actor_id",
      "actor.name",
      "value.field",
      "value.side",
      "value.value",
    ])
    .where("entry.case_id", "=", theCase.id)
    .where("entry.case_version", ">", theCase.seenVersion)
    .orderBy("entry.seq")
    .execute();
  const changes = new Map<
    string,
    { -readonly [Key in keyof Conflict["changes"][number]]: Json }
  >();
  for (const row of rows) {
    const key = `${row.seq} ${row.field}`;
    const change = changes.get(key) ?? {
      field: row.field,
      before: null,
      after: null,
      by: row.name ?? row.actor_id,
      at: row.at,
    };
    change[row.side === "before" ? "before" : "after"] = JSON.parse(
      row.value,
    ) as Json;
    changes.set(key, change);
  }
  return {
    currentVersion: theCase.currentVersion,
    changes: [...changes.values()] as Conflict["changes"][number][],
  };
}
