import { randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policed } from "../api/policed.ts";
import { inventoryOf } from "../testing/api-inventory.ts";
import { requestDesk } from "../testing/request-desk.ts";
import { sampleInput, type IdsByField } from "../testing/sample-input.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import type { CastName } from "../testing/world.ts";

let app: TestApp;
let foreign: IdsByField;
let sealed: IdsByField;
let done: string[] = [];
let restore = (): void => undefined;

const ways = ["all", "get", "run", "iterate"] as const;

/** Writes down every statement that is run from now on, whoever compiled it. */
function listen(): () => void {
  const probe = new Database(":memory:");
  const statement = Object.getPrototypeOf(probe.prepare("select 1")) as Record<
    string,
    (this: Database.Statement, ...values: unknown[]) => unknown
  >;
  probe.close();
  const real = ways.map((way) => [way, statement[way]] as const);
  for (const [way, run] of real)
    statement[way] = function (...values) {
      done.push(this.source);
      return run?.apply(this, values);
    };
  return () => {
    for (const [way, run] of real) if (run !== undefined) statement[way] = run;
  };
}

async function caseOf(who: CastName, isSealed: boolean): Promise<IdsByField> {
  const desk = requestDesk(app.world, who);
  const caseId = await desk.open({ types: ["deletion"], isSealed });
  const { frame } = await desk.look(caseId);
  const { reference } = frame;
  return { caseId, reference, record: caseId, ids: caseId, caseIds: caseId };
}

beforeAll(async () => {
  app = await startTestApp();
  foreign = await caseOf("analystB", false);
  sealed = await caseOf("dpo1", true);
  restore = listen();
});
afterAll(async () => {
  restore();
  await app.close();
});

let made = 10_000;
/** One that nobody ever had. */
function never(): IdsByField {
  const caseId = randomUUID();
  made += 1;
  const reference = `DSR-2026-${String(made)}`;
  return { caseId, reference, record: caseId, ids: caseId, caseIds: caseId };
}

describe("T02 T06 the work behind a no", () => {
  it.each<[CastName, readonly (readonly [string, () => IdsByField])[]]>([
    [
      "analystA1",
      [
        ["of another team", () => foreign],
        ["sealed", () => sealed],
      ],
    ],
    ["legal2", [["sealed", () => sealed]]],
    ["auditor1", [["sealed", () => sealed]]],
  ])(
    "is the same for %s, statement for statement, whether a case is hidden or never was",
    async (who, hidden) => {
      const idParams = new Map(
        inventoryOf(app.world.router).map((line) => [line.name, line.idParams]),
      );
      const asked = policed(app.world.router).filter(
        ({ name, kind, permission }) =>
          kind !== "subscription" &&
          permission !== "open" &&
          idParams
            .get(name)
            ?.some((path) => path === "caseId" || path === "reference"),
      );
      const work = async (
        one: (typeof asked)[number],
        ids: IdsByField,
      ): Promise<{ status: number; statements: readonly string[] }> => {
        const input = sampleInput(one.inputs[0], ids);
        done = [];
        const { status } = await app.call(who, one.name, input);
        return { status, statements: done };
      };
      let compared = 0;
      const wrong: string[] = [];
      for (const one of asked) {
        // What is remembered between calls is remembered by now.
        await work(one, never());
        const none = await work(one, never());
        if (none.status !== 404) continue;
        for (const [which, ids] of hidden) {
          const said = await work(one, ids());
          compared += 1;
          if (
            said.status !== 404 ||
            said.statements.join("\n") !== none.statements.join("\n")
          )
            wrong.push(
              `${one.name}, ${which}: ${String(said.status)}, ${String(said.statements.length)} statements and not ${String(none.statements.length)}`,
            );
        }
      }
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(20);
    },
    60_000,
  );
});
