import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { roleKeys, type Role } from "@kept/domain/access/permissions";
import { policed } from "./api/policed.ts";
import { refusalIn } from "./api/refusal-error.ts";
import { inventoryOf, inventoryText } from "./testing/api-inventory.ts";
import {
  matrixOf,
  matrixText,
  type MatrixRow,
} from "./testing/permission-matrix.ts";
import {
  cast,
  castNames,
  makeWorld,
  type CastName,
  type World,
} from "./testing/world.ts";

const page = readFileSync(
  join(import.meta.dirname, "..", "..", "..", "docs", "permission-matrix.md"),
  "utf8",
);

const inventory = readFileSync(
  join(import.meta.dirname, "..", "..", "..", "docs", "api-inventory.json"),
  "utf8",
);

let world: World;
let rows: MatrixRow[];

beforeAll(async () => {
  world = await makeWorld();
  rows = matrixOf(world.router);
});
afterAll(() => world.close());

function somebodyWith(role: Role): CastName {
  const name = castNames.find((one) => cast[one][0] === role);
  if (name === undefined) throw new Error(`Nobody is ${role}`);
  return name;
}

/** The refusal that a call without sense gets; what matters is whether it got as far as its input. */
async function refusalFor(
  who: CastName | null,
  procedure: string,
): Promise<string | null> {
  const path = procedure.split(".");
  let target: unknown = world.as(who);
  for (const step of path) target = (target as Record<string, unknown>)[step];
  try {
    await (target as (input?: unknown) => Promise<unknown>)({ nonsense: true });
    return null;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return refusalIn(error)?.code ?? "bug";
  }
}

/** The page that people read: procedure to the roles it says yes to. */
function rolesOnThePage(): Map<string, string[]> {
  const lines = page.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    lines.map((line) => {
      const [, name = "", , , , ...cells] = line
        .split("|")
        .map((cell) => cell.trim());
      const columns = ["nobody", ...roleKeys];
      return [
        name.replaceAll("`", ""),
        columns.filter((_role, index) => cells[index] === "yes"),
      ];
    }),
  );
}

