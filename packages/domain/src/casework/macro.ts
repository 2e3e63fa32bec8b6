import type { Refusal } from "../refusal.ts";
import type { Text } from "../text.ts";
import { granted, refused, type Verdict } from "../verdict.ts";
import type { FollowState } from "./inbox.ts";
import type { MacroStep } from "./macro-schema.ts";
import { fillMacroWords, type MacroValues } from "./macro-words.ts";
import { tryMove, type CaseFacts, type Register } from "./register.ts";
import type { MoveActor } from "./workflow.ts";

/** Cases of one run with a macro: each is looked over before any is touched. */
export const mostMacroCases = 500;

/** What a macro of a register may do: the moves that need no form, and the letters it may begin. */
export interface MacroChoices {
  readonly moves: readonly { readonly key: string; readonly label: Text }[];
  readonly letters: readonly { readonly id: string; readonly title: Text }[];
}

interface MacroTemplate {
  readonly id: string;
  readonly title: Text;
}

type MacroMove = "assign" | "note" | "write";
type MacroRegister<Facts extends CaseFacts> = Register<
  string,
  string,
  string,
  Facts
>;

/** A register as macros need it: its law, and its letters. */
export interface MacroSource<Facts extends CaseFacts> {
  readonly register: MacroRegister<Facts>;
  readonly templates: readonly MacroTemplate[];
}

export function macroChoices<Facts extends CaseFacts>({
  register: { workflow },
  templates,
}: MacroSource<Facts>): MacroChoices {
  return {
    moves: Object.entries(workflow.moves).flatMap(
      ([key, { label, inMacro }]) => (inMacro === true ? [{ key, label }] : []),
    ),
    letters: templates.map(({ id, title }) => ({ id, title })),
  };
}

/** Whether a register knows every step; a macro that was kept may name what is gone since. */
export function knowsSteps<Facts extends CaseFacts>(
  source: MacroSource<Facts>,
  steps: readonly MacroStep[],
): Verdict<null> {
  const { moves, letters } = macroChoices(source);
  for (const step of steps) {
    if (step.kind === "move" && !moves.some(({ key }) => key === step.move))
      return refused("unknownMacroStep");
    if (
      step.kind === "letter" &&
      !letters.some(({ id }) => id === step.templateId)
    )
      return refused("unknownTemplate");
  }
  return granted(null);
}

/** Whether it may be done to many: each of its steps stays in the house and leaves the case in its stage. */
export function isForMany(steps: readonly MacroStep[]): boolean {
  return steps.every(({ kind }) => kind !== "move");
}

/** One case as a macro finds it. */
export interface MacroCase<Facts extends CaseFacts> {
  readonly facts: Facts;
  readonly actor: MoveActor;
  /** Those to whom work of this register can be given. */
  readonly workers: ReadonlySet<string>;
  /** Whether the person who runs it follows the case. */
  readonly follow: FollowState;
  /** Templates of the letters that are being written on it. */
  readonly drafts: readonly string[];
  readonly values: MacroValues;
  /** The morning of that many working days from now, in the hours of whoever runs it. */
  readonly remindAt: (workingDays: number) => string;
}

/** What becomes of one step on one case. */
export interface PlannedStep {
  readonly step: MacroStep;
  /** `already`: it is so, and nothing has to be done for it. */
  readonly outcome: "will" | "already" | "cannot";
  readonly refusal: Refusal | null;
  /** The words of a note or a reminder as they will stand there. */
  readonly words: string | null;
  /** When a reminder comes. */
  readonly at: string | null;
  /** Whose case it is before, and after; the same where the step is about something else. */
  readonly owner: { readonly from: string | null; readonly to: string | null };
  /** Whether "Undo" takes it back afterwards. */
  readonly isUndone: boolean;
}

type Foreseen = Pick<PlannedStep, "outcome"> &
  Partial<Pick<PlannedStep, "refusal" | "words" | "at" | "owner">>;

interface Standing<Facts extends CaseFacts> {
  readonly facts: Facts;
  readonly follow: FollowState;
  readonly drafts: readonly string[];
}

/**
 * What a macro would do to a case, step after step, each on what the ones before it leave behind. Nothing is
 * done here; the commands that do it afterwards ask the same law.
 */
