import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  disclosureDesk,
  everyDisclosure,
} from "../../testing/disclosure-desk.ts";
import { codeOf, requestDesk, wholeQueue } from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

describe("the register of disclosures", () => {
  it("takes a demand in under a number of its own, with the date that the instrument sets", async () => {
    const desk = disclosureDesk(world, "legal1");
    const caseId = await desk.open({ respondBy: "2026-10-12" });
    const { frame, steps, persons } = await desk.look(caseId);
    expect(frame.reference).toBe("GOV-2026-00001");
    expect(frame.clocks.map(({ ruleId, dueOn }) => [ruleId, dueOn])).toEqual([
      ["instrument.response", "2026-10-12"],
    ]);
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      "instrument open",
      "authority cannotStart",
      "review cannotStart",
      "scope cannotStart",
      "narrow notNeeded",
      "approval cannotStart",
      "release cannotStart",
      "notice cannotStart",
    ]);
    expect(persons[0]?.identifiers.map(({ kind }) => kind)).toEqual([
      "email",
      "name",
    ]);
    expect(frame.history.map(({ action }) => action)).toEqual([
      "disclosures.received",
    ]);
  });

  it("lists it for counsel, data protection officer and auditor, and in no other register", async () => {
    await disclosureDesk(world, "dpo1").open();
    for (const who of ["legal1", "dpo2", "auditor1"] as const) {
      const { rows } = await disclosureDesk(world, who).api.list(
        everyDisclosure,
      );
      expect(rows.map(({ reference }) => reference)).toEqual([
        "GOV-2026-00001",
      ]);
    }
    const requests = await requestDesk(world, "dpo1").api.list(wholeQueue);
    expect(requests.rows).toEqual([]);
    for (const who of ["analystA1", "manager1", "admin1"] as const)
      expect(
        await codeOf(disclosureDesk(world, who).api.list(everyDisclosure)),
      ).toBe("notAllowed");
  });

  it("is not counted on the morning page of whoever may not look into it", async () => {
    await disclosureDesk(world, "dpo1").open({ respondBy: "2026-09-21" });
    const today = await world.as("manager1").desk.today();
    expect(JSON.stringify(today)).not.toContain("GOV-2026");
    expect(JSON.stringify(today)).not.toContain("Pudong");
    const own = await world.as("dpo1").desk.today();
    expect(JSON.stringify(own)).toContain("GOV-2026-00001");
  });

  it("numbers a sealed demand apart and shows it to nobody whom it does not name", async () => {
    const caseId = await disclosureDesk(world, "dpo1").open({ isSealed: true });
    const { frame } = await disclosureDesk(world, "dpo1").look(caseId);
    expect(frame.reference).toMatch(/^KPT-2026-\d{9}$/);
    const { rows } = await disclosureDesk(world, "dpo2").api.list(
      everyDisclosure,
    );
    expect(rows).toEqual([]);
    expect(await codeOf(disclosureDesk(world, "dpo2").look(caseId))).toBe(
      "notFound",
    );
  });
});
