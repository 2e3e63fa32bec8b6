import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  bareLedger,
  caseId,
  rename,
  type BareLedger,
} from "../testing/bare-ledger.ts";
import { historyOf } from "./history-views.ts";
import { verifyLedger } from "./verify-views.ts";

let bench: BareLedger;

beforeEach(async () => {
  bench = await bareLedger();
});
afterEach(() => {
  bench.database.remove();
});

/** Past every guard of the house: what somebody with access to the disk can do. */
function atTheDisk(text: string) {
  const guards = [
    "ledger_entries_never_change",
    "ledger_entries_never_go",
    "ledger_values_never_change",
  ];
  return bench.database.writer.write(async (tx) => {
    for (const guard of guards) {
      await sql.raw(`drop trigger ${guard}`).execute(tx);
    }
    await sql.raw("pragma defer_foreign_keys = on").execute(tx);
    for (const statement of text.split(";")) {
      await sql.raw(statement).execute(tx);
    }
    return { keep: true, value: null };
  });
}

describe("the ledger", () => {
  beforeEach(async () => {
    await bench.openCase();
    await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      rename("second"),
    );
    await bench.change(
      bench.intent({ case: { id: caseId, version: 2 } }),
      rename("third"),
    );
  });

  it("verifies from the first entry to the last", async () => {
    expect(await verifyLedger(bench.database.db)).toMatchObject({
      ok: true,
      entries: 3,
      erasedValues: 0,
    });
  });

  it("holds no value in its entries, only what commits to it", async () => {
    const rows = await bench.database.db
      .selectFrom("ledger_entries")
      .select("canonical")
      .execute();
    expect(rows.some((row) => /second|third/.test(row.canonical))).toBe(false);
    expect(JSON.parse(rows[1]?.canonical ?? "{}")).toMatchObject({
      v: 1,
      seq: 2,
      boot_id: "boot-1",
      actor_id: "dpo-1",
      session_hash: "ab",
      matter: caseId,
      changes: [
        {
          field: "title",
          before_c: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        },
      ],
    });
  });

  it("still verifies after a value was erased, and says that one was", async () => {
    await bench.database.writer.write(async (tx) => {
      await tx
        .deleteFrom("ledger_values")
        .where("seq", "=", 2)
        .where("side", "=", "before")
        .execute();
      return { keep: true, value: null };
    });
    expect(await verifyLedger(bench.database.db)).toMatchObject({
      ok: true,
      erasedValues: 1,
    });
    const [, second] = await historyOf(bench.database.db, caseId);
    expect(second?.changes).toEqual([
      { field: "title", before: null, after: "second", isErased: true },
    ]);
  });

  it.each([
    [
      "a changed entry",
      "update ledger_entries set canonical = replace(canonical, 'renamed', 'removed') where seq = 2",
      2,
    ],
    [
      "a changed column",
      "update ledger_entries set actor_id = 'somebody' where seq = 3",
      3,
    ],
    [
      "a changed value",
      `update ledger_values set value = '"forged"' where seq = 2 and side = 'after'`,
      2,
    ],
    [
      "an entry taken out of the middle",
      "delete from ledger_values where seq = 2; delete from ledger_entries where seq = 2",
      2,
    ],
    [
      "an entry hashed anew",
      "update ledger_entries set chain = lower(hex(randomblob(32))) where seq = 1",
      1,
    ],
  ])("finds %s and names it", async (_name, text, seq) => {
    await atTheDisk(text);
    expect(await verifyLedger(bench.database.db)).toMatchObject({
      ok: false,
      seq,
    });
  });

  it.each([
    [
      "an update",
      "update ledger_entries set action = 'x' where seq = 2",
      "never changes",
    ],
    ["a deletion", "delete from ledger_entries where seq = 2", "never forgets"],
    [
      "a replacement",
      "insert or replace into ledger_entries select 2, at, case_id, case_version, object_kind, object_id, 'x', actor_id, canonical, leaf, chain from ledger_entries where seq = 2",
      "only grows",
    ],
    [
      "a gap",
      "insert into ledger_entries select 9, at, case_id, case_version, object_kind, object_id, action, actor_id, canonical, leaf, chain from ledger_entries where seq = 2",
      "only grows",
    ],
    [
      "a rewritten value",
      "update ledger_values set value = '1'",
      "never changes",
    ],
    [
      "a replaced value",
      "insert or replace into ledger_values select seq, field, side, nonce, '1' from ledger_values where seq = 3",
      "written with its entry",
    ],
  ])("the database itself refuses %s", async (_name, text, message) => {
    const attempt = bench.database.writer.write(async (tx) => {
      await sql.raw(text).execute(tx);
      return { keep: true, value: null };
    });
    await expect(attempt).rejects.toThrow(message);
    expect(await verifyLedger(bench.database.db)).toMatchObject({
      ok: true,
      entries: 3,
    });
  });
});
