import {
  knowsSteps,
  macroChoices,
  planMacro,
  standingOfPlan,
  type MacroChoices,
  type PlannedStep,
} from "@kept/domain/casework/macro";
import type { MacroStep, MacroUndo } from "@kept/domain/casework/macro-schema";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { Permission } from "@kept/domain/access/permissions";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import type { Change, OutboxMessage } from "../../ledger/change.ts";
import { seeCase, type Asking, type House, type KeptHouse } from "../act.ts";
import { addNote, assign } from "../case-commands.ts";
import { fieldChange } from "../field-changes.ts";
import { followersOf, setFollow } from "../follow-store.ts";
import type { Keeping, SharedMove } from "../keeping.ts";
import { discardLetter, startLetter } from "../letter-commands.ts";
import { findLetter } from "../letter-store.ts";
import { insertReminder, removeReminder } from "../reminder-store.ts";
import { macroCase, type MacroSeat } from "./macro-case.ts";
import type { Macro } from "./macro-store.ts";

interface OnCase {
  readonly caseId: string;
  readonly version: number;
}

/** What is run: a macro as it was when somebody looked it over. */
export type RunMacro = Pick<Macro, "name" | "steps">;

export interface MacroDone {
  readonly version: number;
  /** What gives it back; null where there is nothing to give, or a stage has changed. */
  readonly undo: MacroUndo | null;
  /** Begun letters, for whoever goes on to write them. */
  readonly letterIds: readonly string[];
}

/** A register as macros act on its cases. */
export interface MacroRegister {
  readonly key: string;
  readonly viewPermission: Permission;
  readonly choices: MacroChoices;
  readonly knows: (steps: readonly MacroStep[]) => Verdict<null>;
  readonly plan: (
    db: Db,
    seat: MacroSeat,
    wanted: { readonly caseId: string; readonly steps: readonly MacroStep[] },
  ) => Promise<Verdict<readonly PlannedStep[]>>;
  /** `whole`: a case on which one step cannot be done is left as it is. */
  readonly run: (
    house: House,
    asking: Asking,
    wanted: OnCase & { readonly macro: RunMacro; readonly whole: boolean },
  ) => Promise<Verdict<MacroDone>>;
  readonly undo: (
    house: House,
    asking: Asking,
    wanted: OnCase & { readonly name: string; readonly undo: MacroUndo },
  ) => Promise<Verdict<{ version: number }>>;
}

/** A command that makes a move without a form, as the register has it. */
type MoveCommand = (
  house: House,
  asking: Asking,
  input: OnCase,
) => Promise<Verdict<unknown>>;

export function macroRegister<Facts extends CaseFacts>(
  keeping: Keeping<SharedMove, Facts>,
  moves: Readonly<Record<string, MoveCommand>>,
): MacroRegister {
  const { register } = keeping;
  const desk: Desk<Facts> = { keeping, moves };
  return {
    key: register.key,
    viewPermission: register.viewPermission,
    choices: macroChoices(keeping),
    knows: (steps) => knowsSteps(keeping, steps),
    plan: (db, seat, wanted) => planOn(db, { ...seat, keeping }, wanted),
    run: (house, asking, wanted) => runOn({ ...desk, house }, asking, wanted),
    undo: (house, asking, wanted) => undoOn({ ...desk, house }, asking, wanted),
  };
}

interface Desk<Facts extends CaseFacts> {
  readonly keeping: Keeping<SharedMove, Facts>;
  readonly moves: Readonly<Record<string, MoveCommand>>;
}
type HousedDesk<Facts extends CaseFacts> = Desk<Facts> & {
  readonly house: House;
};

async function planOn<Facts extends CaseFacts>(
  db: Db,
  seat: MacroSeat & Pick<Desk<Facts>, "keeping">,
  { caseId, steps }: { caseId: string; steps: readonly MacroStep[] },
): Promise<Verdict<readonly PlannedStep[]>> {
  const { keeping, actor } = seat;
  const seen = await seeCase(db, actor, {
    register: keeping.register.key,
    caseId,
  });
  if (!seen.ok) return seen;
  const at = await macroCase(db, keeping, { theCase: seen.value, seat, steps });
  return granted(planMacro(keeping, at, steps));
}

/** The commands of the house as parts of one act: each decides as it does alone, and what they record is one entry after the other of the whole. */
function partsOf(tx: Tx) {
  const events: CaseEvent[] = [];
  const outbox: OutboxMessage[] = [];
  const change: Change = async (_intent, work) => {
    const done = await work(tx);
    if (!done.ok) return done;
    events.push(...done.value.events);
    outbox.push(...(done.value.outbox ?? []));
    return granted(done.value.value);
  };
  return { change, events, outbox };
}

interface InHand<Facts extends CaseFacts> {
  readonly house: KeptHouse<Facts>;
  readonly asking: Asking;
  readonly tx: Tx;
  readonly at: OnCase;
}

interface Left {
  readonly undo: MacroUndo;
  readonly letterIds: readonly string[];
}

