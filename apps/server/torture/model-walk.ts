import fc from "fast-check";
import { erasedWords } from "@kept/domain/casework/erasure";
import { answer } from "../src/api/refusal-error.ts";
import { houseOf } from "../src/casework/house.ts";
import { rowsAgainstLedger } from "../src/ledger/row-views.ts";
import { verifyLedger } from "../src/ledger/verify-views.ts";
import { ledgerPlaces } from "../src/registers/ledger-places.ts";
import { fileDesks } from "../src/registers/intake-doors.ts";
import { codeOf, requestDesk } from "../src/testing/request-desk.ts";
import { minute } from "../src/testing/stopped-clock.ts";
import { makeWorld, type World } from "../src/testing/world.ts";
import {
  actKinds,
  everybody,
  expected,
  opened,
  sees,
  type Act,
  type ActKind,
  type ModelCase,
} from "./model-case.ts";

const reason = "As the walk goes.";
const day = "2026-10-01";

/** The straight path, so that walks also begin far on it. */
const path: readonly ActKind[] = [
  "classify",
  "verify",
  "tasks",
  "search",
  "grant",
  "tasks",
  "reply",
  "close",
];

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...actKinds),
  who: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("dpo1" as const) },
    { weight: 2, arbitrary: fc.constantFrom(...everybody) },
  ),
  isLate: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
});

/**
 * So many walks of several people over requests of their own, each compared with the model after every act; a
 * difference is thrown. Gives back how many acts were made.
 */
export async function walkModel(walks: number, seed: number): Promise<number> {
  let made = 0;
  const world = await makeWorld();
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: path.length }),
        fc.array(act, { minLength: 1, maxLength: 25 }),
        async (far, acts) => {
          const begun = path
            .slice(0, far)
            .map((kind): Act => ({ kind, who: "dpo1", isLate: false }));
          made += await walk(world, [...begun, ...acts]);
        },
      ),
      { numRuns: walks, seed },
    );
    const ledger = await verifyLedger(world.db);
    if (!ledger.ok) throw new Error(`entry ${ledger.seq}: ${ledger.reason}`);
    const { apart } = await rowsAgainstLedger(world.db, ledgerPlaces);
    if (apart.length > 0) throw new Error(JSON.stringify(apart));
    return made;
  } finally {
    await world.close();
  }
}

/** Somebody of whom no other case tells, so that an erasure takes nothing from those. */
function personOf(id: string) {
  return {
    personName: `Person ${id}`,
    personAddress: `${id}@post.example`,
    personPhone: null,
    accountRef: null,
  };
}

async function walk(world: World, acts: readonly Act[]): Promise<number> {
  const caseId = await requestDesk(world, "analystA1").open(
    personOf(crypto.randomUUID()),
  );
  let model = opened;
  let made = 0;
  for (const [step, one] of acts.entries()) {
    world.clock.pass(minute);
    if (one.kind === "discard" && model.letters === 0) continue;
    if (one.kind === "tasks" && model.tasks === 0) continue;
    const version = model.version - (one.isLate ? 1 : 0);
    if (version === 0) continue;
    const { no, next } = expected(model, { ...one, step });
    const told = await codeOf(make(world, one, { caseId, version }));
    made += 1;
    const said = `${String(step)} ${one.who} ${one.kind}, ${model.stage}`;
    if (told !== no)
      throw new Error(`${said}: ${String(told)} instead of ${String(no)}`);
    model = plans.has(one.kind)
      ? { ...next, tasks: (await openTasks(world, caseId)).length }
      : next;
    const found = JSON.stringify(await foundOf(world, caseId));
    const meant = JSON.stringify(shownOf(model));
    if (found !== meant)
      throw new Error(`${said}: ${found} instead of ${meant}`);
  }
  for (const who of everybody) {
    const seen = await codeOf(world.as(who).requests.get({ caseId }));
    const isHidden = seen === "notFound";
    if (isHidden === sees(who, model) && who !== "auditor1")
      throw new Error(`${who} ${isHidden ? "does not see" : "sees"} the case`);
  }
  return made;
}

type Seen = { readonly caseId: string; readonly version: number };

/** What the model does not know: how many tasks the law plans is taken from the house after an act that plans. */
const plans: ReadonlySet<string> = new Set([
  "classify",
  "grant",
  "findNothing",
  "refuse",
]);

/** Those that others wait for come first. */
async function openTasks(world: World, caseId: string) {
  return world.db
    .selectFrom("case_tasks")
    .select("id")
    .where("case_id", "=", caseId)
    .where("state", "!=", "done")
    .orderBy("position")
    .execute();
}

/** What the model says is there. */
function shownOf(model: ModelCase) {
  const { stage, version, owner, notes, files, letters, isHeld, tasks } = model;
  return { stage, version, owner, notes, files, letters, isHeld, tasks };
}

/** The same, read from the data. */
async function foundOf(world: World, caseId: string) {
  const { db } = world;
  const row = await db
    .selectFrom("cases")
    .select(["stage", "version", "owner_id"])
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
  const count = async (rows: Promise<readonly unknown[]>) =>
    (await rows).length;
  const notes = await count(
    db
      .selectFrom("case_messages")
      .select("id")
      .where("case_id", "=", caseId)
      .where("kind", "=", "note")
      .where("text", "!=", erasedWords)
      .execute(),
  );
  const files = await count(
    db
      .selectFrom("case_files")
      .select("id")
      .where("case_id", "=", caseId)
      .where("deleted_at", "is", null)
      .execute(),
  );
  const letters = await count(
    db
      .selectFrom("case_letters")
      .select("id")
      .where("case_id", "=", caseId)
      .where("state", "=", "draft")
      .execute(),
  );
  const holds = await count(
    db
      .selectFrom("case_holds")
      .select("id")
      .where("case_id", "=", caseId)
      .where("lifted_at", "is", null)
      .execute(),
  );
  return {
    stage: row.stage,
    version: row.version,
    owner:
      everybody.find((who) => world.actor(who).id === row.owner_id) ?? null,
    notes,
    files,
    letters,
    isHeld: holds > 0,
    tasks: (await openTasks(world, caseId)).length,
  };
}

