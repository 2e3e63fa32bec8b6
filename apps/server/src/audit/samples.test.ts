import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { sampleListing } from "@kept/domain/log/sample-listing";
import { exportedRows } from "../testing/exported-rows.ts";
import { requestDesk, wholeQueue } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { CastName } from "../testing/world.ts";
import type { SampleLine, Worksheet } from "./sample-views.ts";

let app: TestApp;
let sealedCase: string;

beforeAll(async () => {
  app = await startTestApp();
  const { world } = app;
  for (const who of ["analystA1", "analystA2", "analystB"] as const) {
    const desk = requestDesk(world, who);
    for (let made = 0; made < 10; made += 1) await desk.open();
  }
  const officer = requestDesk(world, "dpo1");
  sealedCase = await officer.open();
  await world.as("dpo1").seals.seal({
    ...(await officer.newest(sealedCase)),
    named: [{ personId: world.actor("dpo1").id, until: "2026-12-31" }],
    reason: "Nobody may know",
  });
  for (let looked = 0; looked < 3; looked += 1) {
    await world.as("dpo1").requests.get({ caseId: sealedCase });
    await world.as("auditor1").requests.list(wholeQueue);
  }
  // A week later that week is over.
  world.clock.set("2026-09-28T01:42:00.000Z");
  await world.scheduler.runAll();
});
afterAll(() => app.close());

const samples = async () =>
  (await app.call("auditor1", "reviews.samples")).data as SampleLine[];
async function sheetOf(who: CastName): Promise<Worksheet> {
  const [sample] = await samples();
  const reply = await app.call(who, "reviews.worksheet", {
    sampleId: sample?.id,
  });
  expect(reply.status).toBe(200);
  return reply.data as Worksheet;
}

describe("the sample of a week", () => {
  it("is drawn once, with looks and acts by lot and nothing of a sealed case", async () => {
    await app.world.scheduler.runAll();
    const all = await samples();
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ judged: 0, completedAt: null });
    const drawn = await app.world.db
      .selectFrom("log_sample_rows")
      .select("seq")
      .execute();
    expect(drawn.length).toBeGreaterThan(20);
    const ofSealed = await app.world.db
      .selectFrom("ledger_entries")
      .select("seq")
      .where("case_id", "=", sealedCase)
      .execute();
    const looksAtSealed = await app.world.db
      .selectFrom("ledger_looks")
      .select("seq")
      .where("case_id", "=", sealedCase)
      .execute();
    expect(looksAtSealed.length).toBeGreaterThan(0);
    const hidden = [...ofSealed, ...looksAtSealed].map(({ seq }) => seq);
    expect(drawn.filter(({ seq }) => hidden.includes(seq))).toEqual([]);
  });

  it("waits on the morning page of whoever watches over the log", async () => {
    const { reviews } = await app.world.as("auditor1").desk.today();
    expect(reviews).toHaveLength(1);
    expect((await app.world.as("analystA1").desk.today()).reviews).toEqual([]);
  });

  it("is read and judged by officers and auditors alone", async () => {
    const { sample, rows } = await sheetOf("auditor1");
    for (const who of ["legal1", "manager1", "analystA1", "admin1"] as const) {
      expect((await app.call(who, "reviews.samples")).status).toBe(403);
      const judged = await app.call(who, "reviews.judge", {
        sampleId: sample.id,
        entryId: rows[0]?.row.id,
        finding: "inOrder",
        remark: null,
      });
      expect(judged.status).toBe(403);
    }
  });

  it("T20 is judged by nobody who did it, signed by nobody before the end, and kept with both", async () => {
    const judgeAll = async (who: CastName) => {
      const { sample, rows } = await sheetOf(who);
      for (const { row, isOwn, finding } of rows) {
        if (finding !== null) continue;
        const said = {
          sampleId: sample.id,
          entryId: row.id,
          finding: "inOrder",
          remark: null,
        };
        const reply = await app.call(who, "reviews.judge", said);
        expect(reply.refusal).toEqual(isOwn ? { code: "ownAct" } : null);
      }
    };
    const { sample, rows } = await sheetOf("auditor1");
    const early = await app.call("auditor1", "reviews.sign", {
      sampleId: sample.id,
      note: null,
    });
    expect(early.refusal).toMatchObject({ code: "sampleOpen" });
    const foreign = rows.find(({ isOwn }) => !isOwn);
    const mute = await app.call("auditor1", "reviews.judge", {
      sampleId: sample.id,
      entryId: foreign?.row.id,
      finding: "wrong",
      remark: null,
    });
    expect(mute.refusal).toMatchObject({ code: "remarkNeeded" });
    await judgeAll("auditor1");
    await judgeAll("dpo2");
    for (const who of ["auditor1", "dpo2"] as const)
      expect(
        (
          await app.call(who, "reviews.sign", {
            sampleId: sample.id,
            note: `Looked at by ${who}`,
          })
        ).refusal,
      ).toBeNull();
    const [signed] = await samples();
    expect(signed?.completedAt).not.toBeNull();
    expect(signed?.signedBy.map(({ note }) => note).toSorted()).toEqual([
      "Looked at by auditor1",
      "Looked at by dpo2",
    ]);
    const late = await app.call("dpo1", "reviews.judge", {
      sampleId: sample.id,
      entryId: foreign?.row.id,
      finding: "wrong",
      remark: "Too late",
    });
    expect(late.refusal).toMatchObject({ code: "sampleSigned" });
    const { reviews } = await app.world.as("auditor1").desk.today();
    expect(reviews).toEqual([]);
  });

  it("leaves as a file that says what the worksheet says, and the log says who took it", async () => {
    const { sample, rows } = await sheetOf("dpo1");
    const span = `${sample.firstDay}..${sample.lastDay}`;
    const query = readListQuery(
      sampleListing,
      new URLSearchParams({ week: span }),
    );
    const file = await exportedRows(app, {
      who: "dpo1",
      register: "samples",
      query,
    });
    expect(file).toHaveLength(rows.length);
    expect(
      file.map((row) => [row["Finding"], row["Judged by"], row["Signed by"]]),
    ).toEqual(
      rows.map(({ finding, judgedBy }) => [
        { inOrder: "In order", question: "A question", wrong: "Not in order" }[
          finding ?? "inOrder"
        ],
        judgedBy?.name,
        sample.signedBy.map(({ person }) => person.name).join(", "),
      ]),
    );
    expect(JSON.stringify(file)).not.toContain(sealedCase);
    const taken = await app.world.db
      .selectFrom("ledger_looks")
      .select("action")
      .where("actor_id", "=", app.world.actor("dpo1").id)
      .where("action", "=", "export.fetched")
      .execute();
    expect(taken).toHaveLength(1);
    const other = readListQuery(
      sampleListing,
      new URLSearchParams({ week: "2025-01-06..2025-01-12" }),
    );
    expect(
      await app.call("dpo1", "exports.about", {
        register: "samples",
        query: other,
        text: null,
      }),
    ).toMatchObject({ data: { count: 0 } });
  });
});
