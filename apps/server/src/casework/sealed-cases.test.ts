import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { logListing } from "@kept/domain/log/log-listing";
import { firstSettings } from "@kept/domain/casework/import-schema";
import { refusalIn } from "../api/refusal-error.ts";
import { policed } from "../api/policed.ts";
import { disclosureDesk } from "../testing/disclosure-desk.ts";
import { sampleInput } from "../testing/sample-input.ts";
import { searchSources } from "../registers/index.ts";
import { keepUp } from "../search/keep-up.ts";
import {
  codeOf,
  queueAt,
  refusalOf,
  requestDesk,
} from "../testing/request-desk.ts";
import {
  castNames,
  makeWorld,
  type CastName,
  type World,
} from "../testing/world.ts";

const secret = "Zebra Quokka";
const address = "zebra.quokka@post.example";
const named = ["dpo1", "legal1"] as const;
const others = castNames.filter((name) => !named.some((one) => one === name));
const minute = 60_000;

interface Ids {
  readonly caseId: string;
  readonly reference: string;
  readonly letterId: string;
}

/** An office with work of every kind in it, and nothing sealed; and an agency that all know of. */
async function furnish(world: World): Promise<string> {
  const analyst = requestDesk(world, "analystA1");
  const officer = requestDesk(world, "dpo1");
  for (const personName of ["Ada Adler", "Bo Berg", "Cy Chen"]) {
    const caseId = await analyst.open({ personName });
    await analyst.classify(caseId);
  }
  const caseId = await requestDesk(world, "analystB").open({
    types: ["deletion"],
  });
  await officer.bringToDecision(caseId, "granted");
  const letterId = await officer.write(caseId, "deletion-done");
  await officer.ask(caseId, letterId, "manager1");
  const { agencyId } = await world.as("dpo1").disclosures.addAgency({
    name: "Pudong District People's Court",
    country: "CN",
    authorityClass: "court",
    phone: "+862168540000",
    address: null,
    source: "switchboard",
  });
  return agencyId;
}

/** A sealed demand of an agency in the directory, answered and entered in the register. */
async function sealedDemand(world: World, agencyId: string): Promise<void> {
  const officer = disclosureDesk(world, "dpo1");
  const caseId = await officer.open({
    isSealed: true,
    body: "Quokka Court",
  });
  await world.as("dpo1").seals.name({
    ...(await officer.newest(caseId)),
    personId: world.actor("legal1").id,
    until: "2026-12-31",
  });
  await officer.log(caseId);
  await officer.verify(caseId, { agencyId });
  await officer.review(caseId);
  await officer.scope(caseId);
  await officer.ask(caseId, "legal1");
  await disclosureDesk(world, "legal1").approve(caseId);
  await officer.release(caseId);
  const { entries } = await officer.look(caseId);
  expect(entries.map(({ number }) => String(number))).toEqual([
    expect.stringMatching(/^[1-9]\d{8}$/),
  ]);
}

/** A case that is sealed from its first moment on, and worked on like any other. */
async function sealedOne(world: World): Promise<Ids> {
  const officer = requestDesk(world, "dpo1");
  const caseId = await officer.open({
    isSealed: true,
    personName: secret,
    types: ["deletion"],
    personAddress: address,
    text: "The zebra wants its data.",
  });
  await world.as("dpo1").seals.name({
    ...(await officer.newest(caseId)),
    personId: world.actor("legal1").id,
    until: "2026-12-31",
  });
  await officer.bringToDecision(caseId, "granted");
  const letterId = await officer.write(caseId, "deletion-done");
  await officer.ask(caseId, letterId, "legal1");
  await requestDesk(world, "legal1").answer(caseId);
  await officer.api.addNote({
    ...(await officer.newest(caseId)),
    text: "@Legal counsel @Manager look at the zebra.",
  });
  await world.as("dpo1").live.here({
    tabId: "tab-of-dpo1",
    caseId,
    doing: "writing",
  });
  await officer.sendAway(caseId, letterId);
  const { frame } = await officer.look(caseId);
  return { caseId, reference: frame.reference, letterId };
}

/** The same later day in both offices. */
async function laterDay(world: World): Promise<void> {
  const analyst = requestDesk(world, "analystA2");
  const caseId = await analyst.open({ personName: "Dee Diaz" });
  await analyst.api.addNote({
    ...(await analyst.newest(caseId)),
    text: "@Manager have a look.",
  });
  await world.scheduler.runAll();
  await keepUp({
    db: world.db,
    search: world.database.search,
    sources: Object.values(searchSources),
  });
}

