import { describe, expect, it } from "vitest";
import { requests } from "../registers/requests/register.ts";
import type { RequestFacts } from "../registers/requests/facts.ts";
import { nothingToTell } from "./statement.ts";
import { permissionsOf, type Role } from "../access/permissions.ts";
import {
  isForMany,
  knowsSteps,
  macroChoices,
  planMacro,
  standingOfPlan,
  type MacroCase,
  type PlannedStep,
} from "./macro.ts";
import { saveMacroInput, type MacroStep } from "./macro-schema.ts";

const me = "01900000-0000-7000-8000-000000000001";
const colleague = "01900000-0000-7000-8000-000000000002";
const stranger = "01900000-0000-7000-8000-000000000003";
const templates = [
  { id: "acknowledgement", title: { en: "Receipt", zh: "回执" } },
  { id: "extension", title: { en: "Extension", zh: "延期" } },
];
const source = { register: requests, templates };

interface Told {
  readonly facts?: Partial<RequestFacts>;
  readonly role?: Role;
  readonly on?: Partial<MacroCase<RequestFacts>>;
}

function caseOf({ facts, role = "dpo", on }: Told): MacroCase<RequestFacts> {
  return {
    facts: {
      stage: "identified",
      ownerId: null,
      types: ["access"],
      significant: false,
      identifiedAt: "2026-09-21T02:00:00.000Z",
      contactAddress: "hannah.vogel@post.example",
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
      ...facts,
    },
    actor: { id: me, permissions: permissionsOf(role) },
    workers: new Set([me, colleague]),
    follow: "none",
    drafts: [],
    values: {
      case: "DSR-2026-00042",
      title: "Hannah Vogel",
      due: null,
      owner: "Wei",
      me: "Lin",
      today: "21 Sep 2026",
    },
    remindAt: (days) => `in ${days}`,
    ...on,
  };
}

const optedOut: Partial<RequestFacts> = {
  stage: "decided",
  types: ["marketingOptOut"],
  decisions: [
    {
      type: "marketingOptOut",
      outcome: "granted",
      ground: null,
      citation: null,
      reason: null,
      withheld: null,
    },
  ],
};

const toMe: MacroStep = { kind: "assign", to: "me" };
const toNobody: MacroStep = { kind: "assign", to: null };
const note = (text: string): MacroStep => ({ kind: "note", text });
const letter = (templateId: string): MacroStep => ({
  kind: "letter",
  templateId,
});
const close: MacroStep = { kind: "move", move: "close" };
const follow: MacroStep = { kind: "follow" };
const remind: MacroStep = { kind: "remind", workingDays: 3, words: null };

const said = ({ outcome, refusal }: PlannedStep): string =>
  refusal?.code ?? outcome;

