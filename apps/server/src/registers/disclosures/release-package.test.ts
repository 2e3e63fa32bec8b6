import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import { codeOf } from "../../testing/request-desk.ts";
import { minute } from "../../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let counsel: ReturnType<typeof disclosureDesk>;
let officer: ReturnType<typeof disclosureDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-21T02:00:00Z" });
  counsel = disclosureDesk(world, "legal1");
  officer = disclosureDesk(world, "dpo1");
});
afterEach(() => world.close());

const orders = "number,date\nA-1,2026-03-02\n";

/** Scoped with a file that carries the one row, and approved by a second person. */
async function approved(
  desk = counsel,
  second = officer,
): Promise<{ caseId: string; fileId: string }> {
  const caseId = await desk.open();
  await desk.log(caseId);
  await desk.verify(caseId);
  await desk.review(caseId);
  const fileId = await desk.file(caseId, {
    name: "orders.csv",
    text: orders,
  });
  await desk.scope(caseId, { fileIds: [fileId] });
  await desk.ask(caseId, "dpo1");
  await second.approve(caseId);
  return { caseId, fileId };
}

async function build(caseId: string) {
  return counsel.api.pack(await counsel.newest(caseId));
}

async function bytesOf(caseFileId: string): Promise<Buffer> {
  const { file_id } = await world.db
    .selectFrom("case_files")
    .select("file_id")
    .where("id", "=", caseFileId)
    .executeTakeFirstOrThrow();
  const opened = await world.files.open(file_id);
  if (opened === null) throw new Error("The package is not there");
  return buffer(opened.stream);
}

async function unpack(
  bytes: Uint8Array,
  password?: string,
): Promise<Record<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    useWebWorkers: false,
    ...(password !== undefined && { password }),
  });
  const found: Record<string, Uint8Array> = {};
  for (const entry of await reader.getEntries())
    if (!entry.directory)
      found[entry.filename] = await entry.getData(new Uint8ArrayWriter());
  return found;
}

describe("the package of a release", () => {
  it("holds the files of the rows that are given, with a list of hashes, and opens with its passphrase alone", async () => {
    const { caseId } = await approved();
    const built = await build(caseId);
    expect(built.passphrase).toMatch(/^(\w{5}-){5}\w{5}$/);
    const bytes = await bytesOf(built.caseFileId);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(built.sha256);
    expect(bytes.includes("orders.csv"), "not even a name is readable").toBe(
      false,
    );
    await expect(unpack(bytes, "another-one")).rejects.toThrow(/password/i);
    const [inner, ...more] = Object.values(
      await unpack(bytes, built.passphrase ?? ""),
    );
    expect(more).toEqual([]);
    const files = await unpack(inner ?? new Uint8Array());
    expect(Object.keys(files)).toEqual([
      "1-orders/1-orders.csv",
      "CONTENTS.txt",
      "SHA256SUMS",
    ]);
    const text = (name: string) => Buffer.from(files[name] ?? []).toString();
    expect(text("1-orders/1-orders.csv")).toBe(orders);
    expect(text("CONTENTS.txt")).toContain(
      "Orders and contracts: Order numbers, Dates",
    );
    expect(text("SHA256SUMS")).toContain(
      `${createHash("sha256").update(orders).digest("hex")}  1-orders/1-orders.csv`,
    );
  });

  it("stands with its hash in the register, and its passphrase nowhere", async () => {
    const { caseId } = await approved();
    const built = await build(caseId);
    await counsel.release(caseId);
    const { entries, package: kept } = await counsel.look(caseId);
    expect(entries[0]?.packageSha256).toBe(built.sha256);
    expect(kept).toMatchObject({ sha256: built.sha256, isOutdated: false });
    const { rows: tables } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table'
        and name not like 'sqlite_%' and sql not like 'create virtual%'
    `.execute(world.db);
    expect(tables.length).toBeGreaterThan(20);
    const places: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(
        world.db,
      );
      if (JSON.stringify(rows).includes(built.passphrase ?? "-"))
        places.push(name);
    }
    expect(places).toEqual([]);
  });

  it("is built of what a second person approved, and of nothing else", async () => {
    const { caseId, fileId } = await approved();
    await build(caseId);
    await counsel.scope(caseId, { fileIds: [fileId], given: ["numbers"] });
    expect(await codeOf(build(caseId))).toBe("releaseNotApproved");
    expect((await counsel.look(caseId)).package?.isOutdated).toBe(true);
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    expect(
      await codeOf(counsel.release(caseId)),
      "the old package is not let out under the new approval",
    ).toBe("packageOutdated");
    await build(caseId);
    await counsel.release(caseId);
    expect((await counsel.look(caseId)).entries).toHaveLength(1);
  });

  it("a file put into the scope after the yes makes the yes void", async () => {
    const { caseId, fileId } = await approved();
    const another = await counsel.file(caseId, {
      name: "more.csv",
      text: "more",
    });
    await counsel.scope(caseId, { fileIds: [fileId, another] });
    const { approvals } = await counsel.look(caseId);
    expect(approvals.map(({ state }) => state)).toEqual(["void"]);
  });

  it("is refused where a row gives something and no file carries it, and where the file is another case's", async () => {
    const caseId = await counsel.open();
    await counsel.prepare(caseId);
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    expect(await codeOf(build(caseId))).toBe("packageFileMissing");
    const other = await counsel.open({ body: "Another court" });
    const fileId = await counsel.file(other);
    expect(await codeOf(counsel.scope(caseId, { fileIds: [fileId] }))).toBe(
      "scopeFileUnknown",
    );
  });
});

describe("the door of the package", () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp({ now: "2026-09-21T02:00:00.000Z" });
  });
  afterEach(() => app.close());

  const looks = async () => {
    await app.world.looks.settle();
    const rows = await app.world.db
      .selectFrom("ledger_looks")
      .select("action")
      .where("action", "like", "%fetched")
      .execute();
    return rows.map(({ action }) => action);
  };

  it("T19 opens to the right to release alone, to whoever has just shown who they are, and each time is in the log", async () => {
    const desk = disclosureDesk(app.world, "legal1");
    const { caseId } = await approved(desk, disclosureDesk(app.world, "dpo1"));
    const { caseFileId, sha256 } = await desk.api.pack(
      await desk.newest(caseId),
    );
    const address = `/packages/${caseFileId}`;
    expect((await app.fetch(address)).status).toBe(401);
    expect((await app.fetch(address, { who: "analystA1" })).status).toBe(403);
    expect((await app.fetch(address, { who: "auditor1" })).status).toBe(403);
    expect(
      (await app.fetch(`/files/${caseFileId}`, { who: "legal1" })).status,
      "the door of other files does not lead to it",
    ).toBe(404);
    const got = await app.fetch(address, { who: "legal1" });
    expect(got.status).toBe(200);
    const bytes = Buffer.from(await got.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    expect(await looks()).toEqual(["package.fetched"]);
    app.world.clock.pass(6 * minute);
    const late = await app.fetch(address, { who: "legal1" });
    expect(late.status).toBe(412);
    expect(await looks()).toEqual(["package.fetched"]);
  });
});