/** Every query that there is, with everything that could be asked to find a sealed case out. */
function questions({ caseId, reference, letterId }: Ids) {
  const register = "requests";
  const effect = { caseId, ruleIds: ["eu.response"] };
  const about = { query: queueAt("").query, text: null };
  const lists = [
    "",
    "view=mine",
    "state=open,closed",
    "sort=-received",
    "view=toApprove",
  ]
    .map(queueAt)
    .flatMap((list) => [list, { ...list, text: "zebra" }]);
  const searched = ["Zebra", "ze", secret, address, reference, "is:open", "a"];
  const days = ["2027-01-01", "2027-01-04"].map((on) => ({
    on,
    kind: "holiday" as const,
    name: { en: "New Year", zh: "元旦" },
  }));
  const year = { year: 2027, days, source: { en: "-", zh: "-" } };
  const halfYear = { from: "2026-01-01", to: "2026-06-30", country: null };
  const everyEntry = { where: {} };
  return {
    "audit.get": [{ entryId: "not-an-entry" }],
    "audit.list": [null, reference].map((number) => ({
      query: plainQuery(logListing),
      reference: number,
      cursor: null,
      limit: 100,
    })),
    "audit.search": [{ requestId: caseId }],
    "calendars.get": [{ calendarId: "CN" }],
    "calendars.list": [undefined],
    "calendars.previewImport": [
      { calendarId: "CN", year: { ...year, confidence: "verified" } },
    ],
    "context.inbox": [undefined],
    "context.ofCase": [{ caseId }],
    "desk.house": [undefined],
    "desk.today": [undefined],
    "disclosures.extract": [everyEntry],
    "disclosures.register": [{ ...everyEntry, cursor: null, limit: 50 }],
    "drafts.get": [{ register, record: caseId, form: "note" }],
    "drafts.list": [undefined],
    "drafts.ofRecord": [{ register, record: caseId }],
    "exports.about": [{ register, ...about }],
    "exports.get": [{ exportId: caseId }],
    "exports.mayFetch": [{ exportId: caseId }],
    "imports.about": [{ register }],
    "imports.check": [{ importId: caseId, settings: firstSettings }],
    "imports.get": [{ importId: caseId }],
    "imports.outcome": [{ importId: caseId, after: 0, limit: 10 }],
    "live.present": [undefined],
    "office.get": [undefined],
    "people.list": [undefined],
    "people.me": [undefined],
    "people.ownSettings": [undefined],
    "people.teams": [undefined],
    "requests.bulkActions": [undefined],
    "requests.byReference": [{ reference }],
    "requests.checkBulk": [
      { action: "ask-id", selection: { kind: "ids", ids: [caseId] } },
    ],
    "requests.counts": [undefined],
    "requests.duplicates": [{ caseId }],
    "requests.get": [{ caseId }],
    "requests.getLetter": [{ caseId, letterId }],
    "requests.list": lists,
    "requests.mailPreview": [{ mailId: caseId }],
    "requests.outbox": [{ cursor: null, limit: 50 }],
    "requests.previewExtension": [
      { caseId, ruleId: "eu.response", ground: "complexity", until: null },
    ],
    "requests.previewLetter": [{ caseId, letterId }],
    "requests.previewPause": [
      { ...effect, ground: "identityDoubt", replyBy: "2026-10-01" },
    ],
    "requests.waitingMail": [undefined],
    "rules.list": [undefined],
    "runs.get": [{ runId: caseId }],
    "runs.outcome": [{ runId: caseId, language: "en" }],
    "seals.ofCase": [{ caseId }],
    "search.byId": [{ caseIds: [caseId] }],
    "search.cases": searched.map((text) => ({ text, limit: 10 })),
    "search.colleagues": [undefined],
    "tokens.list": [undefined],
    "transparency.draft": [halfYear],
    "transparency.helpful": [halfYear],
    "transparency.rows": [{ ...halfYear, number: { of: "register" } }],
    "views.list": [{ register }],
  } satisfies Record<string, readonly unknown[]>;
}

/** Queries that nobody has thought of here are asked with the ids of the case. */
function everyQuestion(
  world: World,
  ids: Ids,
): ReadonlyMap<string, readonly unknown[]> {
  const thought: Readonly<Record<string, readonly unknown[]>> = questions(ids);
  return new Map(
    policed(world.router)
      .filter(
        ({ kind, permission }) => kind === "query" && permission !== "open",
      )
      .map(({ name, inputs }) => [
        name,
        thought[name] ?? [sampleInput(inputs[0], { ...ids, ids: ids.caseId })],
      ]),
  );
}

