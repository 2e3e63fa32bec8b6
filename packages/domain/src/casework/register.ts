import type { Permission } from "../access/permissions.ts";
import { granted, refused, type Verdict } from "../verdict.ts";
import type { Refusal } from "../refusal.ts";
import type { Text } from "../text.ts";
import type { MoveActor, Workflow } from "./workflow.ts";

/** What every case has, whatever its register. Guards read this; nothing here knows a register. */
export interface CaseFacts<Stage extends string = string> {
  readonly stage: Stage;
  readonly ownerId: string | null;
}

/** All that the machinery may know of a register. */
export interface Register<
  Key extends string = string,
  Stage extends string = string,
  MoveKey extends string = string,
  Facts extends CaseFacts<Stage> = CaseFacts<Stage>,
> {
  readonly key: Key;
  readonly title: Text;
  /** Case numbers read `PREFIX-YEAR-NNNNN`. */
  readonly prefix: string;
  readonly viewPermission: Permission;
  /** What it takes to read what is written in a case: letters, mails, notes, files. */
  readonly readPermission: Permission;
  /** What it takes to fetch what was packed for somebody outside; left out where nothing is packed. */
  readonly handOverPermission?: Permission;
  readonly workflow: Workflow<Stage, MoveKey, Facts>;
  /** What clocks ask for, in the words of the office. */
  readonly acts: Readonly<Record<string, Text>>;
  /** What macros have to foresee of its facts; a register that writes no letters says nothing. */
  readonly macros?: {
    /** Whether a letter has somewhere to go. */
    readonly hasAddress: (facts: Facts) => boolean;
    /** The facts once another letter has been begun. */
    readonly withLetter: (facts: Facts) => Facts;
  };
}

/** A register is a value, not a subclass: this only fixes the types and gives the value back. */
export function defineRegister<
  const Key extends string,
  Stage extends string,
  MoveKey extends string,
  Facts extends CaseFacts<Stage>,
>(
  register: Register<Key, Stage, MoveKey, Facts>,
): Register<Key, Stage, MoveKey, Facts> {
  return register;
}

/** Whether this move may be made now by this person; yields the stage after it. */
export function tryMove<
  Stage extends string,
  MoveKey extends string,
  Facts extends CaseFacts<Stage>,
>(
  register: Register<string, Stage, MoveKey, Facts>,
  move: MoveKey,
  at: { facts: Facts; actor: MoveActor },
): Verdict<Stage> {
  const { facts, actor } = at;
  const found = register.workflow.moves[move];
  if (!actor.permissions.includes(found.permission))
    return refused("notAllowed");
  if (!found.from.includes(facts.stage)) return refused("wrongStage");
  const guarded = found.guard?.(facts, actor);
  if (guarded && !guarded.ok) return guarded;
  return granted(found.to ?? facts.stage);
}

/** A move as the screen sees it: open, or closed with the reason. */
export interface MoveView<MoveKey extends string = string> {
  readonly move: MoveKey;
  readonly label: Text;
  readonly allowed: boolean;
  readonly refusal: Refusal | null;
  /** The next step of the straight path; at most one. */
  readonly primary: boolean;
}

/**
 * Every move that this stage knows, open or closed with its reason. Moves of other stages are left out,
 * and so are moves the person's role never makes: a screen full of dead buttons explains nothing.
 */
export function openMoves<
  Stage extends string,
  MoveKey extends string,
  Facts extends CaseFacts<Stage>,
>(
  register: Register<string, Stage, MoveKey, Facts>,
  facts: Facts,
  actor: MoveActor,
): MoveView<MoveKey>[] {
  const keys = Object.keys(register.workflow.moves) as MoveKey[];
  const reachable = keys.filter((key) => {
    const move = register.workflow.moves[key];
    return (
      move.from.includes(facts.stage) &&
      actor.permissions.includes(move.permission)
    );
  });
  const steps = reachable
    .filter((key) => {
      const { step, isDue } = register.workflow.moves[key];
      return step !== undefined && isDue?.(facts) !== false;
    })
    .sort(
      (a, b) =>
        (register.workflow.moves[a].step ?? 0) -
        (register.workflow.moves[b].step ?? 0),
    );
  const tried = new Map(
    reachable.map((key) => [key, tryMove(register, key, { facts, actor })]),
  );
  const primary = steps.find((key) => tried.get(key)?.ok) ?? steps[0];
  return reachable.map((move) => {
    const verdict = tried.get(move);
    return {
      move,
      label: register.workflow.moves[move].label,
      allowed: verdict?.ok === true,
      refusal: verdict && !verdict.ok ? verdict.refusal : null,
      primary: move === primary,
    };
  });
}