export function planMacro<Facts extends CaseFacts>(
  source: MacroSource<Facts>,
  at: MacroCase<Facts>,
  steps: readonly MacroStep[],
): PlannedStep[] {
  let now: Standing<Facts> = at;
  const hasMove = steps.some(({ kind }) => kind === "move");
  return steps.map((step) => {
    const { ownerId } = now.facts;
    const [foreseen, after] = foresee(source, { ...at, ...now }, step);
    now = after;
    return {
      step,
      refusal: null,
      words: null,
      at: null,
      owner: { from: ownerId, to: ownerId },
      // A note stays in the file, and what a stage brought with it is not undone by a key.
      isUndone: !hasMove && step.kind !== "note",
      ...foreseen,
    };
  });
}

function no(refusal: { readonly refusal: Refusal }): Foreseen {
  return { outcome: "cannot", refusal: refusal.refusal };
}

function foresee<Facts extends CaseFacts>(
  source: MacroSource<Facts>,
  at: MacroCase<Facts>,
  step: MacroStep,
): [Foreseen, Standing<Facts>] {
  const { register, templates } = source;
  const { facts, follow, drafts, actor } = at;
  const same: Standing<Facts> = { facts, follow, drafts };
  const may = (move: MacroMove) => tryMove(register, move, { facts, actor });
  switch (step.kind) {
    case "assign": {
      const to = step.to === "me" ? actor.id : step.to;
      const allowed = may("assign");
      if (!allowed.ok) return [no(allowed), same];
      if (to !== null && !at.workers.has(to))
        return [no(refused("cannotBeGiven")), same];
      const owner = { from: facts.ownerId, to };
      return to === facts.ownerId
        ? [{ outcome: "already", owner }, same]
        : [
            { outcome: "will", owner },
            { ...same, facts: { ...facts, ownerId: to } },
          ];
    }
    case "note": {
      const allowed = may("note");
      if (!allowed.ok) return [no(allowed), same];
      return [filled(step.text, at), same];
    }
    case "remind": {
      const said =
        step.words === null
          ? ({ outcome: "will" } as const)
          : filled(step.words, at);
      return [
        said.outcome === "will"
          ? { ...said, at: at.remindAt(step.workingDays) }
          : said,
        same,
      ];
    }
    case "follow":
      return follow === "following"
        ? [{ outcome: "already" }, same]
        : [{ outcome: "will" }, { ...same, follow: "following" }];
    case "letter": {
      const { templateId } = step;
      if (!templates.some(({ id }) => id === templateId))
        return [no(refused("unknownTemplate")), same];
      const allowed = may("write");
      if (!allowed.ok) return [no(allowed), same];
      if (drafts.includes(templateId)) return [{ outcome: "already" }, same];
      if (register.macros?.hasAddress(facts) === false)
        return [no(refused("noAddress")), same];
      return [
        { outcome: "will" },
        {
          ...same,
          drafts: [...drafts, templateId],
          facts: register.macros?.withLetter(facts) ?? facts,
        },
      ];
    }
    case "move": {
      if (register.workflow.moves[step.move]?.inMacro !== true)
        return [no(refused("unknownMacroStep")), same];
      const moved = tryMove(register, step.move, { facts, actor });
      return moved.ok
        ? [
            { outcome: "will" },
            { ...same, facts: { ...facts, stage: moved.value } },
          ]
        : [no(moved), same];
    }
  }
}

function filled<Facts extends CaseFacts>(
  words: string,
  { values }: Pick<MacroCase<Facts>, "values">,
): Foreseen {
  const full = fillMacroWords(words, values);
  return full.ok
    ? { outcome: "will", words: full.text }
    : no(refused("placeUnfilled", { place: full.missing }));
}

/** What a plan comes to: whether anything would change, and the first thing that cannot. */
export function standingOfPlan(plan: readonly PlannedStep[]): {
  readonly willChange: boolean;
  readonly refusal: Refusal | null;
} {
  return {
    willChange: plan.some(({ outcome }) => outcome === "will"),
    refusal: plan.find(({ refusal }) => refusal !== null)?.refusal ?? null,
  };
}

/** What a macro would do to everything that was chosen. A case on which one step cannot be done is left as it is. */
export interface ManyPlanned {
  readonly ready: number;
  /** Those on which all of it is so already. */
  readonly already: number;
  readonly leftOut: readonly {
    readonly caseId: string;
    readonly reference: string;
    readonly refusal: Refusal;
  }[];
  /** On how many of those that are ready each step changes something. */
  readonly perStep: readonly number[];
  /** The first of them, step by step. */
  readonly example: {
    readonly reference: string;
    readonly plan: readonly PlannedStep[];
  } | null;
}
