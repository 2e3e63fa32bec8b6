import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { TesterOffice } from "../seed/tester-office.ts";

const cli = fileURLToPath(new URL("../cli.ts", import.meta.url));
const folder = join(mkdtempSync(join(tmpdir(), "kept-testers-")), "data");
afterAll(() => {
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

function kept(...words: string[]) {
  const run = spawnSync(process.execPath, [cli, ...words], {
    encoding: "utf8",
    env: { ...process.env, KEPT_DATA: folder },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe("kept seed test", () => {
  it("makes an office with somebody in every role, own and foreign cases, files and tokens", () => {
    const { status, out, err } = kept(
      "seed",
      "test",
      "--data",
      folder,
      "--json",
    );
    expect([status, err]).toEqual([0, ""]);
    const office = JSON.parse(out) as TesterOffice;
    const roles = Object.values(office.people).map(({ role }) => role);
    expect(new Set(roles)).toEqual(
      new Set(["dpo", "analyst", "legal", "manager", "auditor", "admin"]),
    );
    const secrets = Object.values(office.people).map(
      ({ password }) => password,
    );
    expect(new Set(secrets).size).toBe(secrets.length);
    expect(Object.keys(office.cases)).toEqual(
      expect.arrayContaining(["R-A", "R-B", "R-X", "H-1", "D-1"]),
    );
    expect(Object.keys(office.files)).toEqual([
      "att-A",
      "att-B",
      "att-X",
      "att-H",
    ]);
    expect(office.tokens["mail"]).toMatch(/^kept_/);
  });

  it("leaves a log that verifies, and refuses a folder with anything in it", () => {
    expect(kept("verify-audit").status).toBe(0);
    const { status, out, err } = kept("seed", "test", "--data", folder);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("is not empty");
  });
});
