import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { callApi, tokenOf } from "../testing/api-calls.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await startTestApp({
    callLimits: { calls: 10_000, strangers: 10_000 },
  });
  ({ token } = await tokenOf(app, ["requests:write", "mail:write"]));
});
afterAll(() => app.close());

const officer = () => requestDesk(app.world, "dpo1");
const until = "2026-12-31";

async function seal(caseId: string): Promise<void> {
  await app.world.as("dpo1").seals.seal({
    ...(await officer().newest(caseId)),
    reason: "A colleague is concerned.",
    named: (["dpo1", "legal1"] as const).map((who) => ({
      personId: app.world.actor(who).id,
      until,
    })),
  });
}

async function caseRow(caseId: string) {
  return app.world.db
    .selectFrom("cases")
    .selectAll()
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
}

async function postMail(
  head: Readonly<Record<string, string>>,
  words = "What became of it?",
) {
  const headers = {
    From: "Zebra Quokka <zebra.quokka@post.example>",
    To: "somebody@elsewhere.example",
    Date: "Mon, 21 Sep 2026 09:00:00 +0800",
    "Message-ID": `<${randomUUID()}@post.example>`,
    Subject: "Hello",
    ...head,
  };
  const lines = Object.entries(headers).map(
    ([key, value]) => `${key}: ${value}`,
  );
  const { status, body } = await callApi(app, "/api/v1/mail", {
    token,
    type: "message/rfc822",
    key: null,
    body: [...lines, "", `${words} ${randomUUID()}`].join("\r\n"),
  });
  return { status, body: { ...body, mailId: "-" } };
}

const person = {
  personName: "Zebra Quokka",
  personAddress: "zebra.quokka@post.example",
  text: "Please delete everything about my striped account, and tell me when that is done.",
};

describe("T05 a program outside", () => {
  it("opens the same words of the same person in the same lane, whether a sealed case has them or none", async () => {
    const laneAfter = async (isSealed: boolean, personAddress: string) => {
      const request = { ...person, personAddress };
      await officer().open({ ...request, isSealed });
      const { body } = await callApi(app, "/api/v1/requests", {
        token,
        body: JSON.stringify({ ...request, policyId: "p000" }),
      });
      const row = await app.world.db
        .selectFrom("cases")
        .select("lane")
        .where("reference", "=", String(body["reference"]))
        .executeTakeFirstOrThrow();
      return row.lane;
    };
    expect(await laneAfter(true, "sealed.one@post.example")).toBe("main");
    expect(await laneAfter(false, "open.one@post.example")).toBe("duplicate");
  });

  it("is answered about the number of a sealed case, a mark that nobody made and its person's address as about none", async () => {
    const caseId = await officer().open({ ...person, isSealed: true });
    const { reference, version } = await caseRow(caseId);
    const unknown = "KPT-2026-100000000";
    const forged = (number: string) =>
      `privacy+${number.toLowerCase()}-${"a".repeat(20)}@elsewhere.example`;
    const automatic = { "Auto-Submitted": "auto-replied" };
    for (const head of [
      (number: string) => ({ Subject: `Re: [${number}]` }),
      (number: string) => ({ To: forged(number) }),
      (number: string) => ({ ...automatic, Subject: `Re: [${number}]` }),
    ]) {
      const about = await postMail(head(reference));
      expect(about).toEqual(await postMail(head(unknown)));
      expect(JSON.stringify(about)).not.toContain("KPT");
    }
    expect(await postMail(automatic)).toEqual(
      await postMail({ ...automatic, From: "nobody@post.example" }),
    );
    expect((await caseRow(caseId)).version).toBe(version);
  });

  it("has an automatic answer filed by its sender's address, however many sealed cases that one has", async () => {
    const personAddress = "cy.chen@post.example";
    const open = (receivedAt: string, isSealed: boolean) =>
      officer().open({ personAddress, receivedAt, isSealed });
    const { reference } = await caseRow(
      await open("2026-09-01T02:00:00.000Z", false),
    );
    for (let count = 0; count < 20; count += 1)
      await open("2026-09-02T02:00:00.000Z", true);
    const answered = await postMail({
      "Auto-Submitted": "auto-replied",
      From: personAddress,
    });
    expect(answered.body).toMatchObject({ outcome: "auto", reference });
  });

  it("brings the answer to a letter to its sealed case, open or ended, and is told of none", async () => {
    const caseId = await officer().open({
      ...person,
      personAddress: "marked@post.example",
      isSealed: true,
    });
    const { reference } = await caseRow(caseId);
    const marked = { caseId, reference, address: "marked@post.example" };
    const head = {
      From: "marked@post.example",
      To: app.world.replies.replyTo("privacy@shop.example", marked) ?? "",
    };
    const onCase = async () =>
      (
        await app.world.db
          .selectFrom("case_messages")
          .select("lane")
          .where("case_id", "=", caseId)
          .orderBy("id")
          .execute()
      )
        .slice(1)
        .map(({ lane }) => lane);
    const none = await postMail({ Subject: "Hello" });
    expect(await postMail(head)).toEqual(none);
    expect(await onCase()).toEqual(["ok"]);
    await app.world.database.writer.write(async (tx) => {
      await tx
        .updateTable("cases")
        .set({ stage: "closed", is_open: 0 })
        .where("id", "=", caseId)
        .execute();
      return { keep: true, value: null };
    });
    expect(await postMail(head)).toEqual(none);
    expect(await onCase()).toEqual(["ok", "ok"]);
    const other = { ...head, From: "other@post.example", Subject: "Hi" };
    expect(await postMail(other)).toEqual(none);
    expect(await onCase()).toEqual(["ok", "ok", "unverified"]);
  });
});

