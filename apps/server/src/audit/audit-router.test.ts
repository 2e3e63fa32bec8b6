import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { logListing } from "@kept/domain/log/log-listing";
import { sentenceOf } from "@kept/domain/log/sentence";
import { logWords } from "@kept/domain/registers/log-words";
import { requestDesk, wholeQueue } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { CastName } from "../testing/world.ts";
import type { LogPage } from "./log-views.ts";
import type { LogRow } from "./log-row-views.ts";

let app: TestApp;
let ofA: string;
let ofB: string;

beforeAll(async () => {
  app = await startTestApp();
  ofA = await requestDesk(app.world, "analystA1").open();
  ofB = await requestDesk(app.world, "analystB").open();
  const { a, b } = app.world.teams;
  await app.world.database.writer.write(async (tx) => {
    for (const [id, team] of [
      [ofA, a],
      [ofB, b],
    ] as const)
      await tx
        .updateTable("cases")
        .set({ team_id: team, owner_id: null })
        .where("id", "=", id)
        .execute();
    return { keep: true, value: null };
  });
});
afterAll(() => app.close());

const asked = (address = "") => ({
  query: readListQuery(logListing, new URLSearchParams(address)),
  reference: null,
  cursor: null,
  limit: 100,
});

async function log(who: CastName, address = ""): Promise<readonly LogRow[]> {
  const reply = await app.call(who, "audit.list", asked(address));
  expect([reply.status, reply.text.slice(0, 200)]).toEqual([
    200,
    expect.anything(),
  ]);
  return (reply.data as LogPage).rows;
}

const idOf = (who: CastName) => app.world.actor(who).id;

describe("the log, read", () => {
  it("T21: a call is found by its number, with who, what and why", async () => {
    const reply = await app.call("dpo1", "requests.get", { caseId: ofA });
    expect(reply.status).toBe(200);
    const [row] = await log("auditor1", `who=${idOf("dpo1")}&what=seen`);
    const found = await app.call("auditor1", "audit.search", {
      requestId: row?.requestId,
    });
    expect((found.data as LogPage).rows).toEqual([
      expect.objectContaining({
        action: "case.seen",
        outcome: "done",
        purpose: "supervision",
        case: expect.objectContaining({ id: ofA }) as unknown,
      }),
    ]);
  });

  it("T05: tells nobody of a case that is not open to them: neither row nor number nor count", async () => {
    await app.call("dpo1", "requests.get", { caseId: ofB });
    await app.call("dpo1", "requests.list", wholeQueue);
    await app.call("analystA1", "requests.get", { caseId: ofB });
    const rows = await log("analystA1");
    expect(rows.filter(({ case: one }) => one?.id === ofB)).toEqual([]);
    // The try itself stands there, without the case.
    expect(rows[0]).toMatchObject({
      action: "refused requests.get",
      outcome: "refused",
      case: null,
    });
    const all = await log("auditor1", `what=seen&who=${idOf("dpo1")}`);
    expect(all.find(({ shown }) => shown !== null)?.shown).toBe(2);
    const closed = await app.call("analystA1", "audit.list", {
      ...asked(),
      reference: all.find(({ case: one }) => one?.id === ofB)?.case?.reference,
    });
    expect(closed.status).toBe(404);
  });

  it("analysts read what they did themselves, administrators accounts and settings, managers nothing", async () => {
    await app.call("admin1", "people.createTeam", {
      key: "c",
      nameEn: "C",
      nameZh: "丙",
    });
    const own = await log("analystA1");
    expect(new Set(own.map(({ actor }) => actor.id))).toEqual(
      new Set([idOf("analystA1")]),
    );
    const house = await log("admin1");
    expect(house.length).toBeGreaterThan(0);
    expect(
      house.filter(
        ({ action, case: one }) =>
          one !== null ||
          !/^(people|office|calendars|settings|tokens|views)\./.test(action),
      ),
    ).toEqual([]);
    expect((await app.call("manager1", "audit.list", asked())).status).toBe(
      403,
    );
  });

  it("is narrowed by who, what, day and outcome", async () => {
    const mine = await log("dpo1", "who=me");
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ actor }) => actor.id === idOf("dpo1"))).toBe(true);
    const refused = await log("dpo1", "outcome=refused");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ outcome }) => outcome === "refused")).toBe(true);
    expect(await log("dpo1", "when=2020-01-01")).toEqual([]);
    expect((await log("dpo1", "what=people")).length).toBeGreaterThan(5);
  });

  it("goes on page by page to the first entry, each once", async () => {
    const all = await log("auditor1", "what=people");
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const reply = await app.call("auditor1", "audit.list", {
        ...asked("what=people"),
        cursor,
        limit: 7,
      });
      const page = reply.data as LogPage;
      paged.push(...page.rows.map(({ requestId, at }) => `${requestId} ${at}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged.length).toBeGreaterThanOrEqual(all.length);
  });

  it("has a sentence in both languages for everything that a test world does", async () => {
    const rows = await log("auditor1");
    for (const language of ["en", "zh"] as const) {
      const without = rows.flatMap((row) => {
        const sentence = sentenceOf(
          {
            ...row,
            who: row.actor.name,
            reference: row.case?.reference ?? null,
            what: row.about?.name ?? null,
          },
          logWords,
          language,
        );
        return /no sentence|尚无文字|\{/.test(sentence) ? [sentence] : [];
      });
      expect(without).toEqual([]);
    }
  });

  it("T22: nothing in the API changes the log: there is no such procedure", () => {
    const names = Object.entries(
      app.world.router._def.procedures as unknown as Record<
        string,
        { _def: { type: string } }
      >,
    )
      .filter(
        ([name, { _def }]) =>
          /^(audit|log|ledger)\./.test(name) && _def.type === "mutation",
      )
      .map(([name]) => name);
    expect(names).toEqual([]);
  });

  it("T07: what it holds is read by the same query that the screen begins with", async () => {
    const reply = await app.call("auditor1", "audit.list", {
      ...asked(),
      query: plainQuery(logListing),
    });
    expect(reply.status).toBe(200);
  });
});
