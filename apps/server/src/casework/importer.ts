import { createHash } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import type { Permission } from "@kept/domain/access/permissions";
import type { CaseEvent } from "@kept/domain/casework/event";
import type {
  Cells,
  ImportAt,
  ImportColumn,
  ImportDefinition,
  RowRead,
} from "@kept/domain/casework/import";
import type { Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { Asking, House } from "./act.ts";
import type { At } from "./keeping.ts";

/** From which row of which import a case came. */
export interface Origin {
  readonly importId: string;
  readonly row: number;
  readonly fingerprint: string;
}

export interface OpenedCase {
  readonly caseId: string;
  readonly reference: string;
}

/** A row that can be imported, with all that only its register knows folded into it. */
export interface ReadyRow {
  readonly fingerprint: string;
  readonly open: (
    house: House,
    asking: Asking,
    origin: Origin,
  ) => Promise<Verdict<OpenedCase>>;
}

/** For whom a row is compared, and as part of which import: its own cases are no doubles of each other. */
export interface AlikeAt {
  readonly actor: Actor;
  readonly importId: string | null;
  readonly zone: string;
}

/** What a register contributes: its definition, and how a row becomes a case and stops being one. */
interface RegisterImport<Value> {
  readonly register: string;
  /** What a person needs beside the right to import: to open such a case by hand. */
  readonly permission: Permission;
  readonly definition: ImportDefinition<Value>;
  /** One answer for each value, in their order; asked once for many rows. */
  readonly alike: (
    db: Db,
    values: readonly Value[],
    at: AlikeAt,
  ) => Promise<readonly (string | null)[]>;
  readonly open: (
    house: House,
    asking: Asking,
    row: { readonly value: Value; readonly origin: Origin },
  ) => Promise<Verdict<OpenedCase>>;
  /** Takes an imported case out of the queues again, inside the change that undoes the import. */
  readonly takeBack: (
    tx: Tx,
    caseId: string,
    at: At,
  ) => Promise<readonly CaseEvent[]>;
}

/** The same with its kind of value closed in, so that the machinery never asks what it holds. */
export interface Importer extends Pick<
  RegisterImport<never>,
  "register" | "permission" | "takeBack"
> {
  readonly columns: Readonly<Record<string, ImportColumn>>;
  readonly identityColumn: string;
  readonly read: (cells: Cells, at: ImportAt) => RowRead<ReadyRow>;
  /** Cases of the register that these rows would enter a second time, as far as the person may see them. */
  readonly alike: (
    db: Db,
    rows: readonly ReadyRow[],
    at: AlikeAt,
  ) => Promise<ReadonlyMap<ReadyRow, string>>;
}

export function defineImporter<Value>(given: RegisterImport<Value>): Importer {
  const { register, permission, takeBack, definition } = given;
  const valueOf = new WeakMap<ReadyRow, Value>();
  return {
    register,
    permission,
    takeBack,
    columns: definition.columns,
    identityColumn: definition.identityColumn,
    read: (cells, at) => {
      const read = definition.read(cells, at);
      if (!read.ok) return read;
      const { value } = read;
      const ready: ReadyRow = {
        fingerprint: createHash("sha256")
          .update(`${register}\n${definition.identity(value)}`)
          .digest("base64url"),
        open: (house, asking, origin) =>
          given.open(house, asking, { value, origin }),
      };
      valueOf.set(ready, value);
      return { ok: true, value: ready };
    },
    alike: async (db, rows, at) => {
      const known = rows.flatMap((row) => {
        const value = valueOf.get(row);
        return value === undefined ? [] : [{ row, value }];
      });
      const found =
        known.length === 0
          ? []
          : await given.alike(
              db,
              known.map(({ value }) => value),
              at,
            );
      return new Map(
        known.flatMap(({ row }, index) => {
          const reference = found[index] ?? null;
          return reference === null ? [] : [[row, reference] as const];
        }),
      );
    },
  };
}
