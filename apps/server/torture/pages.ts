import { createHash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { countFacets, wrongCounts } from "../src/casework/case-count-store.ts";
import { tried } from "../src/db/constraint-error.ts";
import { openForReading } from "../src/db/open-for-reading.ts";
import { rowsAgainstLedger } from "../src/ledger/row-views.ts";
import { verifyLedger } from "../src/ledger/verify-views.ts";
import { ledgerPlaces } from "../src/registers/ledger-places.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";
import type { Torment } from "./torment.ts";

export interface PageFindings {
  /** What is read is what it was: the bytes meant nothing. */
  readonly harmless: number;
  readonly detected: number;
  /** What is read is otherwise, and nothing says so. */
  readonly silent: number;
  /** The tables that read otherwise in silence, and how often. */
  readonly silentTables: Readonly<Record<string, number>>;
}

const pageSize = 4_096;
const atOnce = 64;

/** Writes 64 random bytes somewhere in a copy of a closed database, again and again, and asks everything that checks. */
export async function damagedPages(
  file: string,
  { rounds, seed, say }: Torment,
): Promise<PageFindings> {
  const random = seededRandom(seed);
  const memory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = mkdtempSync(join(memory, "kept-pages-"));
  const copy = join(folder, "kept.db");
  const sound = readFileSync(file);
  writeFileSync(copy, sound);
  const truth = contentOf(copy);
  if (!(await holds(folder))) throw new Error("The copy does not hold");
  let harmless = 0;
  let detected = 0;
  let silent = 0;
  const silentTables: Record<string, number> = {};
  for (let round = 1; round <= rounds; round += 1) {
    const bytes = Buffer.from(sound);
    const page = random.whole(0, sound.length / pageSize - 1);
    const at = page * pageSize + random.whole(0, pageSize - atOnce);
    for (let more = 0; more < atOnce; more += 1)
      bytes[at + more] = random.whole(0, 255);
    writeFileSync(copy, bytes);
    const read = await tried(async () => contentOf(copy));
    const changed = [...truth.keys()].filter(
      (table) => !read.ok || read.value.get(table) !== truth.get(table),
    );
    if (changed.length === 0) harmless += 1;
    else if (await holds(folder)) {
      silent += 1;
      for (const table of changed)
        silentTables[table] = (silentTables[table] ?? 0) + 1;
    } else detected += 1;
    if (round % 100 === 0) say(`${String(round)} pages damaged`);
  }
  rmSync(folder, { recursive: true, force: true });
  return { harmless, detected, silent, silentTables };
}

/** A hash of every table as it is read. */
function contentOf(file: string): Map<string, string> {
  const handle = new Database(file, { readonly: true });
  try {
    const tables = handle
      .prepare<[], string>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
      )
      .pluck()
      .all();
    return new Map(
      tables.map((table) => {
        const hash = createHash("sha256");
        const rows = handle.prepare(`select * from "${table}"`).raw();
        for (const row of rows.iterate()) hash.update(JSON.stringify(row));
        return [table, hash.digest("hex")];
      }),
    );
  } finally {
    handle.close();
  }
}

/** Whether everything that checks finds it whole: pages and references, the ledger, numbers and rows. */
async function holds(folder: string): Promise<boolean> {
  const asked = await tried(async () => {
    if (!isWhole(join(folder, "kept.db"))) return false;
    const opened = await openForReading(folder);
    if (opened === null) return false;
    const { db, close } = opened;
    try {
      if (!(await verifyLedger(db)).ok) return false;
      for (const facet of countFacets)
        if ((await wrongCounts(db, facet)) > 0) return false;
      return (await rowsAgainstLedger(db, ledgerPlaces)).apart.length === 0;
    } finally {
      close();
    }
  });
  return asked.ok && asked.value;
}

function isWhole(file: string): boolean {
  const handle = new Database(file, { readonly: true });
  try {
    const references = handle.pragma("foreign_key_check") as unknown[];
    return (
      handle.pragma("integrity_check", { simple: true }) === "ok" &&
      references.length === 0
    );
  } finally {
    handle.close();
  }
}
