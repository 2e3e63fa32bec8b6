import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  permissions,
  permissionsOf,
  roleKeys,
} from "../../access/permissions.ts";
import { openMoves, tryMove } from "../../casework/register.ts";
import { nothingToTell } from "../../casework/statement.ts";
import type { Task } from "../../casework/task.ts";
import type { RequestFacts, RequestStage } from "./facts.ts";
import { requests } from "./register.ts";
import { requestTypeKeys, outcomeKeys } from "./types.ts";
import { mayAnswer, mayAnswerIn, type RequestMove } from "./workflow.ts";

const everybody = { id: "me", permissions };

/** A case of which nothing is asked but a correction, and nothing has been done. */
const bare: RequestFacts = {
  stage: "received",
  ownerId: null,
  types: ["correction"],
  significant: false,
  identifiedAt: null,
  contactAddress: "a@post.example",
  verification: null,
  tasks: [],
  decisions: [],
  approvals: [],
  repliedAt: null,
  lettersUnderway: 0,
  owedActs: [],
  openPauses: 0,
  statement: nothingToTell,
  mayPause: false,
  mayExtend: false,
  feeCounts: false,
};

const decision = {
  type: "correction",
  outcome: "granted",
  ground: null,
  citation: null,
  reason: null,
  withheld: null,
} as const;

/** The same with every guard content. */
const ready: RequestFacts = {
  ...bare,
  decisions: [decision],
  owedActs: ["optOut"],
  openPauses: 1,
  mayPause: true,
  mayExtend: true,
  feeCounts: true,
};

const open = [
  "received",
  "identified",
  "verified",
  "searched",
  "decided",
  "answered",
] as const;
const identified = open.slice(1);
const beforeAnswer = identified.slice(0, -1);

/** From which stages each move is made, and where it leads; null where the stage stays. */
const table: Record<
  RequestMove,
  { from: readonly RequestStage[]; to: RequestStage | null }
> = {
  classify: { from: ["received"], to: "identified" },
  verifyIdentity: { from: identified, to: null },
  finishSearch: { from: ["identified", "verified"], to: "searched" },
  makeStatement: { from: identified, to: null },
  decide: { from: ["searched", "decided"], to: "decided" },
  answer: { from: ["decided", "answered"], to: null },
  recordReply: { from: ["decided", "answered"], to: "answered" },
  recordDone: { from: identified, to: null },
  close: { from: ["decided", "answered"], to: "closed" },
  correct: { from: open, to: null },
  assign: { from: open, to: null },
  work: { from: identified, to: null },
  note: {
    from: [...open, "closed", "withdrawn", "merged", "spam"],
    to: null,
  },
  write: { from: [...open, "withdrawn", "merged"], to: null },
  approve: { from: [...open, "withdrawn", "merged"], to: null },
  pause: { from: beforeAnswer, to: null },
  resume: { from: beforeAnswer, to: null },
  extend: { from: beforeAnswer, to: null },
  merge: { from: open, to: "merged" },
  withdraw: { from: open, to: "withdrawn" },
  markSpam: { from: ["received"], to: "spam" },
  recordFee: { from: beforeAnswer, to: null },
  reopen: { from: ["closed", "withdrawn", "merged", "spam"], to: null },
};
const moves = Object.keys(table) as RequestMove[];
const stages = Object.keys(requests.workflow.stages) as RequestStage[];

function attempt(move: RequestMove, facts: RequestFacts) {
  const verdict = tryMove(requests, move, { facts, actor: everybody });
  return verdict.ok ? verdict.value : verdict.refusal.code;
}