async function answerTo(
  world: World,
  who: CastName,
  { procedure, input }: { procedure: string; input: unknown },
): Promise<unknown> {
  let target: unknown = world.as(who);
  for (const step of procedure.split("."))
    target = (target as Record<string, unknown>)[step];
  try {
    return await (target as (input?: unknown) => Promise<unknown>)(input);
  } catch (error) {
    const refusal = refusalIn(error as never);
    if (refusal === null) throw error;
    return { refusal };
  }
}

function textOf(answer: unknown): string {
  return JSON.stringify([answer], (key, value: unknown) =>
    ["seq", "chain", "disk", "entries"].includes(key) ? null : value,
  );
}

/**
 * As it travels, with every made-up id called by the order in which it comes up. Where an entry stands in the
 * ledger tells how much happened in the whole office, settings and sign-ins too, and nothing of a case.
 */
function plain(answer: unknown): string {
  const ids = new Map<string, string>();
  return textOf(answer).replaceAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|(?<=")[\w-]{22}(?=")/gu,
    (id) => {
      const known = ids.get(id) ?? `id ${String(ids.size)}`;
      ids.set(id, known);
      return known;
    },
  );
}

describe("a sealed case", () => {
  let without: World;
  let withOne: World;
  let sealed: Ids;
  const nothing: Ids = {
    caseId: randomUUID(),
    reference: "KPT-2026-100000000",
    letterId: randomUUID(),
  };

  beforeAll(async () => {
    without = await makeWorld();
    const agencyId = await furnish(without);
    // What was looked at so far is written down before the folder is copied.
    await without.as("auditor1").audit.search({ requestId: randomUUID() });
    withOne = await without.twin();
    sealed = await sealedOne(withOne);
    await sealedDemand(withOne, agencyId);
    without.clock.set(withOne.clock.now());
    await laterDay(without);
    await laterDay(withOne);
  }, 60_000);
  afterAll(async () => {
    await without.close();
    await withOne.close();
  });

  it.each(others)(
    "T05 leaves no trace in any answer to %s: the same bytes with it and without it",
    async (who) => {
      const asked = everyQuestion(withOne, sealed);
      const askedWithout = everyQuestion(without, nothing);
      for (const [procedure, inputs] of asked)
        for (const [index, input] of inputs.entries()) {
          const other = askedWithout.get(procedure)?.[index];
          const one = await answerTo(withOne, who, { procedure, input });
          expect(textOf(one), procedure).not.toContain("invalidInput");
          const two = await answerTo(without, who, {
            procedure,
            input: other,
          });
          const said = (answered: unknown) =>
            plain(answered).replaceAll(sealed.reference, nothing.reference);
          expect(said(one), `${procedure} ${String(index)}`).toBe(said(two));
          if (!JSON.stringify(input ?? "").includes("ebra"))
            expect(textOf(one)).not.toMatch(/zebra|quokka/iu);
        }
    },
    60_000,
  );

  it("T05 takes its number from no sequence: the others have no gap", async () => {
    expect(sealed.reference).toMatch(/^KPT-2026-\d{9}$/);
    const { rows } = await withOne
      .as("dpo2")
      .requests.list(queueAt("state=open,closed&sort=reference"));
    expect(rows.map(({ reference }) => reference)).toEqual(
      rows.map(
        (_row, index) => `DSR-2026-${String(index + 1).padStart(5, "0")}`,
      ),
    );
  });

  it("T06 is open to those whom it names, in lists, numbers, search and Today", async () => {
    for (const who of named) {
      const api = withOne.as(who);
      const { frame } = await api.requests.get({ caseId: sealed.caseId });
      expect(frame.title).toBe(secret);
      const found = await api.search.cases({ text: "zebra", limit: 5 });
      expect(found.cases.map(({ id }) => id)).toEqual([sealed.caseId]);
      expect(found.total).toBe(1);
      const list = await api.requests.list(queueAt("state=open,closed"));
      const same = await without
        .as(who)
        .requests.list(queueAt("state=open,closed"));
      expect(list.total).toBe(same.total + 1);
      expect(list.rows.map(({ id }) => id)).toContain(sealed.caseId);
    }
  });

  it("T06 is in no file, no calendar and no mail, even for those whom it names", async () => {
    const about = {
      register: "requests",
      query: queueAt("").query,
      text: null,
    };
    const { count } = await withOne.as("dpo1").exports.about(about);
    expect(count).toBe((await without.as("dpo1").exports.about(about)).count);
    const inFile = await withOne.db
      .selectFrom("case_counts")
      .select((row) => row.fn.sum<number>("n").as("n"))
      .where("facet", "=", "*")
      .executeTakeFirstOrThrow();
    expect(inFile.n).toBe(5);
  });

  it("T06 stands in no index: its words are not in the file of the search", async () => {
    const docs = await withOne.database.search.index
      .selectFrom("docs")
      .select("case_id")
      .execute();
    expect(docs.map(({ case_id }) => case_id)).not.toContain(sealed.caseId);
    expect(docs).toHaveLength(5);
  });
});

