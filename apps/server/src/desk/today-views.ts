import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { visibleCases } from "@kept/domain/access/visible-cases";
import type { Text } from "@kept/domain/text";
import { addDays } from "@kept/domain/time/civil-day";
import { dayStanding } from "@kept/domain/time/work-calendar";
import { findCase } from "../casework/case-store.ts";
import {
  dueIs,
  dueLook,
  dueRank,
  withDueDay,
  type DueLook,
} from "../casework/due-views.ts";
import type { Office } from "../casework/office.ts";
import { rowClock, type RowClock } from "../casework/row-clock.ts";
import { peopleById, type PersonView } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";
import type { DeskRegister } from "./desk-register.ts";

/** One line of the morning page; any register's case. */
export interface DeskLine {
  readonly caseId: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  /** What it is about; null while nobody has said. */
  readonly kind: Text | null;
  /** The clock that is due next; null where nothing is owed by a date. */
  readonly clock: RowClock | null;
  readonly isUrgent: boolean;
}

export interface DeskDay {
  readonly on: string;
  readonly type: "working" | "holiday" | "weekend";
  readonly makeUp: boolean;
  readonly name: Text | null;
  /** What falls due on it; of a day that is past, what was missed. */
  readonly due: number;
}

export interface Today {
  readonly day: string;
  readonly counts: {
    readonly dueToday: number;
    readonly overdue: number;
    readonly toApprove: number;
    readonly unidentified: number;
    readonly unverified: number;
  };
  readonly mine: readonly DeskLine[];
  readonly mineTotal: number;
  /** What is due next of all, for a page that has nothing of mine. */
  readonly next: DeskLine | null;
  readonly unidentified: readonly DeskLine[];
  /** Letters that wait for my yes. */
  readonly toApprove: readonly AskedLine[];
  /** What I asked of others and have no answer to. */
  readonly onOthers: readonly AskedLine[];
  /** From the last working day to the sixth from today, and the days between that nobody works. */
  readonly week: readonly DeskDay[];
}

export interface AskedLine extends DeskLine {
  readonly askedBy: PersonView | null;
  readonly askedOf: PersonView | null;
  readonly askedAt: string;
}

interface Desk {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
  readonly registers: readonly DeskRegister[];
}

function mayBeSeen({ actor, registers }: Desk) {
  const scope = visibleCases(actor);
  const readable = registers
    .map(({ register }) => register)
    .filter((register) => may(actor, register.viewPermission))
    .map((register) => register.key);
  if (scope.kind === "none" || readable.length === 0)
    return sql<SqlBool>`1 = 0`;
  const inRegister = sql<SqlBool>`c.register in (${sql.join(readable)})`;
  return scope.kind === "all"
    ? inRegister
    : sql<SqlBool>`${inRegister} and (c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId})`;
}

/** A case that was found, with what a list of it needs to be worked out. */
async function lineOf(db: Db, desk: Desk, caseId: string): Promise<DeskLine[]> {
  const theCase = await findCase(db, caseId);
  const found = desk.registers.find(
    ({ register }) => register.key === theCase?.register,
  );
  if (theCase === undefined || found === undefined) return [];
  const clocks = await found.clocksOf(db, theCase, desk);
  return [
    {
      caseId,
      register: theCase.register,
      reference: theCase.reference,
      title: theCase.title,
      kind: await found.kindOf(db, caseId),
      clock: theCase.isOpen
        ? rowClock(clocks, found.register.acts, desk.now)
        : null,
      isUrgent: theCase.isUrgent,
    },
  ];
}

async function linesOf(
  db: Db,
  desk: Desk,
  rows: readonly { readonly id: string }[],
): Promise<DeskLine[]> {
  const lines: DeskLine[] = [];
  for (const { id } of rows) lines.push(...(await lineOf(db, desk, id)));
  return lines;
}