describe("the path of a request", () => {
  it("knows every move and every stage of the table, and no other", () => {
    expect(Object.keys(requests.workflow.moves).toSorted()).toEqual(
      moves.toSorted(),
    );
    expect(stages.filter((stage) => isEnd(stage))).toEqual([
      "closed",
      "withdrawn",
      "merged",
      "spam",
    ]);
  });

  it.each(
    moves.flatMap((move) => stages.map((stage) => [move, stage] as const)),
  )("%s from %s", (move, stage) => {
    // What it takes to close is that nothing is owed.
    const owedActs = move === "close" ? [] : ready.owedActs;
    const { from, to } = table[move];
    const asked =
      move === "makeStatement"
        ? {
            types: ["access" as const],
            verification: { ...verified, address: ready.contactAddress },
          }
        : {};
    expect(attempt(move, { ...ready, ...asked, stage, owedActs })).toBe(
      from.includes(stage) ? (to ?? stage) : "wrongStage",
    );
  });
});

function isEnd(stage: RequestStage): boolean {
  return requests.workflow.stages[stage].terminal === true;
}

function task(state: Task["state"]): Task {
  return {
    id: state,
    title: { en: "x", zh: "x" },
    state,
    ownerId: null,
    dueOn: null,
    waitsFor: null,
    planKey: null,
  };
}

const verified = { method: "codeOnFile", at: "2026-09-17T01:00:00Z" };

describe("a move is refused", () => {
  const cases: [string, RequestMove, Partial<RequestFacts>][] = [
    ["verificationNotNeeded", "verifyIdentity", { types: ["marketingOptOut"] }],
    [
      "alreadyVerified",
      "verifyIdentity",
      { verification: { ...verified, address: "a@post.example" } },
    ],
    ["tasksOutstanding", "finishSearch", { tasks: [task("inProgress")] }],
    ["statementNotAsked", "makeStatement", { types: ["correction"] }],
    ["identityNotVerified", "makeStatement", { types: ["disclosureRecords"] }],
    ["notDecided", "answer", { decisions: [] }],
    ["typesUndecided", "answer", { types: ["correction", "deletion"] }],
    [
      "identityNotVerified",
      "answer",
      { types: ["access"], decisions: [{ ...decision, type: "access" }] },
    ],
    [
      "identityNotVerified",
      "answer",
      {
        types: ["access"],
        decisions: [{ ...decision, type: "access" }],
        verification: { ...verified, address: "b@post.example" },
      },
    ],
    [
      "approvalMissing",
      "recordReply",
      { decisions: [{ ...decision, outcome: "refused" }] },
    ],
    ["nothingToRecord", "recordDone", { owedActs: ["outcome"] }],
    ["significantWithoutReply", "close", { significant: true }],
    ["lettersUnderway", "close", { lettersUnderway: 1 }],
    ["typesUndecided", "close", { decisions: [] }],
    ["tasksOutstanding", "close", { tasks: [task("done"), task("open")] }],
    ["actsOwed", "close", { owedActs: ["outcome"] }],
    ["noClockMayPause", "pause", { mayPause: false }],
    ["notPaused", "resume", { openPauses: 0 }],
    ["noClockMayExtend", "extend", { mayExtend: false }],
    ["noClockForFee", "recordFee", { feeCounts: false }],
    ["lettersUnderway", "merge", { lettersUnderway: 2 }],
    ["lettersUnderway", "withdraw", { lettersUnderway: 2 }],
  ];

  it.each(cases)("with %s: %s, given %j", (code, move, facts) => {
    const stage = table[move].from.at(-1) ?? "received";
    const owedActs = move === "close" ? [] : ready.owedActs;
    expect(attempt(move, { ...ready, owedActs, stage, ...facts })).toBe(code);
  });

  it("never for a task that is settled, whether done or not needed", () => {
    const tasks = [task("done"), task("notNeeded")];
    expect(
      attempt("finishSearch", { ...ready, stage: "identified", tasks }),
    ).toBe("searched");
  });
});

