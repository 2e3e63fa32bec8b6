import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { may } from "@kept/domain/access/permissions";
import { policed, type Policed } from "./api/policed.ts";
import { inventoryOf } from "./testing/api-inventory.ts";
import { requestDesk } from "./testing/request-desk.ts";
import { sampleInput, type IdsByField } from "./testing/sample-input.ts";
import { startTestApp, type TestApp } from "./testing/test-app.ts";
import { cast, castNames, type CastName } from "./testing/world.ts";

let app: TestApp;
/** A case of each kind, with a letter and a task of it where it has them. */
let owned: Readonly<Record<Ownership, IdsByField>>;
let asked: readonly (Policed & { readonly idParams: readonly string[] })[];

const ownerships = [
  "own",
  "otherTeam",
  "held",
  "erased",
  "sealed",
  "random",
] as const;
type Ownership = (typeof ownerships)[number];

/** Whether this person may know of a case that team A has, that team B has, held or erased too, and that names dpo1 alone. */
function mayKnow(who: CastName, which: Ownership): boolean {
  const [role, team] = cast[who];
  if (role === "admin" || which === "random") return false;
  if (which === "sealed") return who === "dpo1";
  return role !== "analyst" || (team === "a") === (which === "own");
}

async function idsOf(who: CastName, isSealed: boolean): Promise<IdsByField> {
  const desk = requestDesk(app.world, who);
  const caseId = await desk.open({ types: ["deletion"], isSealed });
  await desk.bringToDecision(caseId, "granted");
  const letterId = await desk.write(caseId, "deletion-done");
  const { frame } = await desk.look(caseId);
  return {
    caseId,
    letterId,
    record: caseId,
    reference: frame.reference,
    taskId: frame.tasks[0]?.id ?? "",
    messageId: frame.messages[0]?.id ?? "",
    ids: caseId,
    caseIds: caseId,
    into: caseId,
  };
}

/** One act of the officer on the case as it is now. */
async function keep(
  who: CastName,
  procedure: string,
  { caseId = "", ...more }: IdsByField & Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const at = await requestDesk(app.world, "dpo1").newest(caseId);
  const reply = await app.call(who, procedure, { ...at, ...more });
  expect(reply.refusal, procedure).toBeNull();
  return reply.data;
}

/** A case of team B under a legal hold. */
async function heldOne(): Promise<IdsByField> {
  const ids = await idsOf("analystB", false);
  const { caseId = "" } = ids;
  const hold = { reason: "Order 12 of the district court.", until: null };
  await keep("dpo1", "erasure.hold", { caseId, ...hold } as never);
  return ids;
}

/** A case of team B from which the person is gone. */
async function erasedOne(): Promise<IdsByField> {
  const ids = await idsOf("analystB", false);
  const { caseId = "", letterId = "" } = ids;
  const desk = requestDesk(app.world, "analystB");
  await desk.api.discardLetter({ ...(await desk.newest(caseId)), letterId });
  await desk.api.withdraw({
    ...(await desk.newest(caseId)),
    reason: "They called.",
  });
  await keep("dpo1", "erasure.ask", {
    caseId,
    alsoIds: [],
    ground: "retentionOver",
    approverId: app.world.actor("legal1").id,
  } as never);
  const { data } = await app.call("dpo1", "erasure.ofCase", { caseId });
  const { erasure } = data as {
    erasure: { id: string; contentHash: string };
  };
  await keep("legal1", "erasure.decide", {
    caseId,
    erasureId: erasure.id,
    contentHash: erasure.contentHash,
    answer: "approved",
  });
  return ids;
}

beforeAll(async () => {
  app = await startTestApp();
  const made = {
    own: await idsOf("analystA1", false),
    otherTeam: await idsOf("analystB", false),
    held: await heldOne(),
    erased: await erasedOne(),
    sealed: await idsOf("dpo1", true),
  };
  owned = {
    ...made,
    random: Object.fromEntries(
      Object.keys(made.own).map((field) => [
        field,
        field === "reference" ? "DSR-2026-99999" : randomUUID(),
      ]),
    ),
  };
  const idParams = new Map(
    inventoryOf(app.world.router).map((line) => [line.name, line.idParams]),
  );
  asked = policed(app.world.router).map((one) => ({
    ...one,
    idParams: idParams.get(one.name) ?? [],
  }));
}, 60_000);
afterAll(() => app.close());

