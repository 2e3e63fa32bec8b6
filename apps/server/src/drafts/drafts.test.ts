import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { longestDraft, mostDrafts } from "@kept/domain/casework/draft";
import type { CastName } from "../testing/world.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let caseId: string;
let reference: string;

beforeAll(async () => {
  app = await startTestApp();
  const opened = await app.call("dpo1", "requests.open", {
    policyId: "p000",
    channel: "contactPage",
    receivedAt: app.world.clock.now(),
    partner: null,
    personName: "Hannah Vogel",
    personAddress: null,
    personPhone: null,
    accountRef: null,
    residence: "DE",
    language: "en",
    types: ["access"],
    text: "What do you keep about me?",
    mailId: null,
  });
  ({ caseId, reference } = opened.data as {
    caseId: string;
    reference: string;
  });
});
afterAll(() => app.close());

const place = (form: string) => ({
  register: "requests",
  record: caseId,
  form,
});

interface Saved {
  readonly id: string;
  readonly token: number;
  readonly savedAt: string;
  readonly older: { readonly values: Record<string, unknown> } | null;
}

async function save(
  who: CastName,
  form: string,
  { text, base = null }: { text: string; base?: number | null },
): Promise<Saved> {
  const reply = await app.call(who, "drafts.save", {
    ...place(form),
    values: { text },
    base,
    caseVersion: 1,
  });
  expect(reply.refusal).toBeNull();
  return reply.data as Saved;
}

async function read(who: CastName, form: string) {
  const { data } = await app.call(who, "drafts.get", place(form));
  return data as (Saved & { values: Record<string, unknown> }) | null;
}

const lines = async (who: CastName) =>
  (await app.call(who, "drafts.list")).data as {
    id: string;
    form: string;
    excerpt: string;
    theCase: unknown;
    act: unknown;
  }[];

const entries = async () =>
  (await app.world.db.selectFrom("ledger_entries").select("seq").execute())
    .length;

