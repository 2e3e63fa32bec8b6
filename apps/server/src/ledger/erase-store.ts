import { mayStay } from "@kept/domain/casework/erasure";
import { holdsAny } from "../db/holds-any.ts";
import type { Tx } from "../db/writing.ts";
import { sha256 } from "./entry.ts";

/** The entries stay and go on proving themselves; what they commit to is gone with its salt. */
export async function eraseValues(
  tx: Tx,
  caseId: string,
  objectIds: readonly string[],
): Promise<number> {
  const rows = await tx
    .selectFrom("ledger_values as value")
    .innerJoin("ledger_entries as entry", "entry.seq", "value.seq")
    .select(["value.seq", "value.field", "value.side", "value.value"])
    .where((entry) =>
      entry.or([
        entry("entry.case_id", "=", caseId),
        ...(objectIds.length === 0
          ? []
          : [entry("entry.object_id", "in", objectIds)]),
      ]),
    )
    .execute();
  return removeValues(
    tx,
    rows.filter(({ field, value }) => !mayStay(field, value)),
  );
}

async function removeValues(
  tx: Tx,
  rows: readonly {
    readonly seq: number;
    readonly field: string;
    readonly side: string;
  }[],
): Promise<number> {
  for (const { seq, field, side } of rows)
    await tx
      .deleteFrom("ledger_values")
      .where("seq", "=", seq)
      .where("field", "=", field)
      .where("side", "=", side)
      .execute();
  return rows.length;
}

/** What acts on the case were answered, for whoever would send them once more. */
export async function forgetAnswers(tx: Tx, caseId: string): Promise<void> {
  const entries = await tx
    .selectFrom("ledger_entries")
    .select("canonical")
    .where("case_id", "=", caseId)
    .execute();
  const acts = new Set(
    entries.map(
      ({ canonical }) =>
        (JSON.parse(canonical) as { idem_hash: string | null }).idem_hash,
    ),
  );
  const keys = await tx
    .selectFrom("idempotency_keys")
    .select(["actor_id", "key"])
    .execute();
  for (const { actor_id, key } of keys)
    if (acts.has(sha256(key)))
      await tx
        .deleteFrom("idempotency_keys")
        .where("actor_id", "=", actor_id)
        .where("key", "=", key)
        .execute();
}

/** Values of entries that belong to no case, such as that of a saved view or an import, in which a word stands. */
export async function eraseLooseValues(
  tx: Tx,
  words: readonly string[],
): Promise<void> {
  const rows = await tx
    .selectFrom("ledger_values as value")
    .innerJoin("ledger_entries as entry", "entry.seq", "value.seq")
    .select(["value.seq", "value.field", "value.side"])
    .where("entry.case_id", "is", null)
    .where("entry.object_kind", "not in", ["account", "team", "setting"])
    .where(holdsAny("value.value", words))
    .execute();
  await removeValues(tx, rows);
}
