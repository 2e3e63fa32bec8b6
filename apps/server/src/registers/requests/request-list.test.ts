import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestListing } from "@kept/domain/registers/requests/listing";
import {
  provenActions,
  queueAt,
  requestDesk,
  wholeQueue,
} from "../../testing/request-desk.ts";
import { hour } from "../../testing/stopped-clock.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let officer: ReturnType<typeof requestDesk>;
const cases: Record<string, string> = {};

type Wanted = Parameters<typeof officer.api.list>[0];

/** A small office: names and moments that are equal, cases in every state. */
beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-21T01:42:00Z" });
  officer = requestDesk(world, "dpo1");
  const names = ["Li Wei", "李伟", "Li Wei", "Zoë", "李伟", "Li Wei"];
  for (const [index, personName] of names.entries())
    cases[`open${String(index)}`] = await officer.open({
      personName,
      receivedAt: index < 3 ? "2026-09-20T02:00:00Z" : "2026-09-21T01:00:00Z",
      residence: index % 2 === 0 ? "DE" : null,
      text: index === 4 ? "100% of my_data" : "My data, please.",
    });
  for (const name of ["open1", "open3"])
    await officer.classify(cases[name] ?? "");
  cases["child"] = await officer.open({
    personName: "Parent",
    policyId: "p001",
    types: ["minor"],
  });
  cases["late"] = await officer.open({ receivedAt: "2026-09-01T02:00:00Z" });
  cases["done"] = await officer.open({ types: ["enquiry"], residence: null });
  await officer.bringToDecision(cases["done"], "granted");
  await officer.close(cases["done"]);
  cases["spam"] = await officer.open();
  await officer.api.markSpam({
    ...(await officer.newest(cases["spam"])),
    reason: "Advertising.",
  });
  cases["asked"] = await officer.open({ types: ["correction"] });
  await officer.bringToDecision(cases["asked"], "refused");
  await officer.ask(
    cases["asked"],
    await officer.write(cases["asked"], "correction-refused"),
    "manager1",
  );
});
afterAll(() => world.close());

async function ids(address: string, more: Partial<Wanted> = {}) {
  const { rows } = await officer.api.list({ ...queueAt(address), ...more });
  return rows.map(({ id }) => id);
}

/** The whole list from its first page to its last, or the other way round. */
async function pageByPage(
  address: string,
  limit: number,
  toward: "next" | "previous" = "next",
): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof officer.api.list>> =
      await officer.api.list({ ...queueAt(address), cursor, limit, toward });
    const shown = page.rows.map(({ id }) => id);
    found.splice(toward === "next" ? found.length : 0, 0, ...shown);
    cursor = toward === "next" ? page.nextCursor : page.previousCursor;
  } while (cursor !== null);
  return found;
}

const views = requestListing.views.map(({ key }) => key);
const sorts = requestListing.sorts.map(({ key }) => key);

describe("the queue", () => {
  it("read page by page, forwards or back, is the whole list, with equal values and in both directions", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...views),
        fc.constantFrom(...sorts, ...sorts.map((sort) => `-${sort}`)),
        fc.integer({ min: 1, max: 5 }),
        async (view, sort, limit) => {
          const address = `view=${view}&sort=${sort}`;
          const whole = await ids(address);
          expect(await pageByPage(address, limit)).toEqual(whole);
          expect(await pageByPage(address, limit, "previous")).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("counts exactly the rows that a view shows, for everybody", async () => {
    for (const who of ["dpo1", "manager1", "analystA1", "auditor1"] as const) {
      const { list, counts } = world.as(who).requests;
      const counted = await counts();
      for (const view of views) {
        const page = await list(queueAt(`view=${view}`));
        expect(page.total, `${who} ${view}`).toBe(page.rows.length);
        expect(counted[view], `${who} ${view}`).toBe(page.total);
        const inGroups = page.groups.reduce((sum, { count }) => sum + count, 0);
        expect(inGroups).toBe(view === "closed" ? 0 : page.total);
      }
    }
    expect((await world.as("manager1").requests.counts())["toApprove"]).toBe(1);
  });

  it("puts a minor's case before the others of its group", async () => {
    const { rows } = await officer.api.list(wholeQueue);
    const child = rows.find(({ isMinor }) => isMinor);
    const group = rows.filter((row) => row.group === child?.group);
    expect(group.length).toBeGreaterThan(1);
    expect(group[0]?.id).toBe(cases["child"]);
    expect(rows[0]?.id).toBe(cases["late"]);
  });

  it("leaves a case at its place while others change between two pages", async () => {
    const whole = await ids("sort=received");
    const first = await officer.api.list({
      ...queueAt("sort=received"),
      limit: 4,
    });
    await officer.open({ receivedAt: "2026-08-01T02:00:00Z" });
    const second = await officer.api.list({
      ...queueAt("sort=received"),
      cursor: first.nextCursor,
    });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(whole);
  });

  it("is narrowed by policy, type, stage, owner and words; signs alone find nothing", async () => {
    expect(await ids("policy=p001")).toEqual([cases["child"]]);
    expect(await ids("type=minor")).toEqual([cases["child"]]);
    expect(await ids("stage=decided")).toEqual([cases["asked"]]);
    expect(await ids("", { text: "100% of my_" })).toEqual([cases["open4"]]);
    expect(await ids("", { text: "%" })).toEqual([]);
    expect(new Set(await ids("", { text: "李伟" }))).toEqual(
      new Set([cases["open1"], cases["open4"]]),
    );
    const mine = world.actor("dpo1").id;
    expect(new Set(await ids(`owner=${mine}`))).toEqual(
      new Set([cases["open1"], cases["open3"], cases["asked"]]),
    );
    expect(await ids("owner=none&stage=decided")).toEqual([]);
  });

  it("takes a torn cursor for none", async () => {
    expect(await ids("", { cursor: "after=1" })).toEqual(await ids(""));
  });

  it("moves a case to the front of what was touched last", async () => {
    world.clock.pass(hour);
    const caseId = cases["open0"] ?? "";
    await officer.api.addNote({
      ...(await officer.newest(caseId)),
      text: "Called.",
    });
    expect((await ids("sort=-touched"))[0]).toBe(caseId);
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.noted",
    ]);
  });

  it("says of every clock what the page of its case says, today and days later", async () => {
    for (const days of [0, 1, 6]) {
      world.clock.pass(days * 24 * hour);
      const { rows } = await officer.api.list(wholeQueue);
      expect(rows.some(({ clock }) => clock !== null)).toBe(true);
      for (const { id, clock } of rows) {
        const { frame } = await officer.look(id);
        const next = frame.clocks.find(
          ({ ruleId }) => ruleId === frame.nextRuleId,
        );
        expect(clock?.dueAt).toBe(next?.dueAt);
        expect(clock?.standing).toEqual(next?.standing);
        expect(clock?.title).toEqual(next?.title);
      }
    }
  });
});
