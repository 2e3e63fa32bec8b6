import { standingOfPlan } from "@kept/domain/casework/macro";
import {
  macroUndoSchema,
  type MacroUndo,
} from "@kept/domain/casework/macro-schema";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import type { Asking, House } from "../act.ts";
import type { MacroRegister, RunMacro } from "../macros/macro-register.ts";
import type { Done, OneOfMany } from "./one-of-many.ts";

interface Doing {
  readonly house: House;
  readonly asking: Asking;
  readonly tx: Tx;
}

interface KeptUndo {
  readonly name: string;
  readonly undo: MacroUndo;
}

/** What a run with a macro wrote down beside a case; null where another kind of run did. */
export function macroUndoOf(undo: Json): KeptUndo | null {
  const { macro } = undo as { macro?: { name: string; undo: unknown } };
  return macro === undefined
    ? null
    : { name: macro.name, undo: macroUndoSchema.parse(macro.undo) };
}

/** One case of a run with a macro: all of its steps, or none. */
export async function runMacro(
  register: MacroRegister,
  { house, asking, tx, macro }: Doing & { readonly macro: RunMacro },
  one: OneOfMany,
): Promise<Verdict<Done>> {
  const { actor, now } = asking;
  const seat = { actor, now, office: await house.office(tx) };
  const { caseId } = one;
  const plan = await register.plan(tx, seat, { caseId, steps: macro.steps });
  if (!plan.ok) return plan;
  const { willChange, refusal } = standingOfPlan(plan.value);
  // All of it is so already: nothing is written, and there is nothing to give back.
  if (!willChange && refusal === null)
    return granted({ version: one.version, undo: null });
  const done = await register.run(house, asking, {
    ...one,
    macro,
    whole: true,
  });
  if (!done.ok) return done;
  const { version, undo } = done.value;
  return granted({
    version,
    undo:
      undo === null ? null : { macro: { name: macro.name, undo: plain(undo) } },
  });
}

/** Takes it back; what somebody changed since stays as it is. */
export async function takeMacroBack(
  register: MacroRegister,
  { house, asking, name, undo }: Doing & KeptUndo,
  one: OneOfMany,
): Promise<Verdict<Done>> {
  const done = await register.undo(house, asking, { ...one, name, undo });
  if (done.ok) return granted({ version: done.value.version, undo: null });
  return done.refusal.code === "stale" ? refused("changedSince") : done;
}

function plain(undo: MacroUndo): Json {
  return JSON.parse(JSON.stringify(undo)) as Json;
}
