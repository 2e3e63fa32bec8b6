import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { visibleCases } from "@kept/domain/access/visible-cases";
import { registers } from "@kept/domain/registers/index";
import type { Text } from "@kept/domain/text";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import {
  dayStanding,
  type WorkCalendar,
} from "@kept/domain/time/work-calendar";
import { today, type Office } from "../casework/office.ts";
import { moment } from "../casework/moments.ts";
import { peopleById, type PersonView } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";

/** One line of the morning page; any register's case. */
export interface DeskLine {
  readonly caseId: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly act: Text;
  readonly dueAt: string | null;
  readonly isProvisional: boolean;
  readonly isPaused: boolean;
  readonly isUrgent: boolean;
  readonly receivedAt: string;
}

export interface DeskDay {
  readonly on: string;
  readonly type: "working" | "holiday" | "weekend";
  readonly makeUp: boolean;
  readonly name: Text | null;
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
  readonly unidentified: readonly DeskLine[];
  readonly toApprove: readonly (DeskLine & {
    readonly askedBy: PersonView | null;
    readonly askedAt: string;
  })[];
  readonly week: readonly DeskDay[];
}

function mayBeSeen(actor: Actor) {
  const scope = visibleCases(actor);
  const readable = Object.values(registers)
    .filter((register) => may(actor, register.viewPermission))
    .map((register) => register.key);
  if (scope.kind === "none" || readable.length === 0)
    return sql<SqlBool>`1 = 0`;
  const inRegister = sql<SqlBool>`c.register in (${sql.join(readable)})`;
  return scope.kind === "all"
    ? inRegister
    : sql<SqlBool>`${inRegister} and (c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId})`;
}

interface Row {
  readonly id: string;
  readonly register: keyof typeof registers;
  readonly reference: string;
  readonly title: string;
  readonly next_act: string | null;
  readonly next_due_at: string | null;
  readonly next_is_provisional: number;
  readonly is_paused: number;
  readonly is_urgent: number;
  readonly received_at: string;
}

function lineOf(row: Row): DeskLine {
  const acts: Readonly<Record<string, Text>> = registers[row.register].acts;
  return {
    caseId: row.id,
    register: row.register,
    reference: row.reference,
    title: row.title,
    act: acts[row.next_act ?? ""] ?? { en: "Nothing due", zh: "暂无到期事项" },
    dueAt: row.next_due_at,
    isProvisional: row.next_is_provisional === 1,
    isPaused: row.is_paused === 1,
    isUrgent: row.is_urgent === 1,
    receivedAt: row.received_at,
  };
}

const columns = sql`c.id, c.register, c.reference, c.title, c.next_act, c.next_due_at,
  c.next_is_provisional, c.is_paused, c.is_urgent, c.received_at`;
const byDue = sql`order by c.is_urgent desc, coalesce(c.next_due_at, '9999'), c.id`;

/** The five working days from today, with the days between them that nobody works and why. */
function weekFrom(
  calendar: WorkCalendar,
  from: string,
): Omit<DeskDay, "due">[] {
  const days: Omit<DeskDay, "due">[] = [];
  let working = 0;
  for (let on = from; working < 5 && days.length < 21; on = addDays(on, 1)) {
    const { type, makeUp, name } = dayStanding(calendar, on);
    if (type === "working") working += 1;
    days.push({ on, type, makeUp, name });
  }
  return days;
}

/** What the morning needs: counts that open their rows, my next ten, what is new and what waits for my yes. */
export async function todayView(
  db: Db,
  at: { actor: Actor; office: Office; now: string },
): Promise<Today> {
  const { actor, office, now } = at;
  const seen = mayBeSeen(actor);
  const day = today(office, now);
  const begins = moment(startOfDay(day, office.zone));
  const ends = moment(startOfDay(addDays(day, 1), office.zone));
  const counted = await sql<Record<string, number | null>>`
    select sum(c.next_due_at >= ${now} and c.next_due_at < ${ends}) as due_today,
      sum(c.next_due_at < ${now}) as overdue,
      sum(c.stage = 'received') as unidentified,
      sum(c.lane = 'unverified') as unverified,
      sum(c.owner_id = ${actor.id}) as mine
    from cases c where c.is_open = 1 and ${seen}`.execute(db);
  const counts = counted.rows[0];
  const mine = await sql<Row>`select ${columns} from cases c
    where c.is_open = 1 and c.owner_id = ${actor.id} and ${seen} ${byDue} limit 10`.execute(
    db,
  );
  const unidentified = await sql<Row>`select ${columns} from cases c
    where c.is_open = 1 and c.stage = 'received' and ${seen} ${byDue} limit 8`.execute(
    db,
  );
  const asked = await sql<Row & { asked_by: string; asked_at: string }>`
    select ${columns}, a.asked_by, a.asked_at from case_approvals a join cases c on c.id = a.case_id
    where a.state = 'asked' and a.asked_of = ${actor.id} and ${seen} order by a.asked_at limit 20`.execute(
    db,
  );
  const named = await peopleById(db);
  const calendar = office.calendars.find((found) => found.zone === office.zone);
  const week = calendar ? weekFrom(calendar, day) : [];
  const dueByDay = await dueCounts(db, {
    seen,
    from: begins,
    days: week.map((one) => one.on),
    zone: office.zone,
  });
  return {
    day,
    counts: {
      dueToday: counts?.["due_today"] ?? 0,
      overdue: counts?.["overdue"] ?? 0,
      toApprove: asked.rows.length,
      unidentified: counts?.["unidentified"] ?? 0,
      unverified: counts?.["unverified"] ?? 0,
    },
    mine: mine.rows.map(lineOf),
    mineTotal: counts?.["mine"] ?? 0,
    unidentified: unidentified.rows.map(lineOf),
    toApprove: asked.rows.map((row) => ({
      ...lineOf(row),
      askedBy: named(row.asked_by),
      askedAt: row.asked_at,
    })),
    week: week.map((one) => ({ ...one, due: dueByDay.get(one.on) ?? 0 })),
  };
}

async function dueCounts(
  db: Db,
  wanted: {
    seen: ReturnType<typeof mayBeSeen>;
    from: string;
    days: readonly string[];
    zone: string;
  },
): Promise<Map<string, number>> {
  const last = wanted.days.at(-1);
  if (last === undefined) return new Map();
  const until = moment(startOfDay(addDays(last, 1), wanted.zone));
  const { rows } = await sql<{
    next_due_at: string;
  }>`select c.next_due_at from cases c
    where c.is_open = 1 and c.next_due_at >= ${wanted.from} and c.next_due_at < ${until} and ${wanted.seen}`.execute(
    db,
  );
  const starts = wanted.days.map((on) => ({
    on,
    at: moment(startOfDay(on, wanted.zone)),
  }));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const found = starts.findLast((start) => start.at <= row.next_due_at);
    if (found) counts.set(found.on, (counts.get(found.on) ?? 0) + 1);
  }
  return counts;
}
