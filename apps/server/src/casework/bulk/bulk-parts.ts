import { bulkActionsOf, type BulkAction } from "@kept/domain/casework/bulk";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { Json } from "@kept/domain/json";
import { refused, granted, type Verdict } from "@kept/domain/verdict";
import type { ForAll } from "../../ledger/change.ts";
import type { Asking, House } from "../act.ts";
import type { Keeping, SharedMove } from "../keeping.ts";
import type { ListSource } from "../list-wanted-views.ts";
import type { MacroRegister } from "../macros/macro-register.ts";
import { macroUndoOf, runMacro, takeMacroBack } from "./macro-of-many.ts";
import {
  doMany,
  doOne,
  undoMany,
  undoOne,
  type AskedOfOne,
  type Doing,
  type Done,
  type OneOfMany,
} from "./one-of-many.ts";

/** The kind of job that does what was asked for many cases. */
export const bulkJob = "bulk";

type WithoutKeeping = Omit<Doing<never>, "house"> & { readonly house: House };

interface DoingManyHere {
  readonly forAll: ForAll;
  readonly asking: Asking;
}

/** A register as acts on many of its cases need it: what may be done, how cases are found, how one is done. */
export interface BulkRegister {
  readonly key: string;
  readonly actions: readonly BulkAction[];
  readonly source: ListSource<{ readonly id: string }>;
  readonly macros: MacroRegister;
  readonly doOne: (
    doing: WithoutKeeping,
    what: AskedOfOne,
    one: OneOfMany,
  ) => Promise<Verdict<Done>>;
  readonly undoOne: (
    doing: WithoutKeeping,
    undo: Json,
    one: OneOfMany,
  ) => Promise<Verdict<Done>>;
  /** Many at once; null where the action has to be done to each by itself. */
  readonly doMany: (
    doing: DoingManyHere,
    what: { readonly action: BulkAction; readonly ownerId: string | null },
    many: readonly OneOfMany[],
  ) => Promise<ReadonlyMap<string, Verdict<Done>> | null>;
  readonly undoMany: (
    doing: DoingManyHere,
    many: readonly (OneOfMany & { readonly undo: Json })[],
  ) => Promise<ReadonlyMap<string, Verdict<Done>> | null>;
}

export function bulkRegister<Facts extends CaseFacts>(
  keeping: Keeping<SharedMove, Facts>,
  { source, macros }: Pick<BulkRegister, "source" | "macros">,
): BulkRegister {
  const kept = ({ house, ...doing }: WithoutKeeping): Doing<Facts> => ({
    ...doing,
    house: { ...house, keeping },
  });
  const { register, templates } = keeping;
  return {
    key: register.key,
    actions: bulkActionsOf(register, templates),
    source,
    macros,
    doOne: (doing, what, one) =>
      what.macro === undefined
        ? doOne(kept(doing), what, one)
        : runMacro(macros, { ...doing, macro: what.macro }, one),
    undoOne: (doing, undo, one) => {
      const macro = macroUndoOf(undo);
      return macro === null
        ? undoOne(kept(doing), undo, one)
        : takeMacroBack(macros, { ...doing, ...macro }, one);
    },
    doMany: ({ forAll, asking }, what, many) =>
      doMany({ house: { keeping, forAll }, asking }, what, many),
    undoMany: ({ forAll, asking }, many) =>
      undoMany({ house: { keeping, forAll }, asking }, many),
  };
}

/** The action by its key, where this register does it in bulk at all. */
export function bulkAction(
  { actions }: Pick<BulkRegister, "actions">,
  key: string,
): Verdict<BulkAction> {
  const found = actions.find((one) => one.key === key);
  return found === undefined ? refused("notInBulk") : granted(found);
}
