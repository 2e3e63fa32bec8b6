import { sql, type SqlBool } from "kysely";
import type { Role } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import { openSamples, type SampleLine } from "../audit/sample-views.ts";
import { deskOf, isOnDesk, type Desk } from "@kept/domain/desk/desk";
import {
  dueIs,
  dueLook,
  dueRank,
  withDueDay,
  type DueLook,
} from "../casework/due-views.ts";
import { isSnoozed } from "../casework/snooze-views.ts";
import type { Db } from "../db/reading.ts";
import type { TailFinding } from "../ledger/verify-views.ts";
import { comingUp, type ComingLine } from "./coming-views.ts";
import {
  chainStatus,
  recentAnswers,
  recentGraveActs,
  type GraveAct,
  type SentLine,
} from "./record-views.ts";
import {
  countedFrom,
  linesOf,
  mayCount,
  seenFrom,
  type DeskLine,
  type DeskSeat,
} from "./seen-views.ts";
import {
  waitingOnMe,
  waitingOnOthers,
  type WaitingLine,
} from "./waiting-views.ts";
import { weekAround, type PlainDay } from "./week.ts";

export interface DeskDay extends PlainDay {
  /** What falls due on it; of a day that is past, what was missed. */
  readonly due: number;
  /** The same by register; none for nothing. */
  readonly dueIn: Readonly<Record<string, number>>;
}

/** What one register has of each number, so that the number leads to exactly its rows. */
export interface DeskPart {
  readonly register: string;
  readonly title: Text;
  readonly counts: Counted;
}

interface Counted {
  readonly dueToday: number;
  readonly overdue: number;
  readonly toApprove: number;
  readonly unidentified: number;
  readonly unverified: number;
  readonly mine: number;
}

/** The morning page. What a role does not meet is null or empty. */
export interface Today {
  readonly day: string;
  readonly desk: Desk;
  readonly counts: {
    readonly dueToday: number;
    readonly overdue: number;
    readonly toApprove: number;
    readonly onOthers: number;
    readonly unidentified: number;
    readonly unverified: number;
  };
  /** The same numbers by register. */
  readonly parts: readonly DeskPart[];
  readonly mine: readonly DeskLine[];
  readonly mineTotal: number;
  /** Whether a number leads to its rows; numbers of the whole office lead nowhere for whoever sees a few cases. */
  readonly countsOpenRows: boolean;
  /** What is due or waits, in one number, of what the person may see. */
  readonly dueTotal: number;
  /** The next ten of all that the person may see; for whoever owns no case, and for a page with nothing of mine. */
  readonly next: readonly DeskLine[];
  readonly unidentified: readonly DeskLine[];
  readonly onMe: readonly WaitingLine[];
  readonly onOthers: readonly WaitingLine[];
  readonly coming: readonly ComingLine[];
  /** From the last working day to the sixth from today, and the days between them that nobody works. */
  readonly week: readonly DeskDay[];
  readonly answers: readonly SentLine[];
  readonly acts: readonly GraveAct[];
  readonly chain: TailFinding | null;
  /** Samples of the log that wait for their findings or a signature. */
  readonly reviews: readonly SampleLine[];
}

/** The cases that stand on a morning page. */
export function shownOn(today: Today): string[] {
  const { mine, next, unidentified, onMe, onOthers, coming, answers } = today;
  return [mine, next, unidentified, onMe, onOthers, coming, answers].flatMap(
    (lines) => lines.flatMap((line) => ("caseId" in line ? [line.caseId] : [])),
  );
}

const everything = sql<SqlBool>`1 = 1`;

