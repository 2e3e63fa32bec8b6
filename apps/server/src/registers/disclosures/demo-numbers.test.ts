import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  breakdowns,
  exclusions,
  type ReportNumber,
} from "@kept/domain/registers/disclosures/transparency";
import { houseOf } from "../../casework/house.ts";
import { seedDisclosures } from "../../seed/seed-disclosures.ts";
import { makeWorld, type World } from "../../testing/world.ts";

const now = "2026-11-22T02:00:00.000Z";
/** As many as the demo office has. */
const demands = 126;
let world: World;

beforeAll(async () => {
  world = await makeWorld({ now });
  await seedDisclosures(
    {
      house: houseOf(world),
      db: world.db,
      files: world.files,
      counsel: world.actor("legal1"),
      dpo: world.actor("dpo1"),
      now,
      deliver: (at) => world.deliver(at),
    },
    demands,
  );
}, 240_000);
afterAll(() => world.close());

/** What stands in the tables themselves, without any view between. */
async function cases() {
  return world.db
    .selectFrom("disclosures")
    .innerJoin("cases", "cases.id", "disclosures.case_id")
    .select([
      "cases.id",
      "cases.received_at",
      "cases.is_sealed",
      "disclosures.kind",
      "disclosures.country",
      "disclosures.authority_class",
      "disclosures.instrument",
      "disclosures.outcome",
    ])
    .execute();
}

describe("the register of the demo office", () => {
  it("has at least 120 demands of the past two years", async () => {
    expect((await cases()).length).toBeGreaterThanOrEqual(120);
  });

  it("shows one letter that was approved and has left, and one that waits for its yes", async () => {
    const letters = await world.db
      .selectFrom("case_letters")
      .innerJoin("cases", "cases.id", "case_letters.case_id")
      .leftJoin(
        "case_approvals",
        "case_approvals.subject_id",
        "case_letters.id",
      )
      .select([
        "case_letters.state as letter",
        "case_approvals.state as approval",
        "cases.stage",
      ])
      .orderBy("case_letters.created_at")
      .execute();
    expect(letters).toEqual([
      { letter: "sent", approval: "approved", stage: "closed" },
      { letter: "draft", approval: "asked", stage: "reviewed" },
    ]);
  });

  it("prints an extract in which each line is a row of its own, with its four facts and its hash", async () => {
    const { lines, sha256, isCut } = await world
      .as("auditor1")
      .disclosures.extract({ where: {} });
    const rows = await world.db
      .selectFrom("disclosure_entries")
      .innerJoin("cases", "cases.id", "disclosure_entries.case_id")
      .selectAll("disclosure_entries")
      .where("cases.is_sealed", "=", 0)
      .orderBy("disclosure_entries.year")
      .orderBy("disclosure_entries.number")
      .orderBy("disclosure_entries.version")
      .execute();
    expect(isCut).toBe(false);
    expect(lines.map(({ entry }) => entry.id)).toEqual(
      rows.map(({ id }) => id),
    );
    for (const [index, { entry }] of lines.entries())
      expect({
        content: entry.content.en,
        time: entry.disclosedAt,
        reason: entry.purpose,
        recipient: entry.recipient,
        persons: entry.personsCount,
        sha256: entry.sha256,
      }).toEqual({
        content: rows[index]?.content_en,
        time: rows[index]?.disclosed_at,
        reason: rows[index]?.purpose,
        recipient: rows[index]?.recipient,
        persons: rows[index]?.persons_count,
        sha256: rows[index]?.sha256,
      });
    expect(sha256).toBe(
      createHash("sha256")
        .update(rows.map((row) => row.sha256).join("\n"))
        .digest("hex"),
    );
  });

  it("shows on its page, narrowed in any way, exactly the rows that meet the conditions", async () => {
    const api = world.as("auditor1").disclosures;
    const newest = (
      await world.db
        .selectFrom("disclosure_entries as e")
        .innerJoin("cases", "cases.id", "e.case_id")
        .selectAll("e")
        .where("cases.is_sealed", "=", 0)
        .execute()
    ).filter(
      (one, _index, all) =>
        !all.some(
          ({ year, number, version }) =>
            year === one.year && number === one.number && version > one.version,
        ),
    );
    for (const [where, meets] of [
      [{}, () => true],
      [{ country: ["DE"] }, ({ country }) => country === "DE"],
      [
        { authority: ["court", "tax"], outcome: ["full"] },
        ({ authority_class: by, outcome }) =>
          ["court", "tax"].includes(by) && outcome === "full",
      ],
      [{ kind: ["emergency"] }, ({ kind }) => kind === "emergency"],
      [
        { time: ["2026-01-01..2026-06-30"] },
        ({ disclosed_at: at }) =>
          at >= "2025-12-31T16:00:00.000Z" && at < "2026-06-30T16:00:00.000Z",
      ],
    ] as [
      Record<string, string[]>,
      (row: (typeof newest)[number]) => boolean,
    ][]) {
      const ids: string[] = [];
      let total = 0;
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof api.register>> =
          await api.register({ where, cursor, limit: 20 });
        ids.push(...page.lines.map(({ entry }) => entry.id));
        total = page.total ?? total;
        cursor = page.next;
      } while (cursor !== null);
      const wanted = newest
        .filter(meets)
        .toSorted(
          (a, b) =>
            b.disclosed_at.localeCompare(a.disclosed_at) ||
            b.id.localeCompare(a.id),
        )
        .map(({ id }) => id);
      expect([where, ids]).toEqual([where, wanted]);
      expect(total).toBe(wanted.length);
      expect(wanted.length).toBeGreaterThan(0);
    }
  });
});

