import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unlessTaken } from "./constraint-error.ts";
import { freshDatabase } from "./fresh-database.ts";
import { migrate } from "./migrate.ts";
import { openDatabase, type OpenDatabase } from "./open-database.ts";
import { pragmaProblem } from "./pragmas.ts";
import { runtimeProblem, sqliteProblem } from "./runtime-guard.ts";
import { schemaText } from "./schema-text.ts";

const now = "2026-09-21T01:42:00.000Z";
let folder: string;
const opened: OpenDatabase[] = [];

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "kept-open-")), "data");
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open() {
  const opening = await openDatabase({ folder, now, onFault: () => undefined });
  if (opening.ok) opened.push(opening.database);
  return opening;
}
async function opensWell(): Promise<OpenDatabase> {
  const opening = await open();
  if (!opening.ok) throw new Error(opening.line);
  return opening.database;
}
function closeAll() {
  for (const database of opened.splice(0)) database.close();
}

describe("the machine underneath", () => {
  it.each([
    ["20.19.2", "9"],
    ["22.13.0", "9"],
    ["22.18.0", "10"],
    ["24.0.0", "9"],
  ])("Node %s with N-API %s is refused in one readable line", (node, napi) => {
    const problem = runtimeProblem({ node, napi });
    expect(problem).toContain(`this is Node ${node}`);
    expect(problem).not.toContain("\n");
  });

  it("Node 24 is taken", () => {
    expect(runtimeProblem({ node: "24.21.0", napi: "10" })).toBeNull();
  });

  it("an SQLite with the WAL-reset bug is refused, the fixed one is taken", () => {
    expect(sqliteProblem("3.51.2")).toContain("3.51.3");
    expect(sqliteProblem("3.40.1")).not.toBeNull();
    expect(sqliteProblem("3.51.3")).toBeNull();
    expect(sqliteProblem("3.54.1")).toBeNull();
  });
});

describe("opening the data folder", () => {
  it("makes a folder and files that are for this user alone", async () => {
    const database = await opensWell();
    expect(database.isNew).toBe(true);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const modes = readdirSync(folder).map((name) => [
      name,
      statSync(join(folder, name)).mode & 0o777,
    ]);
    expect(modes.length).toBeGreaterThanOrEqual(3);
    expect(modes.every(([, mode]) => mode === 0o600)).toBe(true);
  });

  it("keeps every setting on every reopen, not only on the first run", async () => {
    await opensWell();
    closeAll();
    const database = await opensWell();
    expect(database.isNew).toBe(false);
    expect(database.problem()).toBeNull();
  });

  it("names a setting that SQLite did not take", () => {
    const handle = new Database(":memory:");
    expect(pragmaProblem(handle, "writer")).toMatch(
      /journal_mode.*should be wal.*is memory/,
    );
    handle.close();
  });

  it("would notice the driver's silent fall back to synchronous=NORMAL", async () => {
    await opensWell();
    closeAll();
    const bare = new Database(join(folder, "kept.db"));
    expect(bare.pragma("synchronous", { simple: true })).toBe(1);
    expect(pragmaProblem(bare, "writer")).toContain("synchronous");
    bare.close();
  });

  it("refuses a second process on the same folder at once, and takes it when the first has gone", async () => {
    await opensWell();
    const second = await open();
    expect(second).toMatchObject({ ok: false, exitCode: 75 });
    expect(second.ok ? "" : second.line).toContain("Another Kept is running");
    closeAll();
    expect((await open()).ok).toBe(true);
  });

  it("leaves a folder alone that holds something else", async () => {
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), "kept-foreign-"));
    writeFileSync(join(folder, "holiday.jpg"), "x");
    expect(await open()).toMatchObject({ ok: false, exitCode: 78 });
    expect(readdirSync(folder)).toEqual(["holiday.jpg"]);
  });

  it("gives readers a handle that cannot write", async () => {
    const database = await opensWell();
    await expect(
      sql`insert into settings (key, value, version) values ('a', '1', 1)`.execute(
        database.db,
      ),
    ).rejects.toThrow(/readonly/);
  });
});

