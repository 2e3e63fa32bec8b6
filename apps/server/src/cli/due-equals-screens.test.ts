import { afterEach, beforeEach, expect, it } from "vitest";
import type { Reckoning } from "@kept/domain/casework/clock";
import { requestDesk } from "../testing/request-desk.ts";
import { hour } from "../testing/stopped-clock.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { answerDue } from "./due-answer.ts";
import { readDueOptions } from "./due-question.ts";

let world: World;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-16T02:00:00Z" });
});
afterEach(() => world.close());

/** One place for each of the fifteen laws. */
const places = {
  EU: "DE",
  UK: "GB",
  CH: "CH",
  CN: "CN",
  HK: "HK",
  JP: "JP",
  KR: "KR",
  SG: "SG",
  IN: "IN",
  AU: "AU",
  "US-CA": "US-CA",
  CA: "CA",
  "CA-QC": "CA-QC",
  BR: "BR",
  ZA: "ZA",
} as const;

function answered(typed: Record<string, unknown>): readonly Reckoning[] {
  const read = readDueOptions({ lang: "en", ...typed });
  if (!read.ok) throw new Error(JSON.stringify(read.misuses));
  const answer = answerDue(read.options);
  if (!answer.ok) throw new Error(answer.misuse.sentence.en);
  return answer.value.clocks;
}

const told = (clock: Reckoning) => ({
  ruleId: clock.ruleId,
  dueAt: clock.dueAt,
  dueOn: clock.dueOn,
  start: clock.start,
  days: clock.days,
  provisional: clock.provisional,
  governs: clock.governs,
  calendar: clock.calendar,
});
const byRule = (one: { ruleId: string }, other: { ruleId: string }) =>
  one.ruleId < other.ruleId ? -1 : 1;

it.each(Object.entries(places))(
  "kept due says for %s what the case page says, day by day",
  async (law, residence) => {
    const officer = requestDesk(world, "dpo1");
    const types = ["access", "deletion"] as const;
    const caseId = await officer.open({ residence, types: [...types] });
    const received = world.clock.now();
    world.clock.pass(hour);
    await officer.classify(caseId);
    const identified = world.clock.now();
    const { frame } = await officer.look(caseId);
    const clocks = answered({
      policy: "p000",
      residence,
      types: types.join(","),
      received,
      identified,
      done: [`identify=${identified}`],
      now: identified,
    });
    const shown = frame.clocks.map(told).toSorted(byRule);
    expect(clocks.map(told).toSorted(byRule)).toEqual(shown);
    const ofTheLaw = frame.clocks.filter(({ pack }) => pack.id === law);
    expect(ofTheLaw.length).toBeGreaterThan(0);
  },
);
