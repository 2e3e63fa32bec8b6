import { generateKeyPairSync } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  bareLedger,
  caseId,
  rename,
  type BareLedger,
} from "../testing/bare-ledger.ts";
import { seededRandom } from "../seed/seeded-random.ts";
import { checkpointNow, noteSigner, readNote } from "./anchor.ts";
import { genesis, leafOf, linkOf } from "./entry.ts";
import type { Checkpoint } from "./signed-note.ts";
import { verifyRange } from "./verify-range-views.ts";
import {
  verifyInRanges,
  verifyLedger,
  type LedgerFinding,
} from "./verify-views.ts";
import type { Db } from "../db/reading.ts";

const signer = noteSigner(
  generateKeyPairSync("ed25519").privateKey.export({
    type: "pkcs8",
    format: "pem",
  }) as string,
);

let bench: BareLedger;
let version: number;

beforeEach(async () => {
  bench = await bareLedger();
  await bench.openCase();
  version = 1;
});
afterEach(() => {
  bench.database.remove();
});

async function grow(times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    await bench.change(
      bench.intent({ case: { id: caseId, version } }),
      rename(`name ${version}`),
    );
    version += 1;
  }
}

async function checkpoint() {
  const { db, writer } = bench.database;
  const now = bench.clock.now();
  const made = await checkpointNow({ db, writer, signer, now });
  return readNote(made?.note ?? "", signer.verifierKey);
}

/** Past every guard of the house: what somebody with access to the disk can do. */
function atTheDisk(statements: readonly string[]) {
  const guards = [
    "ledger_entries_never_change",
    "ledger_entries_never_go",
    "ledger_values_never_change",
  ];
  return bench.database.writer.write(async (tx) => {
    for (const guard of guards)
      await sql.raw(`drop trigger if exists ${guard}`).execute(tx);
    await sql.raw("pragma defer_foreign_keys = on").execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
    return { keep: true, value: null };
  });
}

/** Read in one go, and in ranges that are read side by side: the answer is the same. */
async function verified(
  db: Db,
  checkpoints: readonly Pick<Checkpoint, "size" | "root">[] = [],
): Promise<LedgerFinding> {
  const whole = await verifyLedger(db, checkpoints);
  for (const width of [1, 2, 4])
    expect(
      await verifyInRanges(db, checkpoints, {
        read: (range) => verifyRange(db, range),
        atOnce: 3,
        width,
      }),
    ).toEqual(whole);
  return whole;
}

describe("checkpoints of the ledger", () => {
  it("cover every entry, go on from the last one, and agree with the ledger read as a whole", async () => {
    const notes = [];
    for (const more of [0, 1, 5, 9]) {
      await grow(more);
      notes.push(await checkpoint());
    }
    expect(notes.map((note) => note?.size)).toEqual([1, 2, 7, 16]);
    const finding = await verified(
      bench.database.db,
      notes.flatMap((note) => note ?? []),
    );
    expect(finding).toMatchObject({
      ok: true,
      entries: 16,
      checkpoints: 4,
      root: notes.at(-1)?.root,
    });
  });

  it("are not made twice while nothing happens", async () => {
    const first = await checkpoint();
    bench.clock.pass(60_000);
    expect(await checkpoint()).toEqual(first);
  });

  it("show that the end was cut off, which the rest cannot tell", async () => {
    await grow(5);
    const kept = await checkpoint();
    await atTheDisk([
      "delete from ledger_values where seq > 3",
      "delete from ledger_entries where seq > 3",
    ]);
    expect(await verified(bench.database.db)).toMatchObject({ ok: true });
    expect(
      await verified(bench.database.db, kept === null ? [] : [kept]),
    ).toEqual({ ok: false, seq: 6, reason: "cut" });
  });

  it("an entry that was taken out is missed where it stood", async () => {
    await grow(8);
    await atTheDisk([
      "delete from ledger_values where seq in (4, 5)",
      "delete from ledger_entries where seq in (4, 5)",
    ]);
    expect(await verified(bench.database.db)).toEqual({
      ok: false,
      seq: 4,
      reason: "missing",
    });
  });

  it("show that everything was rewritten, hashes and all", async () => {
    await grow(5);
    const kept = await checkpoint();
    const { db } = bench.database;
    const rows = await db
      .selectFrom("ledger_entries")
      .select(["seq", "canonical"])
      .orderBy("seq")
      .execute();
    let chain = genesis;
    const forged = rows.map(({ seq, canonical }) => {
      const told = seq === 2 ? canonical.replace("dpo-1", "dpo-9") : canonical;
      const leaf = leafOf(told);
      chain = linkOf(chain, leaf);
      const actor = seq === 2 ? ", actor_id = 'dpo-9'" : "";
      return `update ledger_entries set canonical = '${told}', leaf = '${leaf}', chain = '${chain}'${actor} where seq = ${seq}`;
    });
    await atTheDisk(forged);
    expect(await verified(db)).toMatchObject({ ok: true });
    expect(await verified(db, kept === null ? [] : [kept])).toEqual({
      ok: false,
      seq: 6,
      reason: "checkpoint",
    });
  });

  it("a single bit that was turned anywhere is found, at its entry", async () => {
    await grow(7);
    const random = seededRandom(20261122);
    const columns = [
      ["ledger_entries", "canonical"],
      ["ledger_entries", "leaf"],
      ["ledger_entries", "chain"],
      ["ledger_entries", "action"],
      ["ledger_entries", "actor_id"],
      ["ledger_entries", "object_id"],
      ["ledger_entries", "case_id"],
      ["ledger_values", "nonce"],
      ["ledger_values", "value"],
    ] as const;
    const { db, writer } = bench.database;
    for (let turn = 0; turn < 120; turn += 1) {
      const [table, column] = random.pick(columns);
      const seq = random.whole(2, 8);
      const row = `seq = ${seq}${table === "ledger_values" ? " and side = 'after'" : ""}`;
      const { rows } = await sql<{ hex: string }>`
        select hex(${sql.ref(column)}) as hex from ${sql.table(table)}
        where ${sql.raw(row)}`.execute(db);
      const bytes = Buffer.from(rows[0]?.hex ?? "", "hex");
      const at = random.whole(0, bytes.length - 1);
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ (1 << random.whole(0, 7));
      const write = (to: Buffer) =>
        atTheDisk([
          `update ${table} set ${column} = cast(x'${to.toString("hex")}' as text) where ${row}`,
        ]);
      await write(turned);
      expect(
        await verified(db),
        `${table}.${column}, entry ${seq}, byte ${at}`,
      ).toMatchObject({ ok: false, seq });
      await write(bytes);
      expect(writer.isSound()).toBe(true);
    }
    expect(await verified(db)).toMatchObject({ ok: true });
  });
});
