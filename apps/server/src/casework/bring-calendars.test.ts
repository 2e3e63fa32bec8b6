import { afterEach, beforeEach, expect, it } from "vitest";
import { seedCalendars } from "@kept/domain/time/calendars/seed-calendars";
import { answer } from "../api/refusal-error.ts";
import { atTheMachine } from "../people/first-accounts.ts";
import { keepings } from "../registers/index.ts";
import { provenActions, requestDesk } from "../testing/request-desk.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { bringCalendars } from "./bring-calendars.ts";
import { houseOf } from "./house.ts";

let world: World;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-12-06T02:00:00Z" });
});
afterEach(() => world.close());

const bring = async () =>
  answer(
    await bringCalendars(houseOf(world), atTheMachine(world.clock.now()), {
      calendars: seedCalendars,
      keepings: Object.values(keepings),
    }),
  );

it("an office of an older Kept gets the calendars of states at its next start, and a date that moves by it is told", async () => {
  // As it was before states had calendars.
  await world.database.writer.write(async (tx) => {
    await tx
      .deleteFrom("calendars")
      .where((eb) =>
        eb.or([eb("id", "like", "DE-%"), eb("id", "like", "GB-%")]),
      )
      .execute();
    return { keep: true, value: null };
  });
  const analyst = requestDesk(world, "analystA1");
  const caseId = await analyst.open({ residence: "DE-BY", types: ["access"] });
  await analyst.classify(caseId);
  const month = async () => {
    const { frame } = await analyst.look(caseId);
    const clock = frame.clocks.find(({ ruleId }) => ruleId === "eu.response");
    return [clock?.calendar?.id, clock?.dueOn];
  };
  expect(await month()).toEqual(["DE", "2027-01-06"]);

  expect(await bring()).toEqual({ brought: 18 });
  expect(await month(), "Epiphany is no working day in Bavaria").toEqual([
    "DE-BY",
    "2027-01-07",
  ]);
  expect(await provenActions(world, caseId)).toContain("calendars.dates-moved");
  expect(await bring(), "once").toEqual({ brought: 0 });
});
