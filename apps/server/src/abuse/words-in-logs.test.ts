import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "@kept/domain/json";
import {
  placesIn,
  targetsOf,
  withAt,
  type Target,
} from "../testing/hostile-input.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { CastName } from "../testing/world.ts";

const canary = "QUOKKA-5501";

let app: TestApp;
let targets: Target[];

beforeAll(async () => {
  app = await startTestApp();
  const desk = requestDesk(app.world, "dpo1");
  targets = targetsOf(app.world.router, { caseId: await desk.open() });
});
afterAll(() => app.close());

/** These would end the session of whoever asks, or hold the line open. */
const apart: ReadonlySet<string> = new Set([
  "people.signOut",
  "people.changePassword",
  "live.events",
]);

function isText(sample: Json, place: readonly (string | number)[]): boolean {
  let at: Json | undefined = sample;
  for (const step of place)
    at = (at as Readonly<Record<string | number, Json>> | null)?.[step];
  return typeof at === "string";
}

/** The canary in every text of the input at once, and in each alone: the first is refused at the door most times. */
function inputsWith(sample: Json): Json[] {
  const places = placesIn(sample).filter((place) => isText(sample, place));
  const everywhere = places.reduce<Json>(
    (input, place) => withAt(input, place, canary),
    sample,
  );
  return [everywhere, ...places.map((place) => withAt(sample, place, canary))];
}

describe("T39 what is typed into any procedure", () => {
  it("stands in no line of the log, in no number of the metrics, and in no refusal", async () => {
    const who: readonly CastName[] = ["dpo1", "admin1", "legal1"];
    const told: string[] = [];
    let sent = 0;
    for (const { procedure, sample } of targets) {
      if (apart.has(procedure)) continue;
      for (const input of inputsWith(sample)) {
        const reply = await app.call(
          who[sent % who.length] ?? "dpo1",
          procedure,
          input,
        );
        sent += 1;
        // Whoever is answered reads their own words, and a stale version shows what others wrote in the case;
        // no other refusal has a reason to say them again.
        const isRefused =
          reply.status !== 200 && reply.refusal?.code !== "stale";
        const words = `${reply.text} ${JSON.stringify([...reply.headers])}`;
        if (isRefused && words.includes(canary))
          told.push(`${procedure}: ${words}`);
      }
    }
    expect(sent).toBeGreaterThan(targets.length * 2);
    expect(told).toEqual([]);
    await app.world.scheduler.runAll();
    expect(JSON.stringify(app.world.logged)).not.toContain(canary);
    const metrics = await app.fetch("/metrics", { who: "admin1" });
    expect(metrics.status).toBe(200);
    expect(await metrics.text()).not.toContain(canary);
    expect(app.world.logged.length, "something was logged").toBeGreaterThan(0);
  }, 120_000);
});
