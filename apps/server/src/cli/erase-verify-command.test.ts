import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFiles } from "../files/open-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-canary-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function eraseVerify(word: string, input = "") {
  const run = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "../cli.ts"), "erase-verify", word, "--json"],
    {
      encoding: "utf8",
      input,
      env: { PATH: process.env["PATH"], KEPT_DATA: folder },
    },
  );
  return {
    status: run.status,
    found:
      run.stdout === ""
        ? null
        : (JSON.parse(run.stdout) as { found: string[] }).found,
  };
}

describe("kept erase-verify", () => {
  it("T43 finds a word in the open, in base64, and within a stored file", async () => {
    const opening = await openFiles({ folder, keyFile: null });
    if (!opening.ok) throw new Error(opening.line);
    const put = await opening.files.put(
      Buffer.from(`${"x".repeat(70_000)} Zsofia Quokka 斑马夸卡`),
      { limit: 100_000 },
    );
    if (!put.ok) throw new Error(put.code);
    writeFileSync(
      join(folder, "mail.eml"),
      Buffer.from("to Zsofia Quokka, privately").toString("base64"),
    );
    writeFileSync(join(folder, "kept.db"), "… 斑马夸卡 …");
    const stored = `files/${put.value.fileId} (opened)`;
    expect(eraseVerify("Zsofia Quokka")).toEqual({
      status: 1,
      found: ["mail.eml", stored],
    });
    expect(eraseVerify("-", "斑马夸卡\n")).toEqual({
      status: 1,
      found: ["kept.db", stored],
    });
    await opening.files.remove(put.value.fileId);
    rmSync(join(folder, "mail.eml"));
    expect(eraseVerify("Zsofia Quokka")).toEqual({ status: 0, found: [] });
    expect(eraseVerify("ab").status).toBe(2);
  });
});