/** Those that name a case by its own id or number, and act on nothing else first. */
function namesACase({
  name,
  idParams,
  permission,
  kind,
}: (typeof asked)[number]) {
  return (
    // Takes a whole query; sealed-cases.test.ts asks it one.
    name !== "audit.list" &&
    permission !== "open" &&
    kind !== "subscription" &&
    idParams.some((path) => path === "caseId" || path === "reference")
  );
}

/** Headers that are another for every call, or end a line that was used long enough, whatever it is about. */
const ofTheCall = new Set([
  "date",
  "x-request-id",
  "set-cookie",
  "connection",
  "keep-alive",
]);

/** What the house answers, status, headers and every byte, without what is made anew for every call. */
async function answerTo(
  who: CastName,
  { name, inputs }: Policed,
  ids: IdsByField,
): Promise<string> {
  const reply = await app.call(who, name, sampleInput(inputs[0], ids));
  expect(reply.status, `${who} ${name}`).toBeLessThan(500);
  const headers = [...reply.headers].filter(([name]) => !ofTheCall.has(name));
  const said = `${String(reply.status)} ${JSON.stringify(headers)} ${reply.text}`;
  return said.replaceAll(/nonce-[\w+/=]+/gu, "nonce");
}

describe("T01 every procedure that names a case, as every person, over HTTP", () => {
  it("answers of a case that one may not know of, to the byte and the header, what it answers of one that never was", async () => {
    let checks = 0;
    const wrong: string[] = [];
    for (const one of asked.filter(namesACase)) {
      const never = new Map<CastName, string>();
      for (const who of castNames)
        never.set(who, await answerTo(who, one, owned.random));
      for (const which of ownerships)
        for (const who of castNames) {
          if (which === "random" || mayKnow(who, which)) continue;
          checks += 1;
          const said = await answerTo(who, one, owned[which]);
          if (said !== never.get(who) || said.startsWith("200"))
            wrong.push(`${who} ${one.name} ${which}: ${said}`);
        }
    }
    expect(wrong).toEqual([]);
    expect(checks).toBeGreaterThan(1_200);
  }, 120_000);

  it("gets past the door with what it sends: the answers above are about the case", async () => {
    const misfits: string[] = [];
    for (const one of asked.filter(namesACase)) {
      const who = castNames.find(
        (name) =>
          one.permission !== "open" &&
          may({ role: cast[name][0] }, one.permission),
      );
      const said = await answerTo(who ?? "dpo1", one, owned.random);
      if (said.includes("invalidInput")) misfits.push(one.name);
    }
    expect(misfits).toEqual([]);
  }, 60_000);

  it("T07 refuses every role what it does not hold, and nobody what is open to nobody: nothing breaks", async () => {
    const wrong: string[] = [];
    for (const one of asked) {
      if (one.kind === "subscription" || one.permission === "open") continue;
      const nobody = await app.send({
        procedure: one.name,
        input: sampleInput(one.inputs[0], owned.random),
        headers: {},
      });
      if (nobody.status !== 401) wrong.push(`nobody ${one.name}`);
      for (const who of castNames) {
        if (may({ role: cast[who][0] }, one.permission)) continue;
        const said = await answerTo(who, one, owned.random);
        if (!said.startsWith("403")) wrong.push(`${who} ${one.name}: ${said}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it("T02 gives no file, original or letter of a case that one may not know of", async () => {
    const { messageId = "", letterId = "" } = owned.sealed;
    const paths = (message: string, letter: string) => [
      `/files/${message}`,
      `/messages/${message}/original`,
      `/letters/${letter}/pdf`,
      `/letters/${letter}/mail`,
    ];
    for (const who of ["dpo2", "legal2", "analystA1", "auditor1"] as const)
      for (const [index, path] of paths(messageId, letterId).entries()) {
        const here = await app.fetch(path, { who });
        const never = paths(randomUUID(), randomUUID())[index] ?? "";
        const nowhere = await app.fetch(never, { who });
        expect(here.status, path).toBe(nowhere.status);
        expect(here.status).toBeGreaterThanOrEqual(400);
      }
  });
});