describe("the transparency report of the demo office", () => {
  it.each([
    { from: "2025-01-01", to: "2025-12-31", country: null },
    { from: "2026-01-01", to: "2026-11-21", country: null },
    { from: "2025-01-01", to: "2025-12-31", country: "DE" as const },
  ])("is made of rows, number by number (%o)", async (period) => {
    const api = world.as("dpo1").transparency;
    const draft = await api.draft(period);
    const byId = new Map((await cases()).map((one) => [one.id, one]));
    const rowsOf = async (number: ReportNumber) => {
      const { rows, more } = await api.rows({ ...period, number });
      return { ids: rows.map(({ id }) => id), count: rows.length + more };
    };
    expect(draft.register).toBeGreaterThan(0);
    expect(draft.register).toBe(
      draft.counted.demands +
        draft.fromPrivate.demands +
        exclusions.reduce((sum, key) => sum + draft.excluded[key], 0),
    );
    for (const [number, value] of [
      [{ of: "register" }, draft.register],
      [{ of: "counted" }, draft.counted.demands],
      [{ of: "fromPrivate" }, draft.fromPrivate.demands],
      [{ of: "emergencies" }, draft.emergencies.demands],
      [{ of: "underSecrecy" }, draft.underSecrecy.demands],
      ...exclusions.map((key) => [
        { of: "excluded", key },
        draft.excluded[key],
      ]),
    ] as [ReportNumber, number][])
      expect([number, (await rowsOf(number)).count]).toEqual([number, value]);
    const fieldOf = {
      country: "country",
      authority: "authority_class",
      instrument: "instrument",
      outcome: "outcome",
    } as const;
    const seen = new Map<string, number>();
    for (const of of breakdowns) {
      for (const { key, demands: value } of draft.breakdowns[of]) {
        const { ids, count } = await rowsOf({ of, key });
        expect([of, key, count]).toEqual([of, key, value]);
        if (of === "content") continue;
        const field = fieldOf[of];
        seen.set(of, (seen.get(of) ?? 0) + value);
        // Each row says of itself what the number says of it.
        for (const id of ids)
          expect([of, byId.get(id)?.[field] ?? "none"]).toEqual([of, key]);
      }
    }
    // A breakdown splits what is counted and loses nothing of it.
    expect(seen.get("country")).toBe(draft.counted.demands);
    expect(seen.get("outcome")).toBe(draft.counted.demands);
  });
});
