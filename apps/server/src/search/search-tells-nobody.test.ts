import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLog } from "../log/house-log.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
const secrets = ["zebrafish", "斑马鱼", "zebrafish@mail.example"];

beforeAll(async () => {
  app = await startTestApp();
  await requestDesk(app.world, "dpo1").open({ personName: "Zebrafish 斑马鱼" });
});
afterAll(() => app.close());

/** The lines of the log, as they are printed. */
async function printed(): Promise<string> {
  const lines: string[] = [];
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString("utf8"));
      done();
    },
  });
  const log = makeLog("debug", out);
  for (const line of app.world.logged) log.write(line);
  return lines.join("");
}

describe("what somebody searches for", () => {
  it("stands in no log, whether it is found, refused or breaks", async () => {
    for (const text of secrets) {
      const found = await app.call("dpo1", "search.cases", { text, limit: 5 });
      expect(found.status).toBe(200);
      for (const input of [
        { text: text.repeat(100), limit: 5 },
        { text, limit: -1 },
        { text: { text } },
      ]) {
        const refused = await app.call("dpo1", "search.cases", input);
        expect(refused.status).toBe(400);
        expect(JSON.stringify(refused.refusal)).not.toContain(text);
      }
      expect(
        (await app.call("admin1", "search.cases", { text, limit: 5 })).status,
      ).toBe(403);
      expect(
        (await app.call(null, "search.cases", { text, limit: 5 })).status,
      ).toBe(401);
    }
    const log = await printed();
    expect(log).toContain("search.cases");
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  it("is not taken from an address, and an address that holds it is not logged", async () => {
    const input = encodeURIComponent(
      JSON.stringify({ text: secrets[0], limit: 5 }),
    );
    const reply = await app.fetch(`/trpc/search.cases?input=${input}`, {
      who: "dpo1",
      headers: { "x-kept": "1" },
    });
    expect(reply.status).toBe(405);
    expect(await printed()).not.toContain(secrets[0]);
  });

  it("is not told by an answer that breaks: a bug is known by its number", async () => {
    app.world.database.search.clear();
    await app.world.database.search.index.schema
      .dropTable("progress")
      .execute();
    for (const text of secrets) {
      const broken = await app.call("dpo1", "search.cases", { text, limit: 5 });
      expect(broken.status).toBe(500);
      expect(JSON.stringify(broken)).not.toContain(text);
    }
    const log = await printed();
    expect(log).toContain('"event":"bug"');
    for (const secret of secrets) expect(log).not.toContain(secret);
  });

  it("is kept in no file but the index and the database", () => {
    const { folder } = app.world.database;
    const named = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && !/\.db(-wal|-shm)?$/u.test(entry.name),
      )
      .map((entry) => join(entry.parentPath, entry.name));
    for (const path of named)
      expect(readFileSync(path, "utf8")).not.toContain("zebrafish");
  });
});
