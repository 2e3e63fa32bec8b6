import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  firstSettings,
  type ImportSettings,
} from "@kept/domain/casework/import-schema";
import { problemSentence } from "@kept/domain/casework/import-problem";
import { verifyLedger } from "../../ledger/verify-views.ts";
import { codeOf, requestDesk, wholeQueue } from "../../testing/request-desk.ts";
import { hour } from "../../testing/stopped-clock.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { CastName } from "../../testing/world.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const oldRegister = readFileSync(
  new URL("../../../../../e2e/fixtures/old-register.csv", import.meta.url),
);

async function take(
  bytes: Uint8Array | string,
  {
    who = "dpo1",
    key = crypto.randomUUID(),
  }: { who?: CastName; key?: string } = {},
): Promise<{
  status: number;
  body: { importId: string } & Record<string, unknown>;
}> {
  const response = await app.fetch("/imports/requests", {
    method: "PUT",
    who,
    headers: {
      "x-kept": "1",
      "sec-fetch-site": "same-origin",
      "idempotency-key": key,
      "x-kept-name": encodeURIComponent("旧登记册.csv"),
    },
    body: new Uint8Array(Buffer.from(bytes)),
  });
  return { status: response.status, body: (await response.json()) as never };
}

const api = () => app.world.as("dpo1").imports;

async function check(importId: string, more: Partial<ImportSettings> = {}) {
  return api().check({ importId, settings: { ...firstSettings, ...more } });
}

async function importAll(
  bytes: Uint8Array | string,
  validOnly = true,
  more: Partial<ImportSettings> = {},
) {
  const { importId } = (await take(bytes)).body;
  await api().start({
    importId,
    settings: { ...firstSettings, ...more },
    validOnly,
  });
  await app.world.scheduler.runAll();
  return importId;
}

async function wrongRowsOf(importId: string, language: "en" | "zh" = "en") {
  const response = await app.fetch(`/imports/${importId}/wrong-rows`, {
    method: "POST",
    who: "dpo1",
    headers: {
      "x-kept": "1",
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    },
    body: JSON.stringify({ settings: firstSettings, language }),
  });
  return response;
}

const opened = async () =>
  app.world.db
    .selectFrom("cases")
    .select([
      "reference",
      "title",
      "stage",
      "is_open",
      "ended_at",
      "received_at",
    ])
    .orderBy("reference")
    .execute();

