import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "./open-database.ts";

const now = "2026-09-21T01:42:00.000Z";
const acts = 20;
let place: string;
let folder: string;
let other: string;

/** A folder with this many acts in its write-ahead log and not yet in the file, as a killed process leaves it. */
async function leftBehind(name: string): Promise<string> {
  const data = join(place, name);
  const opening = await openDatabase({
    folder: data,
    now,
    onFault: () => undefined,
  });
  if (!opening.ok) throw new Error(opening.line);
  opening.database.close();
  const handle = new Database(join(data, "kept.db"));
  handle.pragma("wal_autocheckpoint = 0");
  const insert = handle.prepare(
    "insert into settings (key, value, version) values (?, '1', 1)",
  );
  for (let act = 0; act < acts; act += 1)
    insert.run(`act-${String(act).padStart(2, "0")}`);
  const left = join(place, `${name}-left`);
  mkdirSync(left);
  for (const file of ["kept.db", "kept.db-wal", "kept.db-shm"])
    copyFileSync(join(data, file), join(left, file));
  handle.close();
  return left;
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "kept-cut-"));
  folder = await leftBehind("one");
  other = await leftBehind("other");
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

let copies = 0;
/** The acts that are there after a start over a copy; null where it is refused. */
async function actsAfter(
  change: (copy: string) => void,
): Promise<readonly string[] | null> {
  copies += 1;
  const copy = join(place, `copy-${String(copies)}`);
  mkdirSync(copy);
  for (const file of ["kept.db", "kept.db-wal"])
    copyFileSync(join(folder, file), join(copy, file));
  change(copy);
  const opening = await openDatabase({
    folder: copy,
    now,
    onFault: () => undefined,
  });
  if (!opening.ok) return null;
  opening.database.close();
  const handle = new Database(join(copy, "kept.db"), { readonly: true });
  expect(handle.pragma("integrity_check", { simple: true })).toBe("ok");
  const rows = handle
    .prepare<[], { key: string }>(
      "select key from settings where key like 'act-%' order by key",
    )
    .all();
  handle.close();
  rmSync(copy, { recursive: true });
  return rows.map(({ key }) => key);
}

const first = (count: number) =>
  Array.from(
    { length: count },
    (_, act) => `act-${String(act).padStart(2, "0")}`,
  );

describe("R10: a write-ahead log", () => {
  it("that is whole gives all acts; one that is missing gives those of before", async () => {
    expect(await actsAfter(() => undefined)).toEqual(first(acts));
    expect(
      await actsAfter((copy) => {
        rmSync(join(copy, "kept.db-wal"));
      }),
    ).toEqual([]);
  });

  it("that is cut anywhere gives so many acts from the first on, and never one without those before it", async () => {
    const { size } = statSync(join(folder, "kept.db-wal"));
    const counts = new Set<number>();
    // Between frames, within their heads and within their pages.
    for (let cut = 0; cut < size; cut += 13 * 512) {
      const found = await actsAfter((copy) => {
        truncateSync(join(copy, "kept.db-wal"), cut);
      });
      expect(found, String(cut)).toEqual(first(found?.length ?? -1));
      counts.add(found?.length ?? -1);
    }
    expect(counts.size).toBeGreaterThan(acts / 4);
  }, 60_000);

  it("with a stale index beside it, or of another folder, gives a consistent state or a refusal", async () => {
    const stale = await actsAfter((copy) => {
      copyFileSync(join(other, "kept.db-shm"), join(copy, "kept.db-shm"));
    });
    expect(stale).toEqual(first(acts));
    const foreign = await actsAfter((copy) => {
      copyFileSync(join(other, "kept.db-wal"), join(copy, "kept.db-wal"));
    });
    if (foreign !== null) expect(foreign).toEqual(first(foreign.length));
  });
});
