import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyLedger } from "../ledger/verify-views.ts";
import { targetsOf, type Target } from "../testing/hostile-input.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";

let world: World;
let targets: Target[];

beforeAll(async () => {
  world = await makeWorld();
  targets = targetsOf(world.router, {});
});
afterAll(() => world.close());

const takes = (field: string) =>
  targets
    .filter(
      ({ kind, sample }) =>
        kind === "mutation" &&
        sample !== null &&
        typeof sample === "object" &&
        Object.hasOwn(sample, field),
    )
    .map(({ procedure }) => procedure);

describe("T26 a legal time", () => {
  it.each(["dueAt", "governingAt", "closedAt", "recordedAt", "now"])(
    "%s is taken from nobody",
    (field) => {
      expect(takes(field)).toEqual([]);
    },
  );

  it("of receipt is said once, and corrected only with a reason that stays in the history", async () => {
    expect(takes("receivedAt").toSorted()).toEqual([
      "disclosures.open",
      "disclosures.recordPaper",
      "disclosures.recordReceipt",
      "requests.correct",
      "requests.open",
    ]);
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open();
    await desk.classify(caseId);
    await expect(desk.correct(caseId, { reason: "" })).rejects.toThrow(
      /reason/,
    );
  });

  it("stays in order while the clock of the machine goes back an hour", async () => {
    const desk = requestDesk(world, "dpo1");
    const caseId = await desk.open();
    world.clock.pass(-3_600_000);
    await desk.api.addNote({
      ...(await desk.newest(caseId)),
      text: "The clock went back.",
    });
    const entries = await world.db
      .selectFrom("ledger_entries")
      .select(["seq", "action"])
      .where("case_id", "=", caseId)
      .orderBy("seq")
      .execute();
    expect(entries.at(-1)?.action).toMatch(/note/);
    expect(await verifyLedger(world.db)).toMatchObject({ ok: true });
    world.clock.pass(3_600_000);
  });
});
