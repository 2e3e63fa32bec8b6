import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorld, type World } from "../testing/world.ts";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
const oldRegister = fileURLToPath(
  new URL("../../../../e2e/fixtures/old-register.csv", import.meta.url),
);
let world: World;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

/** Runs the command over the world's folder while nobody else has it open. */
async function kept(...words: string[]) {
  const { folder } = world.database;
  world.database.close();
  const run = spawnSync(process.execPath, [cli, ...words], {
    encoding: "utf8",
    cwd: folder,
    env: { PATH: process.env["PATH"], KEPT_DATA: folder },
  });
  world = await world.restart();
  return { status: run.status, out: run.stdout, err: run.stderr };
}
const as = ["--as", "dpo1@office.example"];

describe("kept import", () => {
  test("checks a table without writing, and ends with 2 while rows need correcting", async () => {
    const run = await kept(
      "import",
      "requests",
      oldRegister,
      ...as,
      "--dry-run",
      "--json",
    );
    expect(run.status).toBe(2);
    expect(JSON.parse(run.out)).toMatchObject({
      problem: null,
      columnProblems: [],
      counts: { valid: 5, known: 0, wrong: 5 },
    });
    expect(await world.db.selectFrom("cases").select("id").execute()).toEqual(
      [],
    );
    expect(await world.db.selectFrom("imports").select("id").execute()).toEqual(
      [],
    );
  });

  test("imports valid rows or nothing", async () => {
    const nothing = await kept("import", "requests", oldRegister, ...as);
    expect([nothing.status, nothing.out.includes("Row 8, 政策")]).toEqual([
      2,
      true,
    ]);
    expect(nothing.err).toContain(
      "Nothing was imported. 5 rows need correcting.",
    );
    const run = await kept(
      "import",
      "requests",
      oldRegister,
      ...as,
      "--valid-only",
    );
    expect([run.status, run.err]).toEqual([0, ""]);
    expect(run.out).toContain("Imported 5, known before 0, left out 5.");
    expect(
      await world.db.selectFrom("cases").select("id").execute(),
    ).toHaveLength(5);
  });

  test.each([
    [
      ["import", "requests", oldRegister, "--as", "manager1@office.example"],
      "role does not include",
    ],
    [
      ["import", "requests", oldRegister, "--as", "nobody@office.example"],
      "--as",
    ],
    [["import", "requests", "nowhere.csv", ...as], "no such file"],
    [
      ["import", "requests", oldRegister, ...as, "--map", "personName=Nobody"],
      "--map",
    ],
  ])("refuses %j", async (words, said) => {
    const run = await kept(...words);
    expect(run.status).toBe(2);
    expect(run.err).toContain(said);
  });
});

describe("kept export", () => {
  test("writes the list of an address, and never over a file", async () => {
    const words = [
      "export",
      "requests",
      ...as,
      "--view",
      "cols=clock,reference,person",
      "--out",
      "list.csv",
      "--json",
    ];
    const run = await kept(...words);
    expect([run.status, run.err]).toEqual([0, ""]);
    expect(JSON.parse(run.out)).toMatchObject({ path: "list.csv", rows: 2 });
    const rows = parse<Record<string, string>>(
      readFileSync(join(world.database.folder, "list.csv")),
      { columns: true, bom: true },
    );
    expect(
      rows
        .map((row) => row["Person"] ?? "")
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(["O'Brien, Seán", "陈强"]);
    expect((await kept(...words)).err).toContain("is there already");
  });
});