/** What the morning needs: counts that open their rows, my next ten, what is new and what waits. */
export async function todayView(db: Db, seat: DeskSeat): Promise<Today> {
  const { actor, office, now } = seat;
  // The machine has no morning.
  const desk = deskOf(actor.role as Role);
  const look = dueLook(office, now);
  const own = sql<SqlBool>`c.owner_id = ${actor.id}`;
  // What I put off comes back by itself; numbers of what is due count it all the same.
  const inSight = sql<SqlBool>`${own} and not ${isSnoozed(actor, look.now)}`;
  const mine = isOnDesk(desk, "mine")
    ? await firstOf(db, seat, { look, where: inSight, limit: 10 })
    : [];
  const next = await firstOf(db, seat, {
    look,
    where: everything,
    limit: isOnDesk(desk, "next") ? 10 : 1,
  });
  const fresh = isOnDesk(desk, "fresh")
    ? await firstOf(db, seat, {
        look,
        where: isUnidentified(seat),
        limit: 8,
      })
    : [];
  const lines = await linesOf(db, seat, [...mine, ...next, ...fresh]);
  const pick = (ids: readonly string[]) =>
    ids.map((id) => lines.get(id)).filter((line) => line !== undefined);
  const onMe = isOnDesk(desk, "onMe") ? await waitingOnMe(db, seat) : [];
  const onOthers = isOnDesk(desk, "onOthers")
    ? await waitingOnOthers(db, seat)
    : [];
  const whose = desk.whose === "mine" ? own : everything;
  const told = { look, whose, among: countedFrom(seat) };
  const parts = await countsOf(db, seat, told);
  const counts = sumOf(parts);
  return {
    day: look.bounds.today,
    desk,
    counts: { ...counts, onOthers: onOthers.length },
    parts,
    mine: pick(mine),
    mineTotal: counts.mine,
    dueTotal: mayCount(seat)
      ? (await dueCounts(db, seat)).today
      : dueOrWaiting(desk, counts),
    countsOpenRows: !mayCount(seat),
    next: pick(next),
    unidentified: pick(fresh),
    onMe,
    onOthers,
    coming: isOnDesk(desk, "coming") ? await comingUp(db, seat, look) : [],
    week: desk.hasWeek
      ? await dueByDay(db, seat, {
          look,
          whose,
          parts,
        })
      : [],
    answers: isOnDesk(desk, "answers") ? await recentAnswers(db, seat) : [],
    acts: isOnDesk(desk, "acts") ? await recentGraveActs(db, seat) : [],
    chain: isOnDesk(desk, "chain") ? await chainStatus(db) : null,
    reviews: isOnDesk(desk, "reviews") ? await openSamples(db) : [],
  };
}

/** What stands beside the places on every page: what is due or waits, and what is mine in each register. */
export interface DueCounts {
  readonly today: number;
  readonly mine: Readonly<Record<string, number>>;
}

export async function dueCounts(db: Db, seat: DeskSeat): Promise<DueCounts> {
  const desk = deskOf(seat.actor.role as Role);
  const parts = await countsOf(db, seat, {
    look: dueLook(seat.office, seat.now),
    whose:
      desk.whose === "mine"
        ? sql<SqlBool>`c.owner_id = ${seat.actor.id}`
        : everything,
    among: seenFrom(seat),
  });
  return {
    today: dueOrWaiting(desk, sumOf(parts)),
    mine: Object.fromEntries(
      parts.map(({ register, counts }) => [register, counts.mine]),
    ),
  };
}

function dueOrWaiting(
  desk: Desk,
  counts: Pick<
    Today["counts"],
    "dueToday" | "overdue" | "toApprove" | "unidentified"
  >,
): number {
  const { dueToday, overdue, toApprove, unidentified } = counts;
  const isMet = desk.numbers.includes("unidentified");
  return dueToday + overdue + toApprove + (isMet ? unidentified : 0);
}

type Condition = ReturnType<typeof seenFrom>;

