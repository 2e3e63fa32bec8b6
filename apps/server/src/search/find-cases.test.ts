import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasTerms } from "@kept/domain/casework/search/search-terms";
import { searchTerms } from "@kept/domain/casework/search/typed-search";
import { seedCalendars } from "@kept/domain/time/calendars/seed-calendars";
import { houseOf } from "../casework/house.ts";
import { searchSources } from "../registers/index.ts";
import { seedRequests } from "../seed/seed-requests.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { questionsFor, searchQuestions } from "../testing/search-questions.ts";
import { makeWorld, type CastName, type World } from "../testing/world.ts";
import { readDocuments, type CaseDocument } from "./document-views.ts";
import { keepUp } from "./keep-up.ts";

const sources = Object.values(searchSources);
let world: World;

const index = () =>
  keepUp({ db: world.db, search: world.database.search, sources });
const find = (text: string, who: CastName = "dpo1") =>
  world.as(who).search.cases({ text, limit: 20 });

async function everyDocument(): Promise<CaseDocument[]> {
  const ids = await world.db.selectFrom("cases").select("id").execute();
  return readDocuments(
    world.db,
    sources,
    ids.map(({ id }) => id),
  );
}

beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-21T01:42:00Z" });
  const calendar = seedCalendars.find(({ id }) => id === "CN");
  if (!calendar) throw new Error("There is no calendar CN");
  await world.database.carelessly(() =>
    seedRequests(
      {
        house: houseOf(world),
        db: world.db,
        staff: {
          dpo: world.actor("dpo1"),
          manager: world.actor("manager1"),
          counsel: world.actor("legal1"),
          analysts: {
            shop: [world.actor("analystA1")],
            stores: [world.actor("analystB")],
          },
        },
        calendar,
        now: world.clock.now(),
        files: world.files,
        deliver: (now) => world.deliver(now),
      },
      40,
    ),
  );
}, 60_000);
afterAll(() => world.close());

describe("thirty questions to a seeded office", () => {
  let documents: CaseDocument[];
  let questions: ReturnType<typeof questionsFor>;
  const hits = new Map<string, number>();

  beforeAll(async () => {
    documents = await everyDocument();
    const known = await world.db
      .selectFrom("cases")
      .innerJoin("requests", "case_id", "id")
      .select(["reference", "title", "person_address as address"])
      .orderBy("id")
      .execute();
    questions = questionsFor(known);
    await index();
  });

  it("are thirty, of every kind, each with something in it", () => {
    expect(questions).toHaveLength(30);
    expect(questions.filter(({ text }) => text.trim() === "")).toEqual([]);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(30);
  });

  it.each(searchQuestions.map(({ kind }, at) => [kind, at] as const))(
    "%s (%d): the index finds what reading every case finds",
    async (kind, at) => {
      const { text = "" } = questions[at] ?? {};
      const terms = searchTerms(text);
      const expected = documents.filter((document) =>
        hasTerms(document, terms),
      );
      const found = await find(text);
      expect(found.total).toBe(expected.length);
      expect(found.isWhole).toBe(true);
      const ids = new Set(expected.map(({ caseId }) => caseId));
      expect(found.cases.filter(({ id }) => !ids.has(id))).toEqual([]);
      expect(found.cases).toHaveLength(Math.min(20, expected.length));
      hits.set(`${kind} ${String(at)}`, expected.length);
    },
  );

  it("mostly find something in it, and once nothing", () => {
    const empty = [...hits].filter(([, count]) => count === 0);
    expect(hits.size).toBe(30);
    expect(empty.length).toBeLessThanOrEqual(8);
    expect(hits.get("nothing 29")).toBe(0);
  });

  it("finds Han characters wherever they stand side by side", async () => {
    for (const { kind, text } of questions) {
      if (!/^han[123]$/u.test(kind)) continue;
      const expected = documents.filter((document) =>
        [document.title, ...document.texts].some((one) => one.includes(text)),
      );
      expect((await find(text)).total, text).toBe(expected.length);
    }
  });

  it("are answered the same after the index was thrown away and built anew", async () => {
    const before = await Promise.all(questions.map(({ text }) => find(text)));
    world.database.search.clear();
    const unbuilt = await find("注销");
    expect(unbuilt.isWhole).toBe(false);
    await index();
    const after = await Promise.all(questions.map(({ text }) => find(text)));
    expect(after).toEqual(before);
  });
});