describe("what a macro would do to a case", () => {
  const rows: readonly [
    string,
    Told,
    readonly MacroStep[],
    readonly string[],
  ][] = [
    ["a case of nobody becomes mine", {}, [toMe], ["will"]],
    ["my own case stays mine", { facts: { ownerId: me } }, [toMe], ["already"]],
    [
      "given twice it changes twice, and back is a change too",
      { facts: { ownerId: colleague } },
      [toMe, toMe, toNobody],
      ["will", "already", "will"],
    ],
    [
      "somebody whose role does not work on it gets nothing",
      {},
      [{ kind: "assign", to: stranger }],
      ["cannotBeGiven"],
    ],
    [
      "an ended case is given to nobody, and noted on all the same",
      { facts: { stage: "closed" } },
      [toMe, note("Filed away.")],
      ["wrongStage", "will"],
    ],
    [
      "a role that only reads may do nothing to the case, and may follow it",
      { role: "auditor" },
      [toMe, note("Seen."), letter("acknowledgement"), follow, remind],
      ["notAllowed", "notAllowed", "notAllowed", "will", "will"],
    ],
    [
      "a letter is begun once",
      { on: { drafts: ["acknowledgement"] } },
      [letter("acknowledgement"), letter("extension"), letter("extension")],
      ["already", "will", "already"],
    ],
    [
      "no letter without an address",
      { facts: { contactAddress: null } },
      [letter("acknowledgement")],
      ["noAddress"],
    ],
    [
      "no letter from a template that is gone",
      {},
      [letter("of-old")],
      ["unknownTemplate"],
    ],
    ["what is owed keeps a case open", {}, [close], ["wrongStage"]],
    [
      "a case with nothing owed is closed",
      { facts: optedOut },
      [close],
      ["will"],
    ],
    [
      "a letter begun by the step before keeps it open",
      { facts: optedOut },
      [letter("acknowledgement"), close],
      ["will", "lettersUnderway"],
    ],
    [
      "once closed, nobody is given it",
      { facts: optedOut },
      [close, toMe],
      ["will", "wrongStage"],
    ],
    [
      "a move that needs a form is no step",
      { facts: { stage: "received" } },
      [{ kind: "move", move: "markSpam" }],
      ["unknownMacroStep"],
    ],
    [
      "a place that the case does not fill is no hole in a note",
      {},
      [note("Due {{due}}, see {{ case }}.")],
      ["placeUnfilled"],
    ],
    [
      "followed already",
      { on: { follow: "following" } },
      [follow],
      ["already"],
    ],
    ["muted is not followed", { on: { follow: "muted" } }, [follow], ["will"]],
  ];
  it.each(rows)("%s", (_name, told, steps, expected) => {
    expect(planMacro(source, caseOf(told), steps).map(said)).toEqual(expected);
  });

  it("fills the words and says when a reminder comes", () => {
    const [noted, reminded] = planMacro(source, caseOf({}), [
      note("{{me}} took {{case}} of {{title}} on {{today}}."),
      { kind: "remind", workingDays: 2, words: "Ask {{owner}}" },
    ]);
    expect(noted?.words).toBe(
      "Lin took DSR-2026-00042 of Hannah Vogel on 21 Sep 2026.",
    );
    expect(reminded).toMatchObject({ words: "Ask Wei", at: "in 2" });
  });

  it("tells whose it is before and after each step", () => {
    const plan = planMacro(source, caseOf({ facts: { ownerId: colleague } }), [
      toNobody,
      toMe,
    ]);
    expect(plan.map(({ owner }) => owner)).toEqual([
      { from: colleague, to: null },
      { from: null, to: me },
    ]);
  });

  it("says what Undo takes back: no note, and nothing once a stage has changed", () => {
    const undone = (steps: readonly MacroStep[]) =>
      planMacro(source, caseOf({ facts: optedOut }), steps).map(
        ({ isUndone }) => isUndone,
      );
    expect(undone([toMe, note("x"), follow])).toEqual([true, false, true]);
    expect(undone([toMe, close])).toEqual([false, false]);
  });

  it("comes to a change, to nothing, or to a reason", () => {
    const standing = (told: Told, steps: readonly MacroStep[]) =>
      standingOfPlan(planMacro(source, caseOf(told), steps));
    expect(standing({}, [toMe])).toEqual({ willChange: true, refusal: null });
    expect(standing({ facts: { ownerId: me } }, [toMe])).toEqual({
      willChange: false,
      refusal: null,
    });
    expect(standing({}, [toMe, close])).toEqual({
      willChange: true,
      refusal: { code: "wrongStage" },
    });
  });
});

describe("what a macro may hold", () => {
  it("offers the moves without a form and every letter, and nothing that leaves", () => {
    const { moves, letters } = macroChoices(source);
    expect(moves.map(({ key }) => key)).toEqual(["close"]);
    expect(letters.map(({ id }) => id)).toEqual([
      "acknowledgement",
      "extension",
    ]);
  });

  it.each([
    [[close], true],
    [[letter("extension")], true],
    [[{ kind: "move", move: "answer" }], false],
    [[letter("of-old")], false],
  ] as const)("knows its steps: %j %s", (steps, isKnown) => {
    expect(knowsSteps(source, steps).ok).toBe(isKnown);
  });

  it("goes over many cases only where no stage changes", () => {
    expect(isForMany([toMe, note("x"), letter("extension")])).toBe(true);
    expect(isForMany([toMe, close])).toBe(false);
  });

  it.each([
    ["a place nobody fills", [note("Dear {{customer}}")], false],
    ["the places there are", [note("{{ case }} of {{title}}")], true],
    ["no step", [], false],
    ["a send", [{ kind: "send" }], false],
    ["a reminder of yesterday", [{ kind: "remind", workingDays: 0 }], false],
  ])("is checked when it is kept: %s", (_name, steps, isFine) => {
    const macro = {
      register: "requests",
      name: "Mine",
      steps,
      shared: { with: "me" },
    };
    expect(saveMacroInput.safeParse(macro).success).toBe(isFine);
  });
});
