import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CalendarYearInput } from "@kept/domain/time/calendar-import";
import {
  codeOf,
  provenActions,
  refusalOf,
  requestDesk,
} from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";

let world: World;
let officer: ReturnType<typeof requestDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-12-18T02:00:00Z" });
  officer = requestDesk(world, "dpo1");
});
afterEach(() => world.close());

const newYear = { en: "New Year", zh: "元旦" };

/** 2027 as it might be announced: 1 January off, and Saturday 9 January worked for it. */
const announced: CalendarYearInput = {
  year: 2027,
  days: [
    { on: "2027-01-01", kind: "holiday", name: newYear },
    { on: "2027-01-04", kind: "holiday", name: newYear },
    { on: "2027-01-09", kind: "makeUp", name: newYear },
  ],
  source: { en: "Announced in November 2026", zh: "2026 年 11 月公布" },
  confidence: "verified",
};

async function identified(): Promise<string> {
  const caseId = await officer.open({ residence: null });
  await officer.classify(caseId);
  return caseId;
}

async function response(caseId: string) {
  const { frame } = await officer.look(caseId);
  const clock = frame.clocks.find(({ ruleId }) => ruleId === "p000.response");
  return [clock?.dueOn, clock?.provisional, clock?.calendar?.version];
}

describe("a date beyond the calendar", () => {
  it("is provisional, becomes firm with the year that is imported, and the case records what moved", async () => {
    const caseId = await identified();
    const { version } = await officer.newest(caseId);
    expect(await response(caseId)).toEqual(["2027-01-08", true, 1]);
    const { calendars } = world.as("dpo1");
    const preview = await calendars.previewImport({
      calendarId: "CN",
      year: announced,
    });
    expect(
      preview.moved.map(({ reference, moves }) => [
        reference,
        moves.map(({ ruleId, before, after }) => [
          ruleId,
          before?.dueOn,
          after?.dueOn,
        ]),
      ]),
    ).toEqual([
      [
        "DSR-2026-00001",
        [
          ["p000.response", "2027-01-08", "2027-01-11"],
          ["p000.settlement", "2027-01-08", "2027-01-11"],
          ["p000.outcome", "2027-01-29", "2027-02-01"],
        ],
      ],
    ]);
    expect(await response(caseId)).toEqual(["2027-01-08", true, 1]);
    // Counsel keeps the rules and does not read the case: a number, and not which.
    expect(
      await world
        .as("legal1")
        .calendars.previewImport({ calendarId: "CN", year: announced }),
    ).toEqual({ moved: [], others: 1 });

    const done = await calendars.import({ calendarId: "CN", year: announced });
    expect([done.version, done.moved.length]).toEqual([2, 1]);
    expect(await response(caseId)).toEqual(["2027-01-11", false, 2]);
    expect((await officer.newest(caseId)).version).toBe(version + 1);
    const stored = await world.db
      .selectFrom("cases")
      .select(["next_due_at", "next_is_provisional"])
      .where("id", "=", caseId)
      .executeTakeFirst();
    expect(stored).toMatchObject({ next_is_provisional: 0 });
    const { history } = (await officer.look(caseId)).frame;
    expect(history.at(-1)).toMatchObject({
      action: "calendars.dates-moved",
      actor: { name: "dpo1" },
      changes: expect.arrayContaining([
        {
          field: "due.p000.response",
          before: { dueOn: "2027-01-08", provisional: true },
          after: { dueOn: "2027-01-11", provisional: false },
          isErased: false,
        },
      ]) as unknown,
    });
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
      "calendars.dates-moved",
    ]);
  });

  it("leaves a case alone whose dates do not move", async () => {
    const caseId = await identified();
    await officer.api.withdraw({
      ...(await officer.newest(caseId)),
      reason: "Settled.",
    });
    const { version } = await officer.newest(caseId);
    const done = await world
      .as("dpo1")
      .calendars.import({ calendarId: "CN", year: announced });
    expect(done.moved).toEqual([]);
    expect((await officer.newest(caseId)).version).toBe(version);
  });
});

describe("a year that does not fit", () => {
  it("is refused in words, and nothing is written", async () => {
    const { calendars } = world.as("dpo1");
    const attempts = [
      ["CN", { ...announced, year: 2029, days: [] }, "Import 2027 first"],
      [
        "CN",
        { ...announced, days: [...announced.days, ...announced.days] },
        "is named twice",
      ],
      ["CN", { ...announced, year: 2026 }, "is not in 2026"],
    ] as const;
    for (const [calendarId, year, words] of attempts) {
      const refusal = await refusalOf(
        calendars.import({
          calendarId,
          year: { ...year, days: [...year.days] },
        }),
      );
      expect(refusal?.code).toBe("calendarYearMisfit");
      expect(refusal?.params?.["problemEn"]).toContain(words);
    }
    expect(
      await codeOf(calendars.import({ calendarId: "XX", year: announced })),
    ).toBe("notFound");
    const lines = await calendars.list();
    expect(lines.find(({ id }) => id === "CN")).toMatchObject({
      version: 1,
      horizon: "2026-12-31",
      policyIds: ["p000", "p001", "p002", "p003", "p004"],
    });
  });

  it("is nobody's to import whose role does not keep the rules", async () => {
    expect(
      await codeOf(
        world
          .as("analystA1")
          .calendars.import({ calendarId: "CN", year: announced }),
      ),
    ).toBe("notAllowed");
    const packs = await world.as("analystA1").rules.list();
    expect(packs.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["p000", "EU", "US-CA"]),
    );
    expect(
      packs.every(({ rules }) =>
        rules.every(({ citation, confidence }) => citation.en && confidence),
      ),
    ).toBe(true);
  });
});