describe("the stream of a screen", () => {
  it.each([
    "dpo2",
    "legal2",
    "analystA1",
    "manager1",
    "auditor1",
    "admin1",
  ] as const)(
    "T06 is silent for a minute to %s while a sealed case is worked on, and stands where it stood",
    async (who) => {
      const world = await makeWorld();
      const heard: unknown[] = [];
      const ids: string[] = [];
      let isOver = false;
      // A line that breaks is taken up again where it was: nothing may have been missed.
      const listen = async () => {
        while (!isOver) {
          const lastEventId = ids.at(-1);
          const stream = await world.as(who).live.events({ lastEventId });
          for await (const batch of stream) {
            const [id, { events }] = batch as unknown as Batch;
            ids.push(id);
            heard.push(...events);
          }
        }
      };
      const ends = listen();
      const officer = requestDesk(world, "dpo1");
      const caseId = await officer.open({ isSealed: true, personName: secret });
      for (let second = 0; second < 60; second += 10) {
        const text = `A note of second ${String(second)}.`;
        await officer.api.addNote({ ...(await officer.newest(caseId)), text });
        await world
          .as("dpo1")
          .live.here({ tabId: "tab-of-dpo1", caseId, doing: "writing" });
        world.clock.pass(10_000);
        await settled();
      }
      expect(heard).toEqual([]);
      await requestDesk(world, "dpo2").open();
      if (who === "admin1") await settled();
      else await vi.waitFor(() => expect(heard).toHaveLength(1), 5_000);
      isOver = true;
      world.beginClosing();
      await ends.catch(() => undefined);
      if (who !== "admin1") expect(ids.at(-1)?.split(".").at(-1)).toBe("1");
      await world.close();
    },
    20_000,
  );
});

type Batch = readonly [string, { readonly events: readonly unknown[] }];