describe("what is found", () => {
  it("begins with the very number, then names, then the newest", async () => {
    const desk = requestDesk(world, "dpo1");
    const byText = await desk.open({
      personName: "Ada Quell",
      text: "Ask Berta Quell about it.",
    });
    const byName = await desk.open({ personName: "Berta Quell" });
    const newest = await desk.open({
      personName: "Cai Lin",
      text: "Berta Quell knows.",
    });
    const order = async (text: string) =>
      (await find(text)).cases.map(({ id }) => id);
    for (const isIndexed of [false, true]) {
      if (isIndexed) await index();
      expect(await order("berta quell")).toEqual([byName, newest, byText]);
    }
    const { reference } = (await desk.look(byText)).frame;
    await desk.open({ personName: "Dan", text: `It is about ${reference}.` });
    await index();
    expect((await order(reference))[0]).toBe(byText);
  });

  it("says where, in words around it, without a sign of markup", async () => {
    const desk = requestDesk(world, "dpo1");
    await desk.open({
      personName: "Edda",
      text: "<script>alert('quokka')</script> and nothing else",
    });
    const { cases } = await find("quokka");
    expect(cases[0]?.excerpt).toEqual({
      place: "mail",
      runs: [
        { text: "<script>alert('", isFound: false },
        { text: "quokka", isFound: true },
        { text: "')</script> and nothing else", isFound: false },
      ],
    });
  });

  it("is there at once and changes at once, indexed or not", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({
      personName: "赵雷",
      text: "木星上的订单",
    });
    const finds = async (text: string) =>
      (await find(text)).cases.some(({ id }) => id === caseId);
    const now = async (there: readonly string[], gone: readonly string[]) => {
      for (const isIndexed of [false, true]) {
        if (isIndexed) await index();
        for (const text of there) expect(await finds(text), text).toBe(true);
        for (const text of gone) expect(await finds(text), text).toBe(false);
      }
    };
    await now(["赵雷", "木星"], ["Wren Ltd"]);
    await desk.classify(caseId, {
      personName: "钱雷",
      onBehalfOf: "Wren Ltd",
      accountRef: "LT-88 213",
    });
    await now(["钱雷", "wren", "lt88213", "木星"], []);
    await desk.correct(caseId, { onBehalfOf: null, accountRef: null });
    await now(["钱雷"], ["wren", "lt88213"]);
    await desk.api.addNote({
      ...(await desk.newest(caseId)),
      text: "Called about the zeppelin.",
    });
    await now(["zeppelin"], []);
    const other = await desk.open({ personName: "李岳" });
    await desk.classify(other);
    await desk.api.merge({
      ...(await desk.newest(caseId)),
      into: other,
      reason: "The same.",
    });
    // The mail moved over; the summary stayed.
    for (const isIndexed of [false, true]) {
      if (isIndexed) await index();
      const { cases } = await find("木星");
      expect(cases.map(({ id }) => id)).toEqual([other, caseId]);
    }
  });

  it("is gone from the file itself when it is gone from the case", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open({ personName: "Ann" });
    await desk.classify(caseId, { onBehalfOf: "Xylographia" });
    await index();
    expect(await bytesOfIndex()).toContain("xylographia");
    await desk.correct(caseId, { onBehalfOf: null });
    await index();
    expect(await bytesOfIndex()).not.toContain("xylographia");
  });
});

/** Every byte that the index holds, as text. */
async function bytesOfIndex(): Promise<string> {
  const { index: file } = world.database.search;
  const found: string[] = [];
  for (const table of ["words_content", "words_data", "docs", "keys"]) {
    const rows = await file
      .selectFrom(table as "docs")
      .selectAll()
      .execute();
    for (const row of rows)
      for (const value of Object.values(row) as unknown[])
        found.push(
          Buffer.isBuffer(value) ? value.toString("latin1") : String(value),
        );
  }
  return found.join("\n");
}