describe("migrations", () => {
  it("refuse data of a newer Kept and change nothing", async () => {
    await opensWell();
    closeAll();
    const handle = new Database(join(folder, "kept.db"));
    handle.exec(
      `insert into migrations values (9999, '9999-later', 'x', '${now}')`,
    );
    handle.close();
    const opening = await open();
    expect(opening.ok ? "" : opening.line).toContain("newer Kept (9999-later)");
  });

  it("refuse data built by another wording of the same migration", async () => {
    await opensWell();
    closeAll();
    const handle = new Database(join(folder, "kept.db"));
    handle.exec("update migrations set checksum = 'other' where number = 1");
    handle.close();
    const opening = await open();
    expect(opening.ok ? "" : opening.line).toContain(
      "another wording of 0001-house",
    );
  });

  it("put a copy beside the data before they touch it, and bring old data forward", async () => {
    mkdirSync(folder, { recursive: true });
    const handle = new Database(join(folder, "kept.db"));
    // What the first release left behind.
    await migrate(handle, { now, upTo: 3 });
    handle.exec("insert into teams values ('t1', 'east', 'East', '东')");
    handle.close();

    const forward = await opensWell();
    expect(
      await forward.db.selectFrom("teams").select("key").execute(),
    ).toEqual([{ key: "east" }]);
    const applied = await forward.db
      .selectFrom("migrations")
      .select("number")
      .execute();
    const known = readdirSync(join(import.meta.dirname, "migrations"));
    expect(applied.length).toBe(known.length);
    const copy = new Database(join(folder, "before-0004.db"), {
      readonly: true,
    });
    expect(copy.prepare("select count(*) as n from migrations").get()).toEqual({
      n: 3,
    });
    copy.close();
    expect(statSync(join(folder, "before-0004.db")).mode & 0o777).toBe(0o600);
  });

  it("end in the types that are checked in: run `pnpm db:types` after a change", async () => {
    const handle = await freshDatabase();
    const written = readFileSync(
      join(import.meta.dirname, "schema.ts"),
      "utf8",
    );
    expect(written).toBe(schemaText(handle));
    handle.close();
  });

  it("make tables that are strict and hold text and integers only", async () => {
    const handle = await freshDatabase();
    const tables = handle
      .prepare<[], { name: string; strict: number }>(
        "select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'",
      )
      .all();
    expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
    const odd = tables.flatMap(({ name }) =>
      handle
        .prepare<[string], { name: string; type: string }>(
          "select name, type from pragma_table_info(?)",
        )
        .all(name)
        .filter((column) => !["TEXT", "INTEGER"].includes(column.type)),
    );
    expect(odd).toEqual([]);
    handle.close();
  });
});

describe("a value that is taken", () => {
  it("becomes a refusal, and anything else stays a bug", async () => {
    const database = await opensWell();
    const insert = (key: string, language: string) =>
      database.writer.write(async (tx) => {
        const value = await unlessTaken({ "teams.key": "emailTaken" }, () =>
          sql`insert into teams (id, key, name_en, name_zh) values (${language + key}, ${key}, 'a', 'b')`.execute(
            tx,
          ),
        );
        return { keep: value.ok, value: value.ok ? "in" : value.refusal.code };
      });
    expect(await insert("east", "1")).toEqual({ outcome: "done", value: "in" });
    expect(await insert("east", "2")).toEqual({
      outcome: "done",
      value: "emailTaken",
    });
    await expect(insert("other", "1")).resolves.toMatchObject({ value: "in" });
    const bug = database.writer.write(async (tx) => {
      await unlessTaken({ "teams.key": "emailTaken" }, () =>
        sql`select 1 from nowhere`.execute(tx),
      );
      return { keep: true, value: null };
    });
    await expect(bug).rejects.toThrow("no such table");
  });
});
