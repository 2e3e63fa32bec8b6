import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import { kindsOf } from "../casework/case-kinds.ts";
import type { Office } from "../casework/office.ts";
import { scopeCondition } from "../casework/scope-views.ts";
import {
  faceOf,
  rowClock,
  type KeptClock,
  type RowClock,
} from "../casework/row-clock.ts";
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

/** Cases (as `c`) whose number this person may be told: those, and with the right to count all that are not sealed. */
export function countedFrom(seat: DeskSeat) {
  const seen = seenFrom(seat);
  if (!mayCount(seat)) return seen;
  const { actor, registers } = seat;
  const readable = registers
    .map(({ register }) => register)
    .filter((register) => may(actor, register.viewPermission))
    .map((register) => register.key);
  return sql<SqlBool>`(c.is_sealed = 0 and c.register in (${sql.join(readable)}) or ${seen})`;
}

export function mayCount({ actor }: Pick<DeskSeat, "actor">): boolean {
  return may(actor, "cases.count");
}

interface LineRow {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly is_open: number;
  readonly is_urgent: number;
  readonly next_rule_id: string | null;
  readonly next_clock: string | null;
}

/** These cases as lines with their clocks, in the order given: one question for all, one to each register. */
export async function linesOf(
  db: Db,
  seat: DeskSeat,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeskLine>> {
  const { rows } = await sql<LineRow>`
    select c.id, c.register, c.reference, c.title, c.is_open, c.is_urgent, c.next_rule_id, c.next_clock
    from json_each(${JSON.stringify([...new Set(ids)])}) wanted cross join cases c on c.id = wanted.value`.execute(
    db,
  );
  const kinds = await kindsOf(db, seat.registers, rows);
  const lines = new Map<string, DeskLine>();
  for (const row of rows) {
    const { id, register, reference, title } = row;
    const found = seat.registers.find((one) => one.register.key === register);
    if (found === undefined) continue;
    lines.set(id, {
      caseId: id,
      register,
      reference,
      title,
      kind: kinds.get(id) ?? null,
      clock: await clockOf(db, seat, { row, register: found }),
      isUrgent: row.is_urgent === 1,
    });
  }
  return lines;
}

/** As it was kept with the last change of the case; worked out where no change has kept it yet. */
async function clockOf(
  db: Db,
  { office, now }: DeskSeat,
  { row, register }: { row: LineRow; register: DeskRegister },
): Promise<RowClock | null> {
  const { acts } = register.register;
  if (row.is_open === 0 || row.next_rule_id === null) return null;
  if (row.next_clock !== null)
    return faceOf(JSON.parse(row.next_clock) as KeptClock, {
      acts,
      calendars: office.calendars,
      now,
    });
  const theCase = await findCase(db, row.id);
  return theCase === undefined
    ? null
    : rowClock(
        await register.clocksOf(db, theCase, { office, now }),
        acts,
        now,
      );
}
