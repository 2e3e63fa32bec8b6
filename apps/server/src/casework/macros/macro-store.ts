import type {
  MacroStep,
  SaveMacroInput,
} from "@kept/domain/casework/macro-schema";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

export type MacroShare = SaveMacroInput["shared"];

/** A named set of steps, as somebody keeps it. */
export interface Macro {
  readonly id: string;
  readonly register: string;
  readonly name: string;
  readonly steps: readonly MacroStep[];
  readonly shared: MacroShare;
  readonly ownerId: string;
  readonly version: number;
  readonly isRemoved: boolean;
}

interface MacroRow {
  readonly id: string;
  readonly register: string;
  readonly name: string;
  readonly steps: string;
  readonly shared_with: string;
  readonly team_id: string | null;
  readonly owner_id: string;
  readonly version: number;
  readonly removed_at: string | null;
}

function macroOf(row: MacroRow): Macro {
  return {
    id: row.id,
    register: row.register,
    name: row.name,
    // Checked by the schema before it was written.
    steps: JSON.parse(row.steps) as MacroStep[],
    shared:
      row.shared_with === "team"
        ? { with: "team", teamId: row.team_id }
        : { with: "me" },
    ownerId: row.owner_id,
    version: row.version,
    isRemoved: row.removed_at !== null,
  };
}

/** Those that are not removed, whoever may see them. */
export async function macrosOf(db: Db, register: string): Promise<Macro[]> {
  const rows = await db
    .selectFrom("macros")
    .selectAll()
    .where("register", "=", register)
    .where("removed_at", "is", null)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(macroOf);
}

export async function findMacro(
  db: Db,
  macroId: string,
): Promise<Macro | null> {
  const row = await db
    .selectFrom("macros")
    .selectAll()
    .where("id", "=", macroId)
    .executeTakeFirst();
  return row === undefined ? null : macroOf(row);
}

export async function insertMacro(
  tx: Tx,
  macro: Omit<Macro, "version" | "isRemoved">,
  now: string,
): Promise<void> {
  const { id, register, name, steps, shared, ownerId } = macro;
  await tx
    .insertInto("macros")
    .values({
      id,
      register,
      name,
      steps: JSON.stringify(steps),
      shared_with: shared.with,
      team_id: shared.with === "team" ? shared.teamId : null,
      owner_id: ownerId,
      version: 1,
      created_at: now,
      changed_at: now,
    })
    .execute();
}

export async function changeMacro(
  tx: Tx,
  { id, version }: Macro,
  change: {
    readonly now: string;
    readonly said?: Pick<Macro, "name" | "steps" | "shared">;
    readonly isRemoved?: boolean;
  },
): Promise<void> {
  const { now, said, isRemoved } = change;
  await tx
    .updateTable("macros")
    .set({
      ...(said !== undefined && {
        name: said.name,
        steps: JSON.stringify(said.steps),
        shared_with: said.shared.with,
        team_id: said.shared.with === "team" ? said.shared.teamId : null,
      }),
      ...(isRemoved !== undefined && { removed_at: isRemoved ? now : null }),
      version: version + 1,
      changed_at: now,
    })
    .where("id", "=", id)
    .execute();
}