describe("a draft", () => {
  it("is there again after a restart, and stands in no ledger", async () => {
    const before = await entries();
    await save("dpo1", "note", { text: "Half a thought" });
    app = await app.restart();
    expect((await read("dpo1", "note"))?.values).toEqual({
      text: "Half a thought",
    });
    // Signing in again after the restart is the only thing that happened.
    const rows = await app.world.db
      .selectFrom("ledger_entries")
      .select("action")
      .where("seq", ">", before)
      .execute();
    expect(rows.every(({ action }) => action === "people.signed-in")).toBe(
      true,
    );
  });

  it("is nobody else's: not to read, to list, to write over, to drop or to throw away", async () => {
    const mine = await save("dpo1", "decide", { text: "Mine alone" });
    expect(await read("dpo2", "decide")).toBeNull();
    expect(await lines("dpo2")).toEqual([]);
    const theirs = await save("dpo2", "decide", { text: "Theirs" });
    expect([theirs.id === mine.id, theirs.token]).toEqual([false, 1]);
    for (const procedure of ["drafts.discard", "drafts.dropOlder"])
      await app.call("dpo2", procedure, { draftId: mine.id });
    expect((await read("dpo1", "decide"))?.values).toEqual({
      text: "Mine alone",
    });
  });

  it("does not go with an act of somebody else that names it", async () => {
    const mine = await save("dpo1", "note", { text: "Still mine", base: 1 });
    const { data } = await app.call("dpo2", "requests.get", { caseId });
    const { version } = (data as { frame: { version: number } }).frame;
    const noted = await app.send({
      who: "dpo2",
      procedure: "requests.addNote",
      input: { caseId, version, text: "Another note." },
      headers: { "x-kept-draft": mine.id },
    });
    expect(noted.status).toBe(200);
    expect((await read("dpo1", "note"))?.values).toEqual({
      text: "Still mine",
    });
  });

  it("is gone with the act it became, and stays when the act is refused", async () => {
    const { id } = await save("dpo1", "note", { text: "To be sent", base: 2 });
    const send = (version: number) =>
      app.send({
        who: "dpo1",
        procedure: "requests.addNote",
        input: { caseId, version, text: "To be sent" },
        headers: { "x-kept-draft": id },
      });
    expect((await send(1)).status).toBe(409);
    expect(await read("dpo1", "note")).not.toBeNull();
    const { data } = await app.call("dpo1", "requests.get", { caseId });
    const { version } = (data as { frame: { version: number } }).frame;
    expect((await send(version)).status).toBe(200);
    expect(await read("dpo1", "note")).toBeNull();
  });

  it("of two windows: the newer words win, the older are offered until they are not wanted", async () => {
    const first = await save("dpo1", "pause", { text: "window one" });
    const other = await save("dpo1", "pause", { text: "window two" });
    expect(other.older?.values).toEqual({ text: "window one" });
    const on = await save("dpo1", "pause", {
      text: "window two, more",
      base: other.token,
    });
    expect(on.older?.values, "going on keeps the offer").toEqual({
      text: "window one",
    });
    const again = await save("dpo1", "pause", {
      text: "window one, more",
      base: first.token,
    });
    expect(again.older?.values).toEqual({ text: "window two, more" });
    await app.call("dpo1", "drafts.dropOlder", { draftId: again.id });
    expect(await read("dpo1", "pause")).toMatchObject({
      older: null,
      values: { text: "window one, more" },
    });
    const same = await save("dpo1", "pause", { text: "window one, more" });
    expect(same.older, "the same words are no second text").toBeNull();
  });

  it("is listed with its case and how it begins", async () => {
    await save("dpo1", "classify", { text: "  It  begins\nso " });
    const line = (await lines("dpo1")).find(({ form }) => form === "classify");
    expect(line).toMatchObject({
      excerpt: "It begins so",
      act: { en: "Identify and classify", zh: "识别并分类" },
      theCase: { reference, title: "Hannah Vogel" },
    });
  });

  it("is neither taken nor given where somebody may not see the case", async () => {
    const { data } = await app.call("dpo1", "requests.get", { caseId });
    const { version } = (data as { frame: { version: number } }).frame;
    await save("analystB", "note", { text: "Before it went to team A" });
    await app.call("dpo1", "requests.assign", {
      caseId,
      version,
      ownerId: app.world.actor("analystA1").id,
      teamId: app.world.teams.a,
    });
    expect(await read("analystB", "note")).toBeNull();
    expect(await lines("analystB")).toEqual([]);
    const refused = [
      { ...place("note"), record: caseId },
      { ...place("note"), record: randomUUID() },
      { ...place("note"), register: "incidents" },
    ];
    for (const at of refused) {
      const reply = await app.call("analystB", "drafts.save", {
        ...at,
        values: { text: "x" },
        base: null,
        caseVersion: null,
      });
      expect([reply.status, reply.refusal?.code]).toEqual([404, "notFound"]);
    }
    const admin = await app.call("admin1", "drafts.save", {
      ...place("note"),
      values: {},
      base: null,
      caseVersion: null,
    });
    expect(admin.refusal?.code).toBe("notFound");
  });

  it("is not longer than it may be, and there are not more than there may be", async () => {
    const long = await app.call("dpo2", "drafts.save", {
      ...place("note"),
      values: { text: "长".repeat(longestDraft) },
      base: null,
      caseVersion: null,
    });
    expect(long.refusal).toMatchObject({
      code: "invalidInput",
      fields: { values: ["text.tooLong"] },
    });
    const begin = () =>
      app.call("analystA1", "drafts.save", {
        register: "requests",
        record: `new-${randomUUID()}`,
        form: "open",
        values: { personName: "张伟" },
        base: null,
        caseVersion: null,
      });
    for (let count = 0; count < mostDrafts; count += 1)
      expect((await begin()).status).toBe(200);
    expect((await begin()).refusal).toEqual({
      code: "tooManyDrafts",
      params: { limit: mostDrafts },
    });
    expect(await lines("analystA1")).toHaveLength(mostDrafts);
  });

  it("is forgotten when nobody has gone on with it for ninety days", async () => {
    const { clock, scheduler } = app.world;
    clock.set(
      new Date(Date.parse(clock.now()) + 89 * 86_400_000).toISOString(),
    );
    app.forgetCookies();
    await save("dpo1", "note", { text: "still used" });
    clock.set(new Date(Date.parse(clock.now()) + 2 * 86_400_000).toISOString());
    await scheduler.runAll();
    app.forgetCookies();
    expect((await lines("dpo1")).map(({ form }) => form)).toEqual(["note"]);
  });
});