describe("T05 a list that ends after so many", () => {
  it("is as long with a sealed case as without it", async () => {
    const many = {
      personName: "Ada Adler",
      text: "Send me a copy of everything that you hold about me and my orders of this year.",
      accountRef: "A-4711",
    };
    await officer().open({ ...many, isSealed: true });
    const same: string[] = [];
    for (let count = 0; count < 11; count += 1)
      same.push(
        await officer().open({ personAddress: "bo.berg@post.example" }),
      );
    const ids: string[] = [];
    for (let count = 0; count < 61; count += 1)
      ids.push(
        await officer().open({
          ...many,
          personAddress: `ada${String(count)}@post.example`,
        }),
      );
    const caseId = ids.at(-1) ?? "";
    const api = app.world.as("dpo2");
    const seen = async () => {
      const duplicates = await api.requests.duplicates({ caseId });
      const { samePerson } = await api.requests.get({ caseId: same[0] ?? "" });
      const { cases } = await api.erasure.preview({ caseId });
      return [duplicates, samePerson, cases];
    };
    const without = await seen();
    expect(without.map(({ length }) => length)).toEqual([59, 10, 51]);
    await officer().open({ ...many, isSealed: true });
    await officer().open({
      personAddress: "bo.berg@post.example",
      isSealed: true,
    });
    expect(await seen()).toEqual(without);
  });
});

describe("T05 the number of a sealed case", () => {
  it("is drawn: it tells neither how many there are nor which is the next", async () => {
    const numbers = [];
    for (let count = 0; count < 4; count += 1) {
      const caseId = await officer().open({ isSealed: true });
      numbers.push((await caseRow(caseId)).reference);
    }
    for (const number of numbers)
      expect(number).toMatch(/^KPT-2026-[1-9]\d{8}$/);
    const steps = numbers
      .map((number) => Number(number.slice(-9)))
      .map((number, index, all) => Math.abs(number - (all[index - 1] ?? 0)));
    expect(Math.min(...steps)).toBeGreaterThan(1);
    const counters = await app.world.db
      .selectFrom("case_numbers")
      .select("register")
      .execute();
    expect(counters.map(({ register }) => register)).toEqual(["requests"]);
  });
});

describe("T05 what was made before the seal", () => {
  const download = async (exportId: string) => {
    const response = await app.fetch(`/exports/${exportId}`, { who: "dpo2" });
    return { status: response.status, text: await response.text() };
  };
  const exported = async (address: string) => {
    const reply = await app.call("dpo2", "exports.make", {
      register: "requests",
      query: readListQuery(requestListing, new URLSearchParams(address)),
      text: null,
      format: "csv",
      language: "en",
      viewName: null,
    });
    return (reply.data as { exportId: string }).exportId;
  };

  it("as a file: one that holds the case is handed out to nobody any more, another one is", async () => {
    const caseId = await officer().open({ policyId: "p002" });
    await officer().open({ policyId: "p001" });
    const { reference } = await caseRow(caseId);
    const held = await exported("policy=p002");
    const other = await exported("policy=p001");
    expect((await download(held)).text).toContain(reference);
    await seal(caseId);
    const gone = await download(held);
    expect(gone.text).toContain("exportGone");
    expect(gone.text).not.toContain(reference);
    expect((await download(other)).status).toBe(200);
    const api = app.world.as("dpo2").exports;
    expect((await api.get({ exportId: held })).state).toBe("gone");
    const { recent } = await api.about({
      register: "requests",
      query: readListQuery(requestListing, new URLSearchParams()),
      text: null,
    });
    expect(recent.map(({ id }) => id)).not.toContain(held);
    expect(recent.map(({ id }) => id)).toContain(other);
  });

  it("as a run: neither what was done nor what failed names the case", async () => {
    const done = await officer().open();
    const failed = await officer().open();
    await officer().api.markSpam({
      ...(await officer().newest(failed)),
      reason: "An advertisement.",
    });
    const numbers = [
      (await caseRow(done)).reference,
      (await caseRow(failed)).reference,
    ];
    const api = app.world.as("dpo2");
    const { runId } = await api.requests.startBulk({
      action: "takeOver",
      selection: { kind: "ids", ids: [done, failed] },
    });
    await app.world.scheduler.runAll();
    const told = async () =>
      JSON.stringify([
        await api.runs.get({ runId }),
        await api.runs.outcome({ runId, language: "en" }),
      ]);
    for (const number of numbers) expect(await told()).toContain(number);
    await seal(done);
    await seal(failed);
    for (const number of numbers) expect(await told()).not.toContain(number);
    const { failures } = await api.runs.get({ runId });
    expect(failures).toMatchObject([
      { label: null, refusal: { code: "notFound" } },
    ]);
  });
});