describe("the next step", () => {
  function primary(facts: Partial<RequestFacts>): string | null {
    const views = openMoves(requests, { ...bare, ...facts }, everybody);
    return views.find((view) => view.primary)?.move ?? null;
  }
  const access = { types: ["access"] } as const;
  const proven = { ...verified, address: "a@post.example" };

  it("follows the straight path", () => {
    expect(primary({ stage: "received" })).toBe("classify");
    expect(primary({ stage: "identified", ...access })).toBe("verifyIdentity");
    expect(
      primary({ stage: "verified", ...access, verification: proven }),
    ).toBe("finishSearch");
    expect(
      primary({ stage: "searched", ...access, verification: proven }),
    ).toBe("decide");
    expect(primary({ stage: "decided", decisions: [decision] })).toBe("answer");
    expect(
      primary({
        stage: "answered",
        decisions: [decision],
        repliedAt: "2026-09-20T00:00:00Z",
      }),
    ).toBe("close");
    expect(primary({ stage: "closed" })).toBeNull();
  });

  it("asks nobody for proof of identity who gets no data", () => {
    expect(primary({ stage: "identified", types: ["deletion"] })).toBe(
      "finishSearch",
    );
    expect(
      primary({
        stage: "decided",
        ...access,
        decisions: [{ ...decision, type: "access", outcome: "nothingFound" }],
      }),
    ).toBe("answer");
  });

  it("is still named when it is closed, with its reason", () => {
    const views = openMoves(
      requests,
      { ...bare, stage: "searched", types: ["disclosureRecords"] },
      everybody,
    );
    expect(views.find(({ move }) => move === "makeStatement")).toMatchObject({
      allowed: false,
      refusal: { code: "identityNotVerified" },
    });
  });
});

const anyFacts: fc.Arbitrary<RequestFacts> = fc.record({
  stage: fc.constantFrom(...stages),
  ownerId: fc.constant(null),
  types: fc.uniqueArray(fc.constantFrom(...requestTypeKeys), { maxLength: 4 }),
  significant: fc.boolean(),
  identifiedAt: fc.constant(null),
  contactAddress: fc.constantFrom("a@post.example", null),
  verification: fc.constantFrom(
    null,
    { ...verified, address: "a@post.example" },
    { ...verified, address: null },
  ),
  tasks: fc.array(
    fc.constantFrom("open", "inProgress", "done", "notNeeded").map(task),
    { maxLength: 3 },
  ),
  decisions: fc.array(
    fc.record({
      type: fc.constantFrom(...requestTypeKeys),
      outcome: fc.constantFrom(...outcomeKeys),
      ground: fc.constant(null),
      citation: fc.constant(null),
      reason: fc.constant(null),
      withheld: fc.constant(null),
    }),
    { maxLength: 3 },
  ),
  approvals: fc.constant([]),
  repliedAt: fc.constantFrom(null, "2026-09-20T00:00:00Z"),
  lettersUnderway: fc.nat(2),
  owedActs: fc.subarray(["answer", "outcome", "optOut"]),
  openPauses: fc.nat(1),
  statement: fc.record({
    told: fc.nat(2),
    open: fc.nat(1),
    isMade: fc.boolean(),
    enclosedIn: fc.subarray(["letter"]),
    hasLeft: fc.boolean(),
  }),
  mayPause: fc.boolean(),
  mayExtend: fc.boolean(),
  feeCounts: fc.boolean(),
});

