import { randomUUIDv7 } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  breakdowns,
  exclusions,
  type ReportNumber,
} from "@kept/domain/registers/disclosures/transparency";
import { granted } from "@kept/domain/verdict";
import { openLetterPress } from "../../letters/pdf/letter-press.ts";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import { pdfPages } from "../../testing/pdf-text.ts";
import { codeOf } from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";
import { officeOf } from "../../casework/office-store.ts";
import { slowly } from "../../db/slow-reading.ts";
import { reportFile } from "./report-file.ts";
import { reportOn } from "./report-views.ts";
import { writeAnswer, writeSecrecy } from "./step-store.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld({ now: "2025-03-03T02:00:00.000Z" });
});
afterEach(() => world.close());

type Opening = Parameters<ReturnType<typeof disclosureDesk>["open"]>[0];

/** A demand, and its answer where there is one. */
async function demand(
  more: Opening,
  answered: "refused" | "noneHeld" | null,
  isSecret = false,
): Promise<string> {
  const caseId = await disclosureDesk(world, "legal1").open(more);
  const now = world.clock.now();
  const done = await world.change(
    {
      actor: world.actor("legal1"),
      now,
      requestId: randomUUIDv7(),
      action: "disclosures.refuse",
    },
    async (tx) => {
      if (answered !== null)
        await writeAnswer(tx, caseId, {
          outcome: answered,
          at: now,
          purpose: "Civil dispute about a delivery",
          reason: "The order was not signed",
        });
      if (isSecret)
        await writeSecrecy(tx, caseId, {
          state: "unlimited",
          orderedBy: "Court",
          reference: null,
          until: null,
          reviewOn: null,
          endedOn: null,
        });
      return granted({
        value: null,
        events: [
          {
            action: "disclosures.refused",
            object: { kind: "case", id: caseId },
            changes: [],
          },
        ],
      });
    },
  );
  if (!done.ok) throw new Error(done.refusal.code);
  return caseId;
}

const year = { from: "2025-01-01", to: "2025-12-31", country: null };
const narrative = {
  handling: {
    en: "Every demand is read by counsel.",
    zh: "每项要求均经法务审查。",
  },
  remarks: { en: "Nothing unusual.", zh: "无特别情况。" },
  erratum: null,
};

/** Eleven demands of the year: seven counted, and one of each kind that is left out or apart. */
async function aYear(): Promise<void> {
  for (let index = 0; index < 5; index += 1) await demand({}, "refused");
  await demand({ country: "DE", authorityClass: "tax" }, "noneHeld");
  await demand({ country: "DE", kind: "emergency" }, "refused");
  await demand({ kind: "civilDemand" }, "refused");
  await demand({}, null);
  await demand({}, "refused", true);
  await demand({ isSealed: true }, "refused");
  world.clock.set("2026-02-02T02:00:00.000Z");
}