/** The open cases that stand first in the queue. */
async function firstOf(
  db: Db,
  seat: DeskSeat,
  wanted: { look: DueLook; where: Condition; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select c.id
    from cases c ${withDueDay}
    where c.is_open = 1 and ${wanted.where} and ${seenFrom(seat)}
    order by ${dueRank(wanted.look)}, c.is_urgent desc, coalesce(c.next_due_at, '9999'), c.id
    limit ${wanted.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The open cases that stand first and of which nobody has said who asks, in the registers where that is so. */
function isUnidentified({ registers }: DeskSeat): Condition {
  const keys = registers
    .filter(({ startsUnidentified }) => startsUnidentified)
    .map(({ register }) => register.key);
  return sql<SqlBool>`(c.stage = 'received' and c.register in (${sql.join(keys)}))`;
}

const nothing: Counted = {
  dueToday: 0,
  overdue: 0,
  toApprove: 0,
  unidentified: 0,
  unverified: 0,
  mine: 0,
};

function sumOf(parts: readonly DeskPart[]): Counted {
  const sum = (number: keyof Counted): number =>
    parts.reduce((total, { counts }) => total + counts[number], 0);
  return {
    dueToday: sum("dueToday"),
    overdue: sum("overdue"),
    toApprove: sum("toApprove"),
    unidentified: sum("unidentified"),
    unverified: sum("unverified"),
    mine: sum("mine"),
  };
}

/** The numbers of each register that has any, in the order of the house. */
async function countsOf(
  db: Db,
  seat: DeskSeat,
  { look, whose, among }: { look: DueLook; whose: Condition; among: Condition },
): Promise<DeskPart[]> {
  const me = seat.actor.id;
  const open = await sql<Counted & { register: string }>`
    select c.register, coalesce(sum(${whose} and ${dueIs("today", look)}), 0) as "dueToday",
      coalesce(sum(${whose} and ${dueIs("overdue", look)}), 0) as overdue,
      coalesce(sum(${isUnidentified(seat)}), 0) as unidentified,
      coalesce(sum(c.lane = 'unverified'), 0) as unverified,
      coalesce(sum(c.owner_id = ${me} and not ${isSnoozed(seat.actor, look.now)}), 0) as mine
    from cases c ${withDueDay} where c.is_open = 1 and ${among} group by c.register`.execute(
    db,
  );
  const asked = await sql<{ register: string; toApprove: number }>`
    select c.register, count(distinct c.id) as "toApprove"
    from case_approvals a join cases c on c.id = a.case_id
    where a.state = 'asked' and a.asked_of = ${me} and c.is_open = 1 and ${seenFrom(seat)}
    group by c.register`.execute(db);
  return seat.registers.flatMap(({ register: { key, title } }) => {
    const found = [open.rows, asked.rows].map((rows) =>
      rows.find(({ register }) => register === key),
    );
    if (found.every((row) => row === undefined)) return [];
    const { register: _, ...counts } = Object.assign(
      { register: key, ...nothing },
      ...found,
    ) as Counted & { register: string };
    return [{ register: key, title, counts }];
  });
}

async function dueByDay(
  db: Db,
  seat: DeskSeat,
  wanted: { look: DueLook; whose: Condition; parts: readonly DeskPart[] },
): Promise<DeskDay[]> {
  const { today } = wanted.look.bounds;
  const days = weekAround(seat.office, today);
  const first = days[0]?.on ?? today;
  const last = days.at(-1)?.on ?? today;
  const span = dueIs({ from: first, until: last }, wanted.look);
  const { rows } = await sql<{
    due_on: string;
    register: string;
    due: number;
  }>`
    select d.due_on, c.register, count(*) as due from cases c ${withDueDay}
    where ${span} and ${wanted.whose} and ${seenFrom(seat)}
    group by d.due_on, c.register`.execute(db);
  return days.map((day) => {
    const due: [string, number][] =
      day.on === today
        ? wanted.parts.map(({ register, counts }) => [
            register,
            counts.dueToday,
          ])
        : rows
            .filter(({ due_on }) => due_on === day.on)
            .map((row) => [row.register, row.due]);
    return {
      ...day,
      due: due.reduce((total, [, count]) => total + count, 0),
      dueIn: Object.fromEntries(due.filter(([, count]) => count > 0)),
    };
  });
}
