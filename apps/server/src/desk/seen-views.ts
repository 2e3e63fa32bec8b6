import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import { kindsOf } from "../casework/case-kinds.ts";
import type { Office } from "../casework/office.ts";
import { scopeCondition } from "../casework/scope-views.ts";
import { rowClock, type RowClock } from "../casework/row-clock.ts";
import { findCase } from "../casework/case-store.ts";
import type { Db } from "../db/reading.ts";
import type { DeskRegister } from "./desk-register.ts";

/** Who sits at the desk, in which office, when, and over which registers. */
export interface DeskSeat {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
  readonly registers: readonly DeskRegister[];
}

/** A case as the desk names it. */
export interface DeskCase {
  readonly caseId: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  /** What it is about; null while nobody has said. */
  readonly kind: Text | null;
}

/** One line of the morning page with its clock; any register's case. */
export interface DeskLine extends DeskCase {
  /** The clock that is due next; null where nothing is owed by a date. */
  readonly clock: RowClock | null;
  readonly isUrgent: boolean;
}

/** Cases (as `c`) that this person may know of, in the registers that their role reads. */
export function seenFrom({ actor, registers }: DeskSeat) {
  const readable = registers
    .map(({ register }) => register)
    .filter((register) => may(actor, register.viewPermission))
    .map((register) => register.key);
  return readable.length === 0
    ? sql<SqlBool>`1 = 0`
    : sql<SqlBool>`c.register in (${sql.join(readable)}) and ${scopeCondition(actor)}`;
}

/** These cases as lines with their clocks, in the order given; each is worked out once. */
export async function linesOf(
  db: Db,
  seat: DeskSeat,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeskLine>> {
  const cases = [];
  for (const id of new Set(ids)) {
    const theCase = await findCase(db, id);
    if (theCase !== undefined) cases.push(theCase);
  }
  const kinds = await kindsOf(db, seat.registers, cases);
  const lines = new Map<string, DeskLine>();
  for (const theCase of cases) {
    const found = seat.registers.find(
      ({ register }) => register.key === theCase.register,
    );
    if (found === undefined) continue;
    const { id, register, reference, title, isUrgent, isOpen } = theCase;
    lines.set(id, {
      caseId: id,
      register,
      reference,
      title,
      kind: kinds.get(id) ?? null,
      clock: isOpen
        ? rowClock(
            await found.clocksOf(db, theCase, seat),
            found.register.acts,
            seat.now,
          )
        : null,
      isUrgent,
    });
  }
  return lines;
}