describe("the moves that a screen is told of, whatever the case", () => {
  const actor = fc
    .constantFrom(...roleKeys)
    .map((role) => ({ id: role, permissions: permissionsOf(role) }));

  it("are allowed exactly where trying them succeeds, and carry the reason where not", () => {
    fc.assert(
      fc.property(anyFacts, actor, (facts, who) => {
        for (const view of openMoves(requests, facts, who)) {
          const verdict = tryMove(requests, view.move, { facts, actor: who });
          expect(view.allowed).toBe(verdict.ok);
          expect(view.refusal).toEqual(verdict.ok ? null : verdict.refusal);
        }
      }),
    );
  });

  it("leave out what the stage or the role never does", () => {
    fc.assert(
      fc.property(anyFacts, actor, (facts, who) => {
        const told = openMoves(requests, facts, who).map(({ move }) => move);
        for (const move of moves) {
          const code = tryMove(requests, move, { facts, actor: who });
          const isOut =
            !code.ok &&
            ["notAllowed", "wrongStage"].includes(code.refusal.code);
          expect(told.includes(move)).toBe(!isOut);
        }
      }),
    );
  });

  it("name at most one next step, and an open one before a closed one", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const views = openMoves(requests, facts, everybody);
        const primary = views.filter((view) => view.primary);
        expect(primary.length).toBeLessThanOrEqual(1);
        const steps = views.filter(({ move }) => {
          const { step, isDue } = requests.workflow.moves[move];
          return step !== undefined && isDue?.(facts) !== false;
        });
        expect(primary.length).toBe(steps.length > 0 ? 1 : 0);
        if (steps.some(({ allowed }) => allowed))
          expect(primary[0]?.allowed).toBe(true);
      }),
    );
  });

  it("never let data go to somebody whose identity is not proven for that address", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { verification, contactAddress, decisions } = facts;
        const isProven =
          verification !== null && verification.address === contactAddress;
        const leaves = decisions.some(
          ({ type, outcome }) =>
            ["access", "portability", "disclosureRecords"].includes(type) &&
            ["granted", "inPart"].includes(outcome),
        );
        if (leaves && !isProven) {
          const at = { facts: { ...facts, stage: "decided" as const } };
          for (const move of ["answer", "recordReply"] as const)
            expect(
              tryMove(requests, move, { ...at, actor: everybody }).ok,
            ).toBe(false);
        }
      }),
    );
  });
});

describe("an answer and the statement of our disclosure records", () => {
  const made = { ...nothingToTell, told: 1, isMade: true };
  const cases: [
    string,
    Partial<RequestFacts>,
    { readonly move: string | null; readonly letter: string | null },
  ][] = [
    ["nothing that may be told", {}, { move: null, letter: null }],
    [
      "an entry told and no statement",
      { statement: { ...nothingToTell, told: 1 } },
      { move: "statementOwed", letter: "statementOwed" },
    ],
    [
      "an entry that nobody has looked at",
      { statement: { ...nothingToTell, open: 1 } },
      { move: "matchesOpen", letter: "matchesOpen" },
    ],
    [
      "a statement that lies on the case",
      { statement: made },
      { move: null, letter: "statementNotEnclosed" },
    ],
    [
      "a statement in another letter",
      { statement: { ...made, enclosedIn: ["other"] } },
      { move: null, letter: "statementNotEnclosed" },
    ],
    [
      "a statement in this letter",
      { statement: { ...made, enclosedIn: ["other", "letter"] } },
      { move: null, letter: null },
    ],
    [
      "a statement that has left",
      { statement: { ...made, hasLeft: true } },
      { move: null, letter: null },
    ],
    [
      "a request that is refused",
      {
        decisions: [{ ...decision, type: "access", outcome: "refused" }],
        statement: { ...nothingToTell, told: 1 },
      },
      { move: null, letter: null },
    ],
    [
      "the records asked for, given, and nothing in them",
      {
        types: ["disclosureRecords"],
        decisions: [{ ...decision, type: "disclosureRecords" }],
      },
      { move: "statementOwed", letter: "statementOwed" },
    ],
  ];

  it.each(cases)("with %s", (_, given, expected) => {
    const facts: RequestFacts = {
      ...ready,
      stage: "decided",
      types: ["access"],
      decisions: [{ ...decision, type: "access" }],
      verification: { ...verified, address: ready.contactAddress },
      ...given,
    };
    const codeOf = (verdict: ReturnType<typeof mayAnswer>) =>
      verdict.ok ? null : verdict.refusal.code;
    expect({
      move: codeOf(mayAnswer(facts)),
      letter: codeOf(mayAnswerIn(facts, "letter")),
    }).toEqual(expected);
  });
});
