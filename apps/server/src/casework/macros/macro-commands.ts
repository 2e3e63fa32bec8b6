import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import type { FieldChange } from "@kept/domain/casework/event";
import type {
  SaveMacroInput,
  UpdateMacroInput,
} from "@kept/domain/casework/macro-schema";
import { mayChangeView, maySeeView } from "@kept/domain/casework/saved-view";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import type { Change, Recorded } from "../../ledger/change.ts";
import type { Asking } from "../act.ts";
import { fieldChange } from "../field-changes.ts";
import { isTeam } from "../person-store.ts";
import type { MacroRegister } from "./macro-register.ts";
import {
  changeMacro,
  findMacro,
  insertMacro,
  macrosOf,
  type Macro,
  type MacroShare,
} from "./macro-store.ts";

const mostOfOneOwner = 60;

/** Keeps a macro for oneself or for a team; what others rely on is kept by those who may share. */
export async function saveMacro(
  change: Change,
  asking: Asking,
  { register, input }: { register: MacroRegister; input: SaveMacroInput },
): Promise<Verdict<{ macroId: string }>> {
  const { actor, now } = asking;
  const { name, steps, shared } = input;
  const macro = {
    id: randomUUIDv7(),
    register: register.key,
    name,
    steps,
    shared,
    ownerId: actor.id,
  };
  return change({ ...asking, action: "macros.save" }, async (tx) => {
    const fine = await mayBeSo(tx, { actor, register, macro });
    if (!fine.ok) return fine;
    const own = (await macrosOf(tx, register.key)).filter(
      ({ ownerId }) => ownerId === actor.id,
    );
    if (own.length >= mostOfOneOwner)
      return refused("tooManyMacros", { limit: mostOfOneOwner });
    await insertMacro(tx, macro, now);
    return granted({
      value: { macroId: macro.id },
      events: [
        {
          action: "macros.saved",
          object: { kind: "macro", id: macro.id },
          changes: changesOf(null, macro),
        },
      ],
    });
  });
}

export async function updateMacro(
  change: Change,
  asking: Asking,
  { register, input }: { register: MacroRegister; input: UpdateMacroInput },
): Promise<Verdict<{ version: number }>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "macros.update" }, async (tx) => {
    const found = await changeable(tx, actor, input);
    if (!found.ok) return found;
    const macro = found.value;
    if (macro.isRemoved || macro.register !== register.key)
      return refused("notFound");
    const { name, steps, shared } = input;
    const wanted = { ...macro, name, steps, shared };
    const fine = await mayBeSo(tx, { actor, register, macro: wanted });
    if (!fine.ok) return fine;
    const changes = changesOf(macro, wanted);
    if (changes.length > 0)
      await changeMacro(tx, macro, { now, said: { name, steps, shared } });
    return changed(macro, "macros.updated", changes);
  });
}

/** Takes a macro away, or brings it back: until then it is only out of sight. */
export async function setMacroRemoved(
  change: Change,
  asking: Asking,
  input: { macroId: string; version: number; isRemoved: boolean },
): Promise<Verdict<{ version: number }>> {
  const { actor, now } = asking;
  const { isRemoved } = input;
  return change(
    { ...asking, action: isRemoved ? "macros.remove" : "macros.restore" },
    async (tx) => {
      const found = await changeable(tx, actor, input);
      if (!found.ok) return found;
      const macro = found.value;
      const changes = fieldChange("isRemoved", macro.isRemoved, isRemoved);
      if (changes.length > 0) await changeMacro(tx, macro, { now, isRemoved });
      const action = isRemoved ? "macros.removed" : "macros.restored";
      return changed(macro, action, changes);
    },
  );
}

/** A macro that this person may run, as they looked it over. */
export async function runnable(
  db: Db,
  actor: Actor,
  wanted: { register: string; macroId: string; version?: number },
): Promise<Verdict<Macro>> {
  const macro = await findMacro(db, wanted.macroId);
  if (
    macro === null ||
    macro.isRemoved ||
    macro.register !== wanted.register ||
    !maySeeView(actor, macro)
  )
    return refused("notFound");
  return wanted.version === undefined || macro.version === wanted.version
    ? granted(macro)
    : refused("macroStale");
}

async function mayBeSo(
  tx: Tx,
  {
    actor,
    register,
    macro,
  }: {
    actor: Actor;
    register: MacroRegister;
    macro: Pick<Macro, "ownerId" | "shared" | "steps">;
  },
): Promise<Verdict<null>> {
  if (!mayChangeView(actor, macro)) return refused("notAllowed");
  const { shared } = macro;
  if (
    shared.with === "team" &&
    shared.teamId !== null &&
    !(await isTeam(tx, shared.teamId))
  )
    return refused("unknownTeam");
  return register.knows(macro.steps);
}

async function changeable(
  tx: Tx,
  actor: Actor,
  { macroId, version }: { macroId: string; version: number },
): Promise<Verdict<Macro>> {
  const macro = await findMacro(tx, macroId);
  if (macro === null || !maySeeView(actor, macro)) return refused("notFound");
  if (!mayChangeView(actor, macro)) return refused("notAllowed");
  return macro.version === version ? granted(macro) : refused("macroStale");
}

interface Said {
  readonly name: string;
  readonly steps: Macro["steps"];
  readonly shared: MacroShare;
}

function changesOf(before: Said | null, after: Said): FieldChange[] {
  const plain = (value: unknown): Json =>
    JSON.parse(JSON.stringify(value)) as Json;
  return [
    ...fieldChange("name", before?.name ?? null, after.name),
    ...fieldChange("steps", plain(before?.steps ?? null), plain(after.steps)),
    ...fieldChange(
      "shared",
      plain(before?.shared ?? null),
      plain(after.shared),
    ),
  ];
}

function changed(
  macro: Macro,
  action: string,
  changes: readonly FieldChange[],
): Verdict<Recorded<{ version: number }>> {
  const isSame = changes.length === 0;
  return granted({
    value: { version: isSame ? macro.version : macro.version + 1 },
    events: isSame
      ? []
      : [{ action, object: { kind: "macro", id: macro.id }, changes }],
  });
}
