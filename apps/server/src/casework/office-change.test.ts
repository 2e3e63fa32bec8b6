import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askingOnce } from "../db/fixed-query.ts";
import { officeOf } from "./office-store.ts";
import { historyOfObject } from "../ledger/history-views.ts";
import {
  codeOf,
  provenActions,
  refusalOf,
  requestDesk,
} from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";

let world: World;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
});
afterEach(() => world.close());

describe("the office", () => {
  it("is read once however many answers ask for it, and again when it has changed", async () => {
    const once = await officeOf(askingOnce(world.db));
    expect(await officeOf(askingOnce(world.db))).toBe(once);
    expect(await officeOf(world.db)).toBe(once);
    const { office } = world.as("admin1");
    await office.change({
      ...(await office.get()),
      name: { en: "Data protection", zh: "数据保护部" },
    });
    expect((await officeOf(askingOnce(world.db))).name.zh).toBe("数据保护部");
  });

  it("binds a policy to another calendar, and every open case follows and says so", async () => {
    const officer = requestDesk(world, "dpo1");
    const caseId = await officer.open({ residence: null });
    await officer.classify(caseId);
    const { office } = world.as("admin1");
    const settings = await office.get();
    const done = await office.change({
      ...settings,
      policyCalendars: { ...settings.policyCalendars, p000: "DE" },
    });
    expect(done).toEqual({ movedCases: 1 });
    const { frame } = await officer.look(caseId);
    // Mid-Autumn and the National Day week are working days in Germany, 20 September and 10 October are not.
    expect(
      frame.clocks.find(({ ruleId }) => ruleId === "p000.response"),
    ).toMatchObject({ dueOn: "2026-10-07", calendar: { id: "DE" } });
    expect((await provenActions(world, caseId)).at(-1)).toBe(
      "calendars.dates-moved",
    );
    const history = await historyOfObject(world.db, {
      kind: "setting",
      id: "office",
    });
    expect(history.map(({ action }) => action)).toEqual([
      "office.set-up",
      "office.changed",
    ]);
  });

  it("writes its letters under the name it has when they leave", async () => {
    const officer = requestDesk(world, "dpo1");
    const caseId = await officer.open({ types: ["enquiry"] });
    await officer.classify(caseId);
    const letterId = await officer.write(caseId, "question");
    const { office } = world.as("admin1");
    await office.change({
      ...(await office.get()),
      name: { en: "Data protection", zh: "数据保护部" },
    });
    const { document } = await officer.letter(caseId, letterId);
    expect(document.values["office_name"]).toEqual({
      en: "Data protection",
      zh: "数据保护部",
    });
  });

  it("refuses an address that is none, a zone and a calendar that do not exist", async () => {
    const { office } = world.as("admin1");
    const settings = await office.get();
    const refusal = await refusalOf(
      office.change({
        ...settings,
        zone: "Mars/Olympus",
        calendarId: "XX",
        policyCalendars: { p000: "YY" },
      }),
    );
    expect(refusal).toEqual({
      code: "invalidInput",
      fields: {
        zone: ["choice.notOffered"],
        calendarId: ["choice.notOffered"],
        "policyCalendars.p000": ["choice.notOffered"],
      },
    });
    expect(await codeOf(world.as("dpo1").office.change(settings))).toBe(
      "notAllowed",
    );
    expect(await office.change(settings)).toEqual({ movedCases: 0 });
  });
});