describe("the transparency report", () => {
  it("has every number made of cases that can be opened, and adds up", async () => {
    await aYear();
    const api = world.as("dpo1").transparency;
    const draft = await api.draft(year);
    expect(draft.counted.demands).toBe(7);
    expect(draft.emergencies.demands).toBe(1);
    expect(draft.excluded).toEqual({
      voided: 0,
      notDemanded: 0,
      secret: 1,
      undecided: 1,
    });
    // The sealed one is in no number, and nothing is missing from the sum.
    expect(draft.register).toBe(10);
    expect(draft.register).toBe(
      draft.counted.demands +
        draft.fromPrivate.demands +
        exclusions.reduce((sum, key) => sum + draft.excluded[key], 0),
    );
    const numbers: (readonly [ReportNumber, number])[] = [
      [{ of: "register" }, draft.register],
      [{ of: "counted" }, draft.counted.demands],
      [{ of: "fromPrivate" }, draft.fromPrivate.demands],
      [{ of: "emergencies" }, draft.emergencies.demands],
      [{ of: "underSecrecy" }, draft.underSecrecy.demands],
      ...exclusions.map(
        (key) => [{ of: "excluded", key }, draft.excluded[key]] as const,
      ),
      ...breakdowns.flatMap((of) =>
        draft.breakdowns[of].map(
          ({ key, demands }) => [{ of, key }, demands] as const,
        ),
      ),
    ];
    for (const [number, value] of numbers) {
      const { rows, more } = await api.rows({ ...year, number });
      expect([number, rows.length, more]).toEqual([number, value, 0]);
    }
  });

  it("publishes the same with and without a demand under secrecy or seal", async () => {
    await aYear();
    const before = await world.as("dpo1").transparency.draft(year);
    world.clock.set("2025-04-01T02:00:00.000Z");
    await demand({ country: "US" }, "refused", true);
    await demand({ country: "US", isSealed: true }, "refused");
    world.clock.set("2026-02-02T02:00:00.000Z");
    const after = await world.as("dpo1").transparency.draft(year);
    expect(JSON.stringify(after.published)).toBe(
      JSON.stringify(before.published),
    );
  });

  it("has the same numbers read in a thread of its own as read inside a change", async () => {
    await demand({ country: "DE" }, "refused");
    await demand({}, null, true);
    await demand({ kind: "emergency" }, null);
    const office = await officeOf(world.db);
    const asked = { from: "2025-01-01", to: "2025-12-31", country: null };
    const at = { office, now: world.clock.now() };
    expect(slowly(world.db), "there is such a thread").not.toBe(world.db);
    const beside = await reportOn(world.db, asked, at);
    expect(beside.register).toHaveLength(3);
    const done = await world.change(
      {
        actor: world.actor("legal1"),
        now: at.now,
        requestId: randomUUIDv7(),
        action: "disclosures.freezeReport",
      },
      async (tx) => {
        expect(slowly(tx), "and none inside a change").toBe(tx);
        return granted({
          value: await reportOn(tx, asked, at),
          caseId: null,
          events: [],
        });
      },
    );
    expect(done.ok && done.value).toEqual(beside);
  });

  it("is asked for one country alone", async () => {
    await aYear();
    const { counted, breakdowns: parts } = await world
      .as("manager1")
      .transparency.draft({ ...year, country: "DE" });
    expect(counted.demands).toBe(2);
    expect(parts.country.map(({ key }) => key)).toEqual(["DE"]);
  });

  it("gives a manager the numbers and not the cases", async () => {
    await aYear();
    const api = world.as("manager1").transparency;
    expect((await api.draft(year)).mayOpen).toBe(false);
    expect(await codeOf(api.rows({ ...year, number: { of: "counted" } }))).toBe(
      "notAllowed",
    );
    expect(await codeOf(world.as("analystA1").transparency.draft(year))).toBe(
      "notAllowed",
    );
  });

  it("is frozen when its period is over, signed off by another, and corrected by a new version", async () => {
    await aYear();
    const mine = world.as("dpo1").transparency;
    const other = world.as("legal1").transparency;
    expect(
      await codeOf(mine.freeze({ ...year, to: "2026-02-02", ...narrative })),
    ).toBe("reportPeriodOpen");
    const { reportId } = await mine.freeze({ ...year, ...narrative });
    const one = async () =>
      (await other.frozen()).find(({ id }) => id === reportId);
    const { sha256 } = (await one()) ?? { sha256: "" };
    expect(await codeOf(mine.sign({ reportId, sha256 }))).toBe("reportOwnHand");
    expect(await codeOf(other.sign({ reportId, sha256: "0".repeat(64) }))).toBe(
      "stale",
    );
    await other.sign({ reportId, sha256 });
    expect((await one())?.signedAt).not.toBeNull();
    expect(await codeOf(mine.freeze({ ...year, ...narrative }))).toBe(
      "erratumNeeded",
    );
    await mine.freeze({
      ...year,
      ...narrative,
      erratum: "One demand had been counted for the wrong country.",
    });
    expect(await one()).toMatchObject({ isSuperseded: true, version: 1 });
    // What was frozen stays, whatever the register says afterwards.
    expect((await one())?.sha256).toBe(sha256);
  });

  it("leaves as PDF in both languages, CSV and JSON, with bands for small numbers", async () => {
    await aYear();
    const { reportId } = await world
      .as("dpo1")
      .transparency.freeze({ ...year, ...narrative });
    const press = openLetterPress();
    const fileOf = async (format: "pdf" | "csv" | "json") => {
      const file = await reportFile(
        { db: world.db, press },
        { id: reportId, format },
      );
      return file?.bytes ?? new Uint8Array();
    };
    const pages = pdfPages(await fileOf("pdf")).join(" ");
    for (const words of [
      "Transparencyreport",
      "透明度报告",
      "Everydemandisreadbycounsel.",
      "Frozen,notsignedoffyet.",
      "1–4",
    ])
      expect(pages).toContain(words);
    const csv = Buffer.from(await fileOf("csv")).toString("utf8");
    expect(csv).toContain("overall,demands,Demands of public bodies");
    expect(csv).toMatch(/country,DE,Germany,德国,1–4/u);
    const json = JSON.parse(
      Buffer.from(await fileOf("json")).toString("utf8"),
    ) as { report: { demands: unknown } };
    expect(json.report.demands).toEqual({ from: 5, to: 9 });
    await press.close();
  });
});