async function runOn<Facts extends CaseFacts>(
  { keeping, moves, house }: HousedDesk<Facts>,
  asking: Asking,
  {
    caseId,
    version,
    macro,
    whole,
  }: OnCase & { macro: RunMacro; whole: boolean },
): Promise<Verdict<MacroDone>> {
  const { key } = keeping.register;
  const at = { caseId, version };
  const intent = {
    ...asking,
    action: `${key}.macro`,
    case: { id: caseId, version },
  };
  return house.change(intent, async (tx) => {
    const office = await house.office(tx);
    const { steps, name } = macro;
    const planned = await planOn(
      tx,
      { actor: asking.actor, now: asking.now, office, keeping },
      { caseId, steps },
    );
    if (!planned.ok) return planned;
    const plan = planned.value;
    const { willChange, refusal } = standingOfPlan(plan);
    if (whole && refusal !== null) return { ok: false, refusal };
    if (!willChange) return refused("macroNothing");
    const { change, events, outbox } = partsOf(tx);
    const inHand = { house: { ...house, change, keeping }, asking, tx, at };
    let left: Left = {
      undo: { reminderIds: [], letterIds: [] },
      letterIds: [],
    };
    for (const step of plan) {
      if (step.outcome !== "will") continue;
      const done = await doStep({ ...inHand, moves }, step, left);
      if (!done.ok) return done;
      left = done.value;
    }
    const isUndone = plan.some(
      (step) => step.outcome === "will" && step.isUndone,
    );
    return granted({
      value: {
        version: version + 1,
        undo: isUndone ? left.undo : null,
        letterIds: left.letterIds,
      },
      events: [
        ...events,
        {
          action: `${key}.macro-run`,
          object: { kind: "case", id: caseId },
          changes: fieldChange("macro", null, name),
        },
      ],
      outbox,
    });
  });
}

async function doStep<Facts extends CaseFacts>(
  { house, asking, tx, at, moves }: InHand<Facts> & Pick<Desk<Facts>, "moves">,
  { step, words, at: comes, owner }: PlannedStep,
  left: Left,
): Promise<Verdict<Left>> {
  const { undo } = left;
  const who = { caseId: at.caseId, accountId: asking.actor.id };
  switch (step.kind) {
    case "assign": {
      const done = await assign(house, asking, { ...at, ownerId: owner.to });
      if (!done.ok) return done;
      // Given twice, it goes back to whoever had it first.
      const { ownerId = owner.from } = undo;
      return granted({ ...left, undo: { ...undo, ownerId } });
    }
    case "note": {
      const done = await addNote(house, asking, { ...at, text: words ?? "" });
      return done.ok ? granted(left) : done;
    }
    case "remind": {
      const reminder = { ...who, at: comes ?? asking.now, words };
      const id = await insertReminder(tx, reminder, asking.now);
      const reminderIds = [...undo.reminderIds, id];
      return granted({ ...left, undo: { ...undo, reminderIds } });
    }
    case "follow": {
      const before = (await followersOf(tx, at.caseId)).find(
        ({ accountId }) => accountId === who.accountId,
      );
      await setFollow(tx, who, { state: "following", now: asking.now });
      const follow = before?.state ?? "none";
      return granted({ ...left, undo: { ...undo, follow } });
    }
    case "letter": {
      const { templateId } = step;
      const done = await startLetter(house, asking, { ...at, templateId });
      if (!done.ok) return done;
      const { letterId } = done.value;
      return granted({
        letterIds: [...left.letterIds, letterId],
        undo: { ...undo, letterIds: [...undo.letterIds, letterId] },
      });
    }
    case "move": {
      const command = moves[step.move];
      if (command === undefined) return refused("unknownMacroStep");
      const done = await command(house, asking, at);
      return done.ok ? granted(left) : done;
    }
  }
}

async function undoOn<Facts extends CaseFacts>(
  { keeping, house }: HousedDesk<Facts>,
  asking: Asking,
  { caseId, version, name, undo }: OnCase & { name: string; undo: MacroUndo },
): Promise<Verdict<{ version: number }>> {
  const { key } = keeping.register;
  const at = { caseId, version };
  const { actor, now } = asking;
  return house.change(
    {
      ...asking,
      action: `${key}.undo-macro`,
      case: { id: caseId, version },
    },
    async (tx) => {
      const seen = await seeCase(tx, actor, { register: key, caseId });
      if (!seen.ok) return seen;
      const { change, events, outbox } = partsOf(tx);
      const parts: KeptHouse<Facts> = { ...house, change, keeping };
      for (const letterId of undo.letterIds) {
        const letter = await findLetter(tx, { caseId, letterId });
        if (letter?.state !== "draft") return refused("nothingToUndo");
        const done = await discardLetter(parts, asking, { ...at, letterId });
        if (!done.ok) return done;
      }
      if (undo.ownerId !== undefined) {
        const { ownerId } = undo;
        const done = await assign(parts, asking, { ...at, ownerId });
        if (!done.ok) return done;
      }
      for (const reminderId of undo.reminderIds)
        await removeReminder(tx, actor.id, reminderId);
      if (undo.follow !== undefined)
        await setFollow(
          tx,
          { caseId, accountId: actor.id },
          { state: undo.follow, now },
        );
      return granted({
        value: { version: version + 1 },
        events: [
          ...events,
          {
            action: `${key}.macro-undone`,
            object: { kind: "case", id: caseId },
            changes: fieldChange("macro", name, null),
          },
        ],
        outbox,
      });
    },
  );
}
