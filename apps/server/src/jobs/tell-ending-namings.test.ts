import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@kept/domain/time/civil-day";
import { requestDesk } from "../testing/request-desk.ts";
import { hour } from "../testing/stopped-clock.ts";
import { makeWorld, type World } from "../testing/world.ts";

let world: World;
beforeAll(async () => {
  // A Monday.
  world = await makeWorld({ now: "2026-10-12T02:00:00Z" });
});
afterAll(() => world.close());

describe("whom a case names", () => {
  it("is told once within three working days of the end, and anew for a longer naming; who was named for less is not", async () => {
    const officer = requestDesk(world, "dpo1");
    const caseId = await officer.open();
    const { reference } = (await officer.look(caseId)).frame;
    const name = async (who: "legal1" | "legal2", until: string) =>
      world.as("dpo1").seals.name({
        ...(await officer.newest(caseId)),
        personId: world.actor(who).id,
        until,
      });
    const ends = async (who: "legal1" | "legal2") => {
      await world.scheduler.runAll();
      return (await world.as(who).context.inbox()).lines
        .filter(({ reason }) => reason === "namingEnds")
        .map((line) => line.reference);
    };
    const start = world.clock.now().slice(0, 10);
    const day = (days: number) => addDays(start, days);
    await name("legal1", day(14));
    await name("legal2", day(1));
    expect([await ends("legal1"), await ends("legal2")]).toEqual([[], []]);
    world.clock.pass(12 * 24 * hour);
    expect(await ends("legal1")).toEqual([reference]);
    await world.as("legal1").context.allDone();
    expect(await ends("legal1")).toEqual([]);
    await name("legal1", day(28));
    expect(await ends("legal1")).toEqual([]);
    world.clock.pass(14 * 24 * hour);
    expect(await ends("legal1")).toEqual([reference]);
  });
});