/** The act in the words of the house. */
async function make(world: World, { kind, who }: Act, seen: Seen) {
  const desk = requestDesk(world, who);
  const { api } = desk;
  const { caseId } = seen;
  const now = world.clock.now();
  switch (kind) {
    case "classify":
    case "verify":
      return classifyOrVerify(world, { kind, who }, seen);
    case "tasks":
      return finishTasks(world, who, seen);
    case "search":
      return api.finishSearch({ ...seen, result: "Found in two systems." });
    case "grant":
      return api.decide({ ...seen, decisions: [decision("granted")] });
    case "findNothing":
      return api.decide({ ...seen, decisions: [decision("nothingFound")] });
    case "refuse":
      return api.decide({ ...seen, decisions: [decision("refused")] });
    case "reply":
      return api.recordReply({
        ...seen,
        repliedAt: now,
        channel: "phone",
        text: "Told.",
      });
    case "close":
      return api.close(seen);
    case "withdraw":
      return api.withdraw({ ...seen, reason });
    case "spam":
      return api.markSpam({ ...seen, reason });
    case "reopen":
      return api.reopen({ ...seen, reason });
    case "note":
      return api.addNote({ ...seen, text: "Called back." });
    case "upload":
      return upload(world, who, seen);
    case "pause":
      return api.pause({
        ...seen,
        ruleIds: ["eu.response"],
        ground: "identityDoubt",
        question: "Which of your two accounts do you mean?",
        replyBy: day,
      });
    case "extend":
      return api.extend({
        ...seen,
        ruleId: "eu.response",
        ground: "complexity",
        until: null,
        reason,
      });
    case "discard":
      return api.discardLetter({
        ...seen,
        letterId: await draftOf(world, caseId),
      });
    case "assign":
      return api.assign({ ...seen, ownerId: world.actor("analystB").id });
    case "unassign":
      return api.assign({ ...seen, ownerId: null });
    case "hold":
      return world.as(who).erasure.hold({ ...seen, reason, until: null });
    case "lift":
      return world.as(who).erasure.liftHold(seen);
    case "erase":
      return erase(world, who, seen);
  }
}

function decision(outcome: "granted" | "nothingFound" | "refused") {
  const isNo = outcome === "refused";
  return {
    type: "access" as const,
    outcome,
    ground: isNo ? ("rightsOfOthers" as const) : null,
    citation: null,
    reason: isNo ? "Written by others." : null,
    withheld: null,
  };
}

async function classifyOrVerify(
  world: World,
  { kind, who }: { kind: "classify" | "verify"; who: Act["who"] },
  seen: Seen,
) {
  const { api } = requestDesk(world, who);
  const at = world.clock.now();
  if (kind === "verify")
    return api.verifyIdentity({
      ...seen,
      method: "codeOnFile",
      verifiedAt: at,
      contactPoint: "number ending in 42",
      idDocument: null,
    });
  return api.classify({
    ...seen,
    identifiedAt: at,
    ...personOf(seen.caseId),
    requesterRole: "self",
    onBehalfOf: null,
    residence: "DE",
    language: "en",
    types: ["access"],
    marketingChannels: [],
    isSignificant: false,
    isMinor: false,
  });
}

async function finishTasks(world: World, who: Act["who"], seen: Seen) {
  const { api, newest } = requestDesk(world, who);
  const done = { state: "done", result: null } as const;
  const [first, ...others] = await openTasks(world, seen.caseId);
  await api.setTask({ ...seen, ...done, taskId: first?.id ?? "" });
  for (const { id: taskId } of others)
    await api.setTask({ ...(await newest(seen.caseId)), ...done, taskId });
}

async function upload(world: World, who: Act["who"], seen: Seen) {
  const put = await world.files.put(Buffer.from("found"), { limit: 1_000 });
  if (!put.ok) throw new Error(put.code);
  const asking = {
    actor: world.actor(who),
    now: world.clock.now(),
    requestId: crypto.randomUUID(),
  };
  return answer(
    await fileDesks(houseOf(world)).requests(asking, {
      ...seen,
      purpose: "document",
      name: "found.txt",
      declaredType: null,
      letterId: null,
      deleteOn: null,
      ground: null,
      stored: put.value,
    }),
  );
}

async function draftOf(world: World, caseId: string): Promise<string> {
  const { id } = await world.db
    .selectFrom("case_letters")
    .select("id")
    .where("case_id", "=", caseId)
    .where("state", "=", "draft")
    .executeTakeFirstOrThrow();
  return id;
}

async function erase(world: World, who: Act["who"], seen: Seen) {
  await world.as(who).erasure.ask({
    ...seen,
    alsoIds: [],
    ground: "retentionOver",
    approverId: world.actor("legal1").id,
  });
  const { caseId } = seen;
  const { erasure } = await world.as(who).erasure.ofCase({ caseId });
  await world.as("legal1").erasure.decide({
    ...(await requestDesk(world, "legal1").newest(caseId)),
    erasureId: erasure?.id ?? "",
    contentHash: erasure?.contentHash ?? "",
    answer: "approved",
  });
}
