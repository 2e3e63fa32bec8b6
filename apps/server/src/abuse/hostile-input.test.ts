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

let app: TestApp;
let targets: Target[];

beforeAll(async () => {
  app = await startTestApp();
  const desk = requestDesk(app.world, "dpo1");
  const caseId = await desk.open();
  targets = targetsOf(app.world.router, { caseId });
});
afterAll(() => app.close());

/** These would end the session of whoever asks, or hold the line open. */
const apart: ReadonlySet<string> = new Set([
  "people.signOut",
  "people.changePassword",
  "live.events",
]);

const askers: readonly CastName[] = ["dpo1", "analystA1", "admin1"];

/** Sends one input per place and payload to every procedure; what broke, and how many were sent. */
async function sendEverywhere(
  payloads: readonly Json[],
): Promise<{ sent: number; broken: string[] }> {
  const broken: string[] = [];
  let sent = 0;
  for (const { procedure, sample } of targets) {
    if (apart.has(procedure)) continue;
    const inputs = placesIn(sample).flatMap((place) =>
      payloads.map((payload) => withAt(sample, place, payload)),
    );
    const who = askers[sent % askers.length] ?? "dpo1";
    for (let at = 0; at < inputs.length; at += 8) {
      const replies = await Promise.all(
        inputs
          .slice(at, at + 8)
          .map((input) => app.call(who, procedure, input)),
      );
      sent += replies.length;
      for (const [index, { status, incident }] of replies.entries())
        if (status >= 500 || incident !== null)
          broken.push(
            `${procedure}: ${String(status)} to ${JSON.stringify(inputs[at + index]).slice(0, 160)}`,
          );
    }
  }
  return { sent, broken };
}

describe("T42 R24 whatever is sent to whichever procedure", () => {
  it.each<[string, readonly Json[]]>([
    ["SQL", ["id; drop table cases", "' OR 1=1--", "CASE WHEN 1 THEN 2 END"]],
    [
      "the language of the search index",
      ['NEAR("a" "b", 1000000000)', "*", '"', "a AND (b OR", "张*伟"],
    ],
    ["a pattern that never ends", [`(a+)+$ ${"a".repeat(60)}!`]],
    ["numbers that are none", [1e9, -1, 1.5, "1", 2 ** 60]],
    ["another shape", [[], {}, [[]], { length: 1 }, null, true]],
    ["text that no file can hold", ["a\u0000b", "\ud800", "\u202egnp.exe"]],
    [
      "an ask for the prototype",
      [
        { constructor: { prototype: { isAdmin: true } } },
        "__proto__",
        "constructor",
      ],
    ],
    ["ten kilobytes of one word", ["word".repeat(2_500)]],
  ])(
    "%s is refused or taken as words, and nothing breaks",
    async (_name, payloads) => {
      const { sent, broken } = await sendEverywhere(payloads);
      expect(sent).toBeGreaterThan(targets.length);
      expect(broken).toEqual([]);
    },
  );

  it("leaves the house as it was: the ledger verifies, nobody gained a right, every table is there", async () => {
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect((await app.call("admin1", "people.list")).status).toBe(200);
    expect((await app.call("analystA1", "people.create", {})).status).toBe(403);
    expect(
      await app.world.db.selectFrom("cases").select("id").execute(),
    ).not.toEqual([]);
  });
});