describe("who may do what", () => {
  it("stands on the checked-in page: run `pnpm matrix` after a change", () => {
    expect(page).toBe(matrixText(rows));
  });

  it("stands in the inventory of the API: run `pnpm matrix` after a change", () => {
    expect(inventory).toBe(inventoryText(inventoryOf(world.router)));
  });

  it("does not start with a procedure that asks for nothing of whoever calls it", () => {
    const forgotten = { _def: { type: "query", inputs: [], meta: {} } };
    const router = { _def: { procedures: { "boats.list": forgotten } } };
    expect(() => policed(router)).toThrow("boats.list");
  });

  it("T22 offers no change of what is in the ledger", () => {
    expect(
      rows.filter(
        ({ procedure, kind }) =>
          kind === "mutation" && /^(audit|ledger|history)\./.test(procedure),
      ),
    ).toEqual([]);
  });

  it("T07 is what really happens: every procedure, called as every role and as nobody", async () => {
    const told = rolesOnThePage();
    expect(told.size).toBe(rows.length);
    const wrong: string[] = [];
    for (const { procedure } of rows) {
      const allowed = told.get(procedure) ?? [];
      const asNobody = await refusalFor(null, procedure);
      if ((asNobody === "notSignedIn") === allowed.includes("nobody"))
        wrong.push(`nobody ${procedure}`);
      for (const role of roleKeys) {
        const refusal = await refusalFor(somebodyWith(role), procedure);
        if ((refusal === "notAllowed") === allowed.includes(role)) {
          wrong.push(`${role} ${procedure}: ${refusal}`);
        }
        if (refusal === "notSignedIn" || refusal === "bug")
          wrong.push(`${role} ${procedure}: ${refusal}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("leaves few procedures open to nobody in particular: the door", () => {
    const open = rows
      .filter((row) => row.permission === "open")
      .map((row) => row.procedure);
    expect(open).toEqual([
      "people.askReset",
      "people.beginSso",
      "people.finishSso",
      "people.hello",
      "people.openLink",
      "people.passkeyToProve",
      "people.secondStep",
      "people.sessionEnd",
      "people.signIn",
      "people.useLink",
    ]);
  });

  it("gives the auditor no change but to their own account and what they find of the log, and the administrator no case", () => {
    const changes = rows.filter(
      (row) => row.kind === "mutation" && row.permission !== "open",
    );
    expect(
      changes.filter(
        (row) =>
          row.roles.includes("auditor") &&
          !["account.own", "log.review", "log.sign"].includes(row.permission),
      ),
    ).toEqual([]);
    expect(
      rows.filter(
        (row) =>
          row.roles.includes("admin") &&
          /^(requests|desk|audit)\./.test(row.permission),
      ),
    ).toEqual([]);
  });
});

/** Questions whose answers hold no case: the rest says what it shows, and that is logged. */
const showsNoCase = [
  // Who is away.
  "absences.list",
  // The log as a whole: counts, a root, a key.
  "audit.chain",
  "calendars.get",
  "calendars.list",
  "calendars.previewImport",
  "desk.house",
  "desk.room",
  // What oneself has put off: ids of cases whose pages were seen, and when they come back.
  "context.snoozed",
  "desk.counts",
  // One's own unfinished words.
  "drafts.get",
  "drafts.list",
  "drafts.ofRecord",
  // Counts and dates.
  "exports.about",
  "exports.get",
  "exports.mayFetch",
  "requests.counts",
  "requests.previewExtension",
  "requests.previewFee",
  "requests.previewPause",
  "requests.bulkActions",
  "disclosures.counts",
  "disclosures.agencies",
  "disclosures.bulkActions",
  // One's own file and one's own runs.
  "imports.about",
  "imports.check",
  "imports.get",
  "imports.outcome",
  "runs.get",
  "runs.outcome",
  "runs.underway",
  "seals.glass",
  "live.present",
  "macros.list",
  "office.get",
  // Weeks, and how many entries were drawn.
  "reviews.samples",
  "rules.list",
  "search.colleagues",
  "tokens.list",
  // Numbers over the register; the cases behind one are asked for by another question.
  "transparency.draft",
  "transparency.frozen",
  "transparency.helpful",
  "views.list",
];

describe("what an answer shows", () => {
  it("T21: is said by every question, or it holds no case", () => {
    const procedures = Object.entries(
      world.router._def.procedures as unknown as Record<
        string,
        { _def: { type: string; meta?: { sees?: unknown } } }
      >,
    );
    const silent = procedures
      .filter(
        ([name, { _def }]) =>
          _def.type === "query" &&
          !_def.meta?.sees &&
          // Accounts and sign-in know no case.
          !name.startsWith("people."),
      )
      .map(([name]) => name);
    expect(silent.toSorted()).toEqual(showsNoCase.toSorted());
  });
});

describe("what a procedure takes", () => {
  it("is said by every procedure, and a key that it does not know is refused everywhere inside", () => {
    const procedures = Object.entries(
      world.router._def.procedures as unknown as Record<
        string,
        { _def: { inputs: unknown[] } }
      >,
    );
    const loose = procedures.flatMap(([name, { _def }]) => [
      ..._def.inputs.flatMap((input) =>
        looseObjects(input as z.core.$ZodType).map((at) => `${name}${at}`),
      ),
      ...(_def.inputs.length === 0 ? [`${name} takes anything`] : []),
    ]);
    expect(loose).toEqual([]);
  });
});

/** Where an object of the schema would take keys that it does not know. */
function looseObjects(schema: z.core.$ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const found: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    const object = node as Record<string, unknown>;
    if (object["type"] === "object" && object["properties"] !== undefined) {
      if (object["additionalProperties"] !== false) found.push(at);
    }
    for (const [key, child] of Object.entries(object))
      walk(child, `${at}.${key}`);
  };
  walk(json, "");
  return found;
}
