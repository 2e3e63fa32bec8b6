import { verifyLedger } from "../src/ledger/verify-views.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";
import { requestDesk } from "../src/testing/request-desk.ts";
import { hour } from "../src/testing/stopped-clock.ts";
import { makeWorld } from "../src/testing/world.ts";
import type { Torment } from "./torment.ts";

export interface ClockFindings {
  readonly reminders: number;
  /** Told never, or more than once. */
  readonly badlyTold: number;
  readonly ledgerHolds: boolean;
  /** Whether every entry stands in the order in which it was made. */
  readonly inOrder: boolean;
}

const day = 24 * hour;

/** The clock of the machine jumps, back as well, by an hour or by forty days, while people set reminders and write. */
export async function clockSteps({
  rounds,
  seed,
}: Torment): Promise<ClockFindings> {
  const random = seededRandom(seed);
  const world = await makeWorld();
  const desk = requestDesk(world, "dpo1");
  const me = world.as("dpo1");
  const caseId = await desk.open();
  const written: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await me.context.remind({
      caseId,
      at: new Date(
        Date.parse(world.clock.now()) + random.whole(1, 30) * hour,
      ).toISOString(),
      words: null,
    });
    const text = `Note ${String(round)}`;
    await desk.api.addNote({ ...(await desk.newest(caseId)), text });
    written.push(text);
    world.clock.pass(random.pick([-40 * day, -hour, -1_000, hour, 40 * day]));
    await world.scheduler.runAll();
    await world.scheduler.runAll();
  }
  for (let left = 0; left < 10; left += 1) {
    world.clock.pass(60 * day);
    await world.scheduler.runAll();
  }
  const told = await world.db
    .selectFrom("inbox_lines")
    .select("subject_id")
    .where("reason", "=", "reminder")
    .execute();
  const timesTold = Map.groupBy(told, ({ subject_id: id }) => id);
  const set = await world.db
    .selectFrom("case_reminders")
    .select("id")
    .execute();
  const notes = await world.db
    .selectFrom("ledger_values")
    .select("value")
    .where("value", "like", "%Note %")
    .orderBy("seq")
    .execute();
  const found = {
    reminders: set.length,
    badlyTold: set.filter(({ id }) => timesTold.get(id)?.length !== 1).length,
    ledgerHolds: (await verifyLedger(world.db)).ok,
    inOrder:
      JSON.stringify(notes.map(({ value }) => value.replaceAll('"', ""))) ===
      JSON.stringify(written),
  };
  await world.close();
  return found;
}
