import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Tx } from "../src/db/writing.ts";
import { openForReading } from "../src/db/open-for-reading.ts";
import { anchorFolder } from "../src/files/anchor-folder.ts";
import { checkpointNow, noteSigner, readNote } from "../src/ledger/anchor.ts";
import { genesis, leafOf, linkOf } from "../src/ledger/entry.ts";
import { makeLooks } from "../src/ledger/looks.ts";
import { verifyLedger } from "../src/ledger/verify-views.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";
import {
  bareLedger,
  caseId,
  officer,
  rename,
} from "../src/testing/bare-ledger.ts";
import { reopenDatabase } from "../src/testing/temporary-database.ts";

// Damages a ledger in a thousand ways and asks both verifiers, the one in Kept and the one in docs/verify.
// Every damage has to be found, at its entry, and both have to say the same.

const rounds = Number(process.argv[2] ?? 1000);
const python = process.env["PYTHON"] ?? "python3";
const script = join(
  import.meta.dirname,
  "../../../docs/verify/verify_ledger.py",
);
const columns = [
  ["ledger_entries", "canonical"],
  ["ledger_entries", "leaf"],
  ["ledger_entries", "chain"],
  ["ledger_entries", "at"],
  ["ledger_entries", "action"],
  ["ledger_entries", "actor_id"],
  ["ledger_entries", "object_kind"],
  ["ledger_entries", "object_id"],
  ["ledger_entries", "case_id"],
  ["ledger_values", "nonce"],
  ["ledger_values", "value"],
] as const;

const random = seededRandom(20_261_122);
const bench = await bareLedger();
await bench.openCase();
const entries = 40;
for (let version = 1; version < entries; version += 1)
  await bench.change(
    bench.intent({ case: { id: caseId, version } }),
    rename(`name ${version}`),
  );
// Looks stand between the changes, as in a house that is used.
const looks = makeLooks({
  writer: bench.database.writer,
  clock: bench.clock,
  bootId: "boot-1",
});
for (let look = 0; look < 20; look += 1)
  await looks.note({
    action: "case.seen",
    object: { kind: "case", id: caseId },
    caseId,
    isEachTime: true,
    actor: officer,
    now: bench.clock.now(),
    requestId: `call-${look}`,
    outcome: look % 5 === 0 ? "refused" : "done",
  });
const size = entries + 20;
const signer = noteSigner(
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
);
const { db, writer } = bench.database;
const made = await checkpointNow({
  db,
  writer,
  signer,
  now: bench.clock.now(),
});
if (made === null) throw new Error("There is no checkpoint");
const checkpoint = readNote(made.note, signer.verifierKey);
if (checkpoint === null) throw new Error("The checkpoint cannot be read");
const place = mkdtempSync(join(tmpdir(), "kept-torture-"));
const notes = join(place, "notes");
await anchorFolder("folder", notes).keep(made.note, made.top.size);
bench.database.close();

/** Damages the copy; gives back the entry at which that has to be found. */
async function damage(folder: string): Promise<number> {
  const copy = await reopenDatabase(folder);
  const seq = random.whole(2, size - 1);
  const kind = random.weighted({ bit: 86, cut: 5, gap: 4, rewrite: 5 });
  await copy.writer.write(async (tx) => {
    const run = (text: string) => sql.raw(text).execute(tx);
    await run("pragma defer_foreign_keys = on");
    await run("pragma ignore_check_constraints = on");
    for (const guard of [
      "ledger_entries_never_change",
      "ledger_entries_never_go",
      "ledger_values_never_change",
    ])
      await run(`drop trigger ${guard}`);
    if (kind === "bit") {
      // A look says nothing of a case in the open, so there is no bit to turn.
      const [table, column] = random.pick(
        columns.filter(([, one]) => one !== "case_id" || seq <= entries),
      );
      const row = `seq = ${seq}${table === "ledger_values" ? " and side = 'after'" : ""}`;
      const found = await sql<{ hex: string }>`
        select hex(${sql.ref(column)}) as hex from ${sql.table(table)}
        where ${sql.raw(row)}`.execute(tx);
      const bytes = Buffer.from(found.rows[0]?.hex ?? "", "hex");
      const at = random.whole(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.whole(0, 7));
      await run(
        `update ${table} set ${column} = cast(x'${bytes.toString("hex")}' as text) where ${row}`,
      );
    } else if (kind === "rewrite") {
      await rewrite(tx, seq);
    } else {
      const which = kind === "cut" ? `seq >= ${seq}` : `seq = ${seq}`;
      await run(`delete from ledger_look_calls where ${which}`);
      await run(`delete from ledger_looks where ${which}`);
      await run(`delete from ledger_values where ${which}`);
      await run(`delete from ledger_entries where ${which}`);
    }
    return { keep: true, value: null };
  });
  copy.close();
  // What holds in itself shows against the checkpoint alone.
  return kind === "cut" || kind === "rewrite" ? size : seq;
}

/** Changes an entry and makes every hash from there on anew, as somebody who knows how would. */
async function rewrite(tx: Tx, seq: number): Promise<void> {
  const { rows } = await sql<{ seq: number; canonical: string; chain: string }>`
    select seq, canonical, chain from ledger_entries order by seq`.execute(tx);
  let chain = rows[seq - 2]?.chain ?? genesis;
  for (const row of rows.slice(seq - 1)) {
    const canonical =
      row.seq === seq
        ? row.canonical.replace(/"mono_ms":\d+/, '"mono_ms":987654')
        : row.canonical;
    const leaf = leafOf(canonical);
    chain = linkOf(chain, leaf);
    await sql`update ledger_entries set canonical = ${canonical}, leaf = ${leaf}, chain = ${chain}
      where seq = ${row.seq}`.execute(tx);
  }
}

interface Said {
  readonly ok: boolean;
  readonly seq: number | null;
}

function askPython(file: string): Said {
  const { stdout, error } = spawnSync(
    python,
    [script, file, "--notes", notes, "--key", signer.verifierKey],
    { encoding: "utf8" },
  );
  if (error) throw new Error(`${python} is needed for the second verifier`);
  const { ok, seq } = JSON.parse(stdout || '{"ok":true}') as {
    readonly ok: boolean;
    readonly seq?: number;
  };
  return { ok, seq: seq ?? null };
}

let missed = 0;
for (let round = 1; round <= rounds; round += 1) {
  const copy = join(place, `copy-${round}`);
  cpSync(bench.database.folder, copy, { recursive: true });
  const file = join(copy, "kept.db");
  const seq = await damage(copy);
  const opened = await openForReading(copy);
  if (opened === null) throw new Error("The copy is gone");
  const finding = await verifyLedger(opened.db, [checkpoint]);
  opened.close();
  const ours: Said = finding.ok
    ? { ok: true, seq: null }
    : { ok: false, seq: finding.seq };
  const theirs = askPython(file);
  if (ours.ok || ours.seq !== seq || theirs.ok || theirs.seq !== seq) {
    missed += 1;
    process.stdout.write(
      `round ${round}: entry ${seq}, ours ${JSON.stringify(ours)}, the other ${JSON.stringify(theirs)}\n`,
    );
  }
  rmSync(copy, { recursive: true });
}
rmSync(place, { recursive: true });
bench.database.remove();
process.stdout.write(
  `${rounds} damaged ledgers, ${rounds - missed} found at their entry by both verifiers, ${missed} not\n`,
);
process.exitCode = missed === 0 ? 0 : 1;