/** Long enough for what is gathered to be told. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 120);
  });
}

describe("the seal of a case", () => {
  let world: World;
  let caseId: string;
  const at = async () => requestDesk(world, "dpo1").newest(caseId);
  const until = "2026-12-31";
  const me = (who: CastName) => world.actor(who).id;

  beforeAll(async () => {
    world = await makeWorld();
    caseId = await requestDesk(world, "analystA1").open();
  });
  afterAll(() => world.close());

  it("T06 is put on by an officer or counsel, and names people until a day", async () => {
    const wanted = {
      ...(await at()),
      reason: "A colleague is concerned.",
      named: [
        { personId: me("dpo1"), until },
        { personId: me("legal1"), until },
        { personId: me("analystA1"), until: "2026-09-22" },
      ],
    };
    expect(await codeOf(world.as("analystA1").seals.seal(wanted))).toBe(
      "notAllowed",
    );
    const withoutMe = { ...wanted, named: wanted.named.slice(1) };
    expect(await codeOf(world.as("dpo1").seals.seal(withoutMe))).toBe(
      "sealerNotNamed",
    );
    await world.as("dpo1").seals.seal(wanted);
    expect(await codeOf(world.as("dpo2").requests.get({ caseId }))).toBe(
      "notFound",
    );
    expect(
      (await world.as("analystA1").requests.get({ caseId })).frame.id,
    ).toBe(caseId);
  });

  it("T05 T06 is not undone by a merger, in either direction", async () => {
    const officer = requestDesk(world, "dpo1");
    const open = await requestDesk(world, "analystA1").open();
    for (const [from, into] of [
      [caseId, open],
      [open, caseId],
    ] as const)
      expect(
        await codeOf(
          officer.api.merge({
            ...(await officer.newest(from)),
            into,
            reason: "The same matter.",
          }),
        ),
      ).toBe("sealedApart");
  });

  it("T06 put on later hides where a case was merged into", async () => {
    const officer = requestDesk(world, "dpo1");
    const second = await officer.open();
    const first = await officer.open();
    await officer.api.merge({
      ...(await officer.newest(second)),
      into: first,
      reason: "The same matter.",
    });
    await world.as("dpo1").seals.seal({
      ...(await officer.newest(first)),
      reason: "A colleague is concerned.",
      named: [{ personId: me("dpo1"), until }],
    });
    const seen = await world.as("dpo2").requests.get({ caseId: second });
    expect([seen.mergedInto, seen.request.mergedInto]).toEqual([null, null]);
    expect(JSON.stringify(seen)).not.toContain(first);
  });

  it("T08 lets nobody name who does not stand on the list, nor the administrator be named, nor anybody for ever", async () => {
    const name = async (who: CastName, whom: CastName, day = until) =>
      codeOf(
        world
          .as(who)
          .seals.name({ ...(await at()), personId: me(whom), until: day }),
      );
    expect(await name("dpo2", "dpo2")).toBe("notFound");
    expect(await name("analystA1", "analystA2")).toBe("notAllowed");
    expect(await name("dpo1", "admin1")).toBe("mayNotBeNamed");
    expect(await name("dpo1", "dpo2", "2028-01-01")).toBe("namedTooLong");
    expect(await name("dpo1", "auditor1")).toBe("namedTooLong");
    expect(await name("dpo1", "auditor1", "2026-10-01")).toBeNull();
  });

  it("T20 opens to an auditor with the yes of a second person on the list, and not before", async () => {
    const read = () => codeOf(world.as("auditor1").seals.ofCase({ caseId }));
    expect(await read()).toBe("notFound");
    const { askedNames } = await world.as("legal1").seals.ofCase({ caseId });
    const approvalId = askedNames[0]?.approvalId ?? "";
    const yes = async (who: CastName) =>
      codeOf(
        world.as(who).seals.answerNaming({
          ...(await at()),
          approvalId,
          answer: "approved",
        }),
      );
    expect(await yes("dpo1")).toBe("ownAsk");
    expect(await yes("dpo2")).toBe("notFound");
    expect(await yes("analystA1")).toBe("notAllowed");
    expect(await yes("legal1")).toBeNull();
    expect(await read()).toBeNull();
    expect(await yes("legal1")).toBe("approvalNotOpen");
  });

  it("T06 cannot be given or shown to somebody whom it does not name", async () => {
    const officer = requestDesk(world, "dpo1");
    const assign = async (who: CastName) =>
      codeOf(officer.api.assign({ ...(await at()), ownerId: me(who) }));
    expect(await assign("analystA2")).toBe("notOnList");
    expect(await assign("analystA1")).toBeNull();
  });

  it("ends for somebody with their day, at once", async () => {
    const open = () => codeOf(world.as("analystA1").requests.get({ caseId }));
    expect(await open()).toBeNull();
    world.clock.pass(2 * 24 * 60 * minute);
    expect(await open()).toBe("notFound");
  });

  it("is never without somebody who may keep the list", async () => {
    const off = async (who: CastName, whom: CastName) =>
      codeOf(
        world.as(who).seals.unname({ ...(await at()), personId: me(whom) }),
      );
    expect(await off("dpo1", "legal1")).toBeNull();
    expect(await off("dpo1", "dpo1")).toBe("lastKeeper");
  });

  it("T20 takes two people to open: nobody says yes to themselves, and another list asks for another yes", async () => {
    const dpo = world.as("dpo1").seals;
    const ask = async () =>
      dpo.askUnseal({ ...(await at()), reason: "It is over." });
    expect(await codeOf(ask())).toBe("nobodyToUnseal");
    const name = async (who: CastName) =>
      dpo.name({ ...(await at()), personId: me(who), until });
    await name("legal1");
    const first = await ask();
    const yes = async (who: CastName, approvalId: string) =>
      world.as(who).seals.answerUnseal({
        ...(await at()),
        approvalId,
        answer: "approved",
      });
    expect(await codeOf(yes("dpo1", first.approvalId))).toBe("ownAsk");
    expect(await codeOf(yes("dpo2", first.approvalId))).toBe("notFound");
    await name("legal2");
    expect(await codeOf(yes("legal1", first.approvalId))).toBe(
      "approvalNotOpen",
    );
    const second = await ask();
    const version = await at();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        refusalOf(
          world.as("legal1").seals.answerUnseal({
            ...version,
            approvalId: second.approvalId,
            answer: "approved",
          }),
        ),
      ),
    );
    expect(answers.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(
      (await world.as("analystA2").requests.get({ caseId })).frame.id,
    ).toBe(caseId);
    const { named: left } = await dpo.ofCase({ caseId });
    expect(left).toEqual([]);
  });
});
