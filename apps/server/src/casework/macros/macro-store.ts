import type {
  MacroStep,
  SaveMacroInput,
} from "@kept/domain/casework/macro-schema";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import {
  findNamed,
  firstVersion,
  namedIn,
  namedOf,
  nextVersion,
  sharedColumns,
  type Named,
  type NamedRow,
} from "../named-store.ts";

export type MacroShare = SaveMacroInput["shared"];

/** A named set of steps, as somebody keeps it. */
export interface Macro extends Named {
  readonly steps: readonly MacroStep[];
  readonly shared: MacroShare;
}

interface MacroRow extends NamedRow {
  readonly steps: string;
}

function macroOf(row: MacroRow): Macro {
  return {
    ...namedOf(row),
    // Checked by the schema before it was written.
    steps: JSON.parse(row.steps) as MacroStep[],
    shared:
      row.shared_with === "team"
        ? { with: "team", teamId: row.team_id }
        : { with: "me" },
  };
}

export async function macrosOf(db: Db, register: string): Promise<Macro[]> {
  return (await namedIn<MacroRow>(db, "macros", register)).map(macroOf);
}

export async function findMacro(
  db: Db,
  macroId: string,
): Promise<Macro | null> {
  const row = await findNamed<MacroRow>(db, "macros", macroId);
  return row === undefined ? null : macroOf(row);
}

export async function insertMacro(
  tx: Tx,
  macro: Omit<Macro, "version" | "isRemoved">,
  now: string,
): Promise<void> {
  await tx
    .insertInto("macros")
    .values({
      ...firstVersion(macro, now),
      steps: JSON.stringify(macro.steps),
    })
    .execute();
}

export async function changeMacro(
  tx: Tx,
  macro: Macro,
  change: {
    readonly now: string;
    readonly said?: Pick<Macro, "name" | "steps" | "shared">;
    readonly isRemoved?: boolean;
  },
): Promise<void> {
  const { said } = change;
  await tx
    .updateTable("macros")
    .set({
      ...(said !== undefined && {
        name: said.name,
        steps: JSON.stringify(said.steps),
        ...sharedColumns(said.shared),
      }),
      ...nextVersion(macro, change),
    })
    .where("id", "=", macro.id)
    .execute();
}