describe("the old register", () => {
  it("is read with its encoding and columns guessed, and its five bad rows named", async () => {
    const { status, body } = await take(oldRegister);
    expect(status).toBe(201);
    const found = await check(body.importId);
    expect(found).toMatchObject({
      problem: null,
      head: { encoding: "gb18030", delimiter: ",", rows: 10 },
      mappedBy: "headers",
      columnProblems: [],
      counts: { valid: 5, known: 0, wrong: 5 },
    });
    expect(
      found.problems.map((problem) => [
        problem.row,
        problem.header,
        problem.there,
        problemSentence(problem, "en"),
      ]),
    ).toEqual([
      [5, "收到日期", "2026-02-30", "There is no such day."],
      [6, "姓名", "", "Nothing is here. Fill it in."],
      [
        7,
        "姓名",
        '=HYPERLINK("http://127.0.0.1:9/","x")',
        "This is a formula, not a value. Write the value itself.",
      ],
      [
        7,
        "内容",
        "@SUM(1+1)",
        "This is a formula, not a value. Write the value itself.",
      ],
      [
        8,
        "政策",
        "p009",
        expect.stringContaining("p000 (Online shop)") as string,
      ],
      [10, "姓名", "赵敏", "The same as row 9. Remove one of the two."],
    ]);
    expect(await opened()).toEqual([]);
  });

  it("is imported valid or not at all, and answered requests are closed on their day", async () => {
    const { importId } = (await take(oldRegister)).body;
    expect(
      await codeOf(
        api().start({ importId, settings: firstSettings, validOnly: false }),
      ),
    ).toBe("importHasWrongRows");
    await api().start({ importId, settings: firstSettings, validOnly: true });
    expect(
      await codeOf(
        api().start({ importId, settings: firstSettings, validOnly: true }),
      ),
    ).toBe("importBegun");
    expect(await codeOf(api().undo({ importId }))).toBe("importRunning");
    await app.world.scheduler.runAll();
    expect(await opened()).toEqual([
      {
        reference: "DSR-2026-00001",
        title: "王芳",
        stage: "closed",
        is_open: 0,
        ended_at: "2026-01-22T15:59:00.000Z",
        received_at: "2026-01-03T16:00:00.000Z",
      },
      {
        reference: "DSR-2026-00002",
        title: "陈强",
        stage: "received",
        is_open: 1,
        ended_at: null,
        received_at: "2026-01-29T16:00:00.000Z",
      },
      expect.objectContaining({ title: "Anna Kowalska", stage: "closed" }),
      expect.objectContaining({ title: "赵敏", stage: "closed" }),
      expect.objectContaining({ title: "O'Brien, Seán", stage: "received" }),
    ]);
    expect(await api().get({ importId })).toMatchObject({
      state: "done",
      rowsTotal: 10,
      rowsDone: 10,
      counts: { opened: 5, known: 0, wrong: 5, takenBack: 0 },
    });
    expect(
      (await api().outcome({ importId, after: 0, limit: 200 })).map(
        ({ row, state }) => [row, state],
      ),
    ).toEqual([
      [2, "opened"],
      [3, "opened"],
      [4, "opened"],
      [5, "wrong"],
      [6, "wrong"],
      [7, "wrong"],
      [8, "wrong"],
      [9, "opened"],
      [10, "wrong"],
      [11, "opened"],
    ]);
    expect(await verifyLedger(app.world.db)).toMatchObject({ ok: true });
  });

  it("gives its wrong rows back, each with what to correct, and takes only them after correction", async () => {
    const importId = await importAll(oldRegister);
    const response = await wrongRowsOf(importId);
    expect(response.headers.get("content-type")).toBe(
      "text/csv; charset=utf-8",
    );
    const text = await response.text();
    expect(text.startsWith("收到日期")).toBe(true);
    const [headers, ...rows] = parse(text, { bom: true });
    expect(headers).toEqual([
      "收到日期",
      "姓名",
      "邮箱",
      "政策",
      "类型",
      "内容",
      "答复日期",
      "状态",
      "Row",
      "What to correct",
    ]);
    expect(rows).toHaveLength(5);
    expect(rows[2]?.[1]).toMatch(/^'=HYPERLINK/u);
    expect(rows[3]?.at(-1)).toContain("政策: This is not known here.");
    const corrected = text
      .replace("2026-02-30", "2026-02-27")
      .replace("2026-03-02,,", "2026-03-02,Nora Name,")
      .replace("p009", "p002")
      .replace(/"'=HYPERLINK.*?",formula@/u, "Fritz Formel,formula@")
      .replace("'@SUM(1+1)", "Delete my data");
    const again = (await take(corrected)).body.importId;
    expect(await check(again)).toMatchObject({
      counts: { valid: 4, known: 1, wrong: 0 },
      mappedBy: "headers",
    });
    await api().start({
      importId: again,
      settings: firstSettings,
      validOnly: false,
    });
    await app.world.scheduler.runAll();
    expect(await api().get({ importId: again })).toMatchObject({
      counts: { opened: 4, known: 1, wrong: 0 },
    });
    expect(await opened()).toHaveLength(9);
  });

  it("imported once more does nothing that is done", async () => {
    await importAll(oldRegister);
    const { importId } = (await take(oldRegister)).body;
    expect(await check(importId)).toMatchObject({
      counts: { valid: 0, known: 5, wrong: 5 },
      mappedBy: "memory",
    });
    expect(
      await codeOf(
        api().start({ importId, settings: firstSettings, validOnly: true }),
      ),
    ).toBe("importHasNothing");
    expect(await opened()).toHaveLength(5);
  });

  it("is taken back in one act, but for the cases that somebody has worked on since", async () => {
    const importId = await importAll(oldRegister);
    const desk = requestDesk(app.world, "dpo1");
    const [touched] = (await desk.api.list(wholeQueue)).rows;
    await desk.classify(touched?.id ?? "", { types: ["access"] });
    expect(await api().undo({ importId })).toEqual({ takenBack: 4, left: 1 });
    const after = await opened();
    expect(after.filter(({ stage }) => stage === "withdrawn")).toHaveLength(4);
    expect(after.filter(({ is_open }) => is_open === 1)).toHaveLength(1);
    expect(await api().get({ importId })).toMatchObject({
      state: "undone",
      counts: { opened: 1, takenBack: 4 },
    });
    expect(await codeOf(api().undo({ importId }))).toBe("importNothingToUndo");
    // What was taken back may come again; what was left is still known.
    const again = (await take(oldRegister)).body.importId;
    expect(await check(again)).toMatchObject({
      counts: { valid: 4, known: 1, wrong: 5 },
    });
    const ledger = await app.world.db
      .selectFrom("ledger_entries")
      .select(["action"])
      .where("object_kind", "=", "import")
      .where("object_id", "=", importId)
      .orderBy("seq")
      .execute();
    expect(ledger.map(({ action }) => action)).toEqual([
      "imports.file-taken",
      "imports.started",
      "imports.finished",
      "imports.undone",
    ]);
    expect(await verifyLedger(app.world.db)).toMatchObject({ ok: true });
  });

  it("tells each case where it came from", async () => {
    const importId = await importAll(oldRegister);
    const [first] = await api().outcome({ importId, after: 0, limit: 1 });
    const view = await app.world
      .as("dpo1")
      .requests.get({ caseId: first?.caseId ?? "" });
    expect(view.origin).toMatchObject({
      fileName: "旧登记册.csv",
      row: 2,
      by: { name: "dpo1" },
    });
  });
});

describe("columns", () => {
  it("that are missing or taken twice are said before any row", async () => {
    const { importId } = (await take("Name,Whatever\nAna,p000\n")).body;
    expect(await check(importId)).toMatchObject({
      columnProblems: [
        { kind: "missing", column: "receivedOn" },
        { kind: "missing", column: "policy" },
        { kind: "missing", column: "text" },
      ],
      counts: null,
      problems: [],
      sample: [["Ana", "p000"]],
    });
    expect(
      await check(importId, {
        mapping: { personName: 0, text: 0, receivedOn: 1, policy: 1 },
      }),
    ).toMatchObject({
      columnProblems: [
        { kind: "twice", columns: ["receivedOn", "policy"] },
        { kind: "twice", columns: ["personName", "text"] },
      ],
    });
    expect(
      await codeOf(
        api().start({ importId, settings: firstSettings, validOnly: true }),
      ),
    ).toBe("importColumnsUnfit");
  });

  it("of days that can be read in two ways ask which part is the day", async () => {
    const { importId } = (
      await take(
        "Received,Name,Policy,Request\n03/04/2026,Ana,p000,Mine\n25/04/2026,Ben,p000,Mine too\n",
      )
    ).body;
    expect(await check(importId)).toMatchObject({
      columnProblems: [
        {
          kind: "dayOrder",
          column: "receivedOn",
          cells: ["03/04/2026", "25/04/2026"],
          seen: "dayFirst",
        },
      ],
      counts: null,
    });
    expect(await check(importId, { dayOrder: "dayFirst" })).toMatchObject({
      counts: { valid: 2 },
    });
    expect(await check(importId, { dayOrder: "monthFirst" })).toMatchObject({
      counts: { valid: 1, wrong: 1 },
    });
  });

  it("are remembered as a person mapped them, in whatever order they come", async () => {
    const mapping = { receivedOn: 0, personName: 1, policy: 2, text: 3 };
    await importAll(
      "When it came,Who,Rule,What\n2026-01-04,Ana,p000,Mine\n",
      false,
      { mapping },
    );
    const { importId } = (
      await take("What,Who,Rule,When it came\nOther,Ben,p000,2026-01-05\n")
    ).body;
    expect(await check(importId)).toMatchObject({
      mappedBy: "memory",
      mapping: { receivedOn: 3, personName: 1, policy: 2, text: 0 },
      counts: { valid: 1 },
    });
  });
});

describe("an import", () => {
  it("does not enter a second time what stands in the register", async () => {
    const desk = requestDesk(app.world, "dpo1");
    await desk.open({
      personName: "Ana",
      personAddress: "ana@post.example",
      receivedAt: "2026-01-04T03:00:00Z",
    });
    const { importId } = (
      await take(
        "Received,Name,E-mail,Policy,Request\n2026-01-04,Ana,ana@post.example,p000,Mine\n",
      )
    ).body;
    const found = await check(importId);
    expect(found.problems).toMatchObject([
      { code: "import.inRegister", params: { reference: "DSR-2026-00001" } },
    ]);
  });

  it("goes on behind the last row when it was broken off", async () => {
    const rows = Array.from(
      { length: 60 },
      (_one, index) => `2026-01-04,One Person,p000,Text ${index}`,
    );
    const { importId } = (
      await take(`Received,Name,Policy,Request\n${rows.join("\n")}\n`)
    ).body;
    await api().start({ importId, settings: firstSettings, validOnly: false });
    const { monotonic } = app.world.clock;
    let moments = 0;
    // Every look at the clock is a second later, so a turn ends after some twenty rows.
    Object.assign(app.world.clock, { monotonic: () => (moments += 1_000) });
    await app.world.scheduler.runAll();
    Object.assign(app.world.clock, { monotonic });
    expect(await api().get({ importId })).toMatchObject({
      state: "done",
      counts: { opened: 60, known: 0, wrong: 0 },
    });
  });

  it("stops when the person may no longer do it", async () => {
    const { importId } = (await take(oldRegister)).body;
    await api().start({ importId, settings: firstSettings, validOnly: true });
    const { id } = app.world.actor("dpo1");
    await app.world.database.writer.write(async (tx) => {
      await tx
        .updateTable("accounts")
        .set({ role: "auditor" })
        .where("id", "=", id)
        .execute();
      return { keep: true, value: null };
    });
    await app.world.scheduler.runAll();
    expect(await opened()).toEqual([]);
    expect(await app.world.as("dpo2").imports.get({ importId })).toMatchObject({
      state: "stopped",
    });
  });

  it("is for those whose right it is, and a file is its owner's", async () => {
    expect((await take(oldRegister, { who: "analystA1" })).body).toMatchObject({
      refusal: { code: "notAllowed" },
    });
    expect(
      await codeOf(
        app.world.as("manager1").imports.about({ register: "requests" }),
      ),
    ).toBe("notAllowed");
    const { importId } = (await take(oldRegister)).body;
    expect(
      await codeOf(
        app.world
          .as("dpo2")
          .imports.check({ importId, settings: firstSettings }),
      ),
    ).toBe("notFound");
  });

  it("taken in twice under one key is one import", async () => {
    const key = crypto.randomUUID();
    const first = await take(oldRegister, { key });
    const second = await take(oldRegister, { key });
    expect(second.body.importId).toBe(first.body.importId);
  });

  it("lets go of its file when it has served", async () => {
    const importId = await importAll(oldRegister);
    app.world.clock.pass(31 * 24 * hour);
    await app.world.scheduler.runAll();
    await app.world.scheduler.runAll();
    expect(await app.world.as("dpo1").imports.get({ importId })).toMatchObject({
      hasFile: false,
    });
    expect(await codeOf(check(importId))).toBe("importFileGone");
  });

  it("writes no word of the file into the log", async () => {
    await importAll(oldRegister);
    expect(JSON.stringify(app.world.logged)).not.toMatch(
      /王芳|Kowalska|登记册/u,
    );
  });
});