/** What the morning needs: counts that open their rows, my next ten, what is new and what waits for my yes. */
export async function todayView(db: Db, desk: Desk): Promise<Today> {
  const { actor, office, now } = desk;
  const seen = mayBeSeen(desk);
  const look = dueLook(office, now);
  const counted = await sql<Record<string, number | null>>`
    select sum(${dueIs("today", look)}) as due_today,
      sum(${dueIs("overdue", look)}) as overdue,
      sum(c.stage = 'received') as unidentified,
      sum(c.lane = 'unverified') as unverified,
      sum(c.owner_id = ${actor.id}) as mine
    from cases c ${withDueDay} where c.is_open = 1 and ${seen}`.execute(db);
  const counts = counted.rows[0];
  const openCases = (condition: ReturnType<typeof mayBeSeen>, limit: number) =>
    sql<{ id: string }>`select c.id from cases c ${withDueDay}
      where c.is_open = 1 and ${condition} and ${seen}
      order by ${dueRank(look)}, c.is_urgent desc, coalesce(c.next_due_at, '9999'), c.id
      limit ${limit}`.execute(db);
  const mine = await openCases(sql<SqlBool>`c.owner_id = ${actor.id}`, 10);
  const fresh = await openCases(sql<SqlBool>`c.stage = 'received'`, 8);
  const first = await openCases(sql<SqlBool>`1 = 1`, 1);
  const toApprove = await askedLines(
    db,
    desk,
    sql<SqlBool>`a.asked_of = ${actor.id}`,
  );
  return {
    day: look.bounds.today,
    counts: {
      dueToday: counts?.["due_today"] ?? 0,
      overdue: counts?.["overdue"] ?? 0,
      toApprove: toApprove.length,
      unidentified: counts?.["unidentified"] ?? 0,
      unverified: counts?.["unverified"] ?? 0,
    },
    mine: await linesOf(db, desk, mine.rows),
    mineTotal: counts?.["mine"] ?? 0,
    next: (await linesOf(db, desk, first.rows))[0] ?? null,
    unidentified: await linesOf(db, desk, fresh.rows),
    toApprove,
    onOthers: await askedLines(
      db,
      desk,
      sql<SqlBool>`a.asked_by = ${actor.id}`,
    ),
    week: await dueByDay(db, look, {
      seen,
      days: weekAround(office, look.bounds.today),
    }),
  };
}

/** Approvals that nobody has given or refused yet, the longest asked first. */
async function askedLines(
  db: Db,
  desk: Desk,
  whose: ReturnType<typeof mayBeSeen>,
): Promise<AskedLine[]> {
  const asked = await sql<{
    id: string;
    asked_by: string;
    asked_of: string | null;
    asked_at: string;
  }>`select c.id, a.asked_by, a.asked_of, a.asked_at
    from case_approvals a join cases c on c.id = a.case_id
    where a.state = 'asked' and ${whose} and ${mayBeSeen(desk)}
    order by a.asked_at limit 50`.execute(db);
  const named = await peopleById(db);
  const lines: AskedLine[] = [];
  for (const row of asked.rows) {
    for (const line of await lineOf(db, desk, row.id))
      lines.push({
        ...line,
        askedBy: named(row.asked_by),
        askedOf: row.asked_of === null ? null : named(row.asked_of),
        askedAt: row.asked_at,
      });
  }
  return lines;
}

type PlainDay = Omit<DeskDay, "due">;

/** The last working day, and six from today on, with the days between them that nobody works and why. */
function weekAround(office: Office, today: string): PlainDay[] {
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  if (calendar === undefined) return [];
  const dayOf = (on: string): PlainDay => {
    const { type, makeUp, name } = dayStanding(calendar, on);
    return { on, type, makeUp, name };
  };
  const longestRest = 15;
  let last = addDays(today, -1);
  for (let back = 1; back < longestRest; back += 1) {
    if (dayOf(last).type === "working") break;
    last = addDays(last, -1);
  }
  // The rest before today is over; nobody plans it.
  const days = [dayOf(last)];
  for (let on = today, working = 0; working < 6; on = addDays(on, 1)) {
    const day = dayOf(on);
    if (day.type === "working") working += 1;
    days.push(day);
    if (days.length > 3 * longestRest) break;
  }
  return days;
}

async function dueByDay(
  db: Db,
  look: DueLook,
  wanted: {
    seen: ReturnType<typeof mayBeSeen>;
    days: readonly PlainDay[];
  },
): Promise<DeskDay[]> {
  const { today } = look.bounds;
  const counts = new Map<string, number>();
  for (const { on } of wanted.days) {
    const { rows } = await sql<{ due: number }>`select count(*) as due
      from cases c ${withDueDay}
      where ${dueIs(on === today ? "today" : { from: on, until: on }, look)} and ${wanted.seen}`.execute(
      db,
    );
    counts.set(on, rows[0]?.due ?? 0);
  }
  return wanted.days.map((day) => ({ ...day, due: counts.get(day.on) ?? 0 }));
}