describe("conditions among the words", () => {
  it("narrow what is found, in either language, and are told back in words", async () => {
    const desk = requestDesk(world, "dpo1");
    const one = await desk.open({ personName: "慕容雪", types: ["deletion"] });
    const other = await desk.open({ personName: "慕容雪", types: ["access"] });
    const ids = async (text: string) =>
      (await find(text)).cases.map(({ id }) => id);
    for (const isIndexed of [false, true]) {
      if (isIndexed) await index();
      expect(await ids("慕容雪")).toEqual([other, one]);
      expect(await ids("慕容雪 type:deletion")).toEqual([one]);
      expect(await ids("类型：查阅 慕容雪 负责人：无")).toEqual([other]);
      expect(await ids("慕容雪 state:closed")).toEqual([]);
    }
    const found = await find("type:deletion,access 慕容雪 due:<20wd");
    expect(found).toMatchObject({ total: 2, problems: [] });
    expect(found.said).toEqual([
      {
        label: { en: "Type", zh: "类型" },
        values: [
          { en: "Deletion", zh: "删除" },
          { en: "Access and copy", zh: "查阅、复制" },
        ],
      },
      {
        label: { en: "Due", zh: "到期" },
        values: [{ en: "<20wd", zh: "<20wd" }],
      },
    ]);
  });

  it("that nobody understands find nothing and say what is known", async () => {
    const found = await find("慕容雪 type:holiday");
    expect(found).toMatchObject({ cases: [], total: 0 });
    expect(found.problems).toMatchObject([
      { kind: "value", typed: "type:holiday", label: { en: "Type" } },
    ]);
    expect(found.problems[0]?.offers).toContainEqual({
      typed: "deletion",
      label: { en: "Deletion", zh: "删除" },
    });
    const unknown = await find("慕容雪 colour:red");
    expect(unknown.problems[0]?.offers).toContainEqual({
      typed: "due",
      label: { en: "Due", zh: "到期" },
    });
  });

  it("count alone when no word is given", async () => {
    const open = await find("state:open");
    const closed = await find("state:closed");
    const all = await world.db
      .selectFrom("cases")
      .select((row) => row.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    expect(open.total + closed.total).toBe(all.count);
    expect(open.total).toBeGreaterThan(0);
  });
});

describe("colleagues", () => {
  it("are told with the sounds of their Chinese names; nobody else is", async () => {
    await world.database.writer.write(async (tx) => {
      await tx
        .updateTable("accounts")
        .set({ name_zh: "单小敏" })
        .where("id", "=", world.actor("analystB").id)
        .execute();
      return { keep: true, value: null };
    });
    const people = await world.as("analystA1").search.colleagues();
    expect(
      people.find(({ id }) => id === world.actor("analystB").id)?.sounds,
    ).toEqual(["shanxiaomin", "sxm"]);
    expect((await find("sxm")).total).toBe(0);
  });
});

describe("who may find what", () => {
  it("leaves out and does not count what somebody may not see", async () => {
    const analyst = requestDesk(world, "analystA1");
    const caseId = await analyst.open({ personName: "孙悟" });
    const { frame } = await analyst.look(caseId);
    await analyst.classify(caseId);
    await analyst.api.assign({
      ...(await analyst.newest(caseId)),
      ownerId: world.actor("analystA1").id,
    });
    for (const isIndexed of [false, true]) {
      if (isIndexed) await index();
      for (const text of ["孙悟", "孙", frame.reference]) {
        const sees = async (who: CastName) =>
          (await find(text, who)).cases.some(({ id }) => id === caseId);
        expect(await sees("dpo1")).toBe(true);
        expect(await sees("analystA2")).toBe(true);
        expect(await sees("analystB")).toBe(false);
      }
      expect(await find("孙悟", "analystB")).toMatchObject({
        cases: [],
        total: 0,
      });
    }
    const seen = await world.as("analystB").search.byId({ caseIds: [caseId] });
    expect(seen).toEqual([]);
    await expect(find("孙悟", "admin1")).rejects.toThrow("notAllowed");
  });
});
