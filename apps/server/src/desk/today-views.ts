import { sql, type SqlBool } from "kysely";
import type { Role } from "@kept/domain/access/permissions";
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
        where: sql<SqlBool>`c.stage = 'received'`,
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
  const counts = await countsOf(db, seat, told);
  return {
    day: look.bounds.today,
    desk,
    counts: { ...counts, onOthers: onOthers.length },
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
          dueToday: counts.dueToday,
        })
      : [],
    answers: isOnDesk(desk, "answers") ? await recentAnswers(db, seat) : [],
    acts: isOnDesk(desk, "acts") ? await recentGraveActs(db, seat) : [],
    chain: isOnDesk(desk, "chain") ? await chainStatus(db) : null,
    reviews: isOnDesk(desk, "reviews") ? await openSamples(db) : [],
  };
}

/** The two numbers that stand beside the registers on every page: what is due or waits, and what is mine. */
export interface DueCounts {
  readonly today: number;
  readonly mine: number;
}

export async function dueCounts(db: Db, seat: DeskSeat): Promise<DueCounts> {
  const desk = deskOf(seat.actor.role as Role);
  const counts = await countsOf(db, seat, {
    look: dueLook(seat.office, seat.now),
    whose:
      desk.whose === "mine"
        ? sql<SqlBool>`c.owner_id = ${seat.actor.id}`
        : everything,
    among: seenFrom(seat),
  });
  return { today: dueOrWaiting(desk, counts), mine: counts.mine };
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

async function countsOf(
  db: Db,
  seat: DeskSeat,
  { look, whose, among }: { look: DueLook; whose: Condition; among: Condition },
) {
  const me = seat.actor.id;
  const seen = seenFrom(seat);
  const { rows } = await sql<Record<string, number | null>>`
    select sum(${whose} and ${dueIs("today", look)}) as due_today,
      sum(${whose} and ${dueIs("overdue", look)}) as overdue,
      sum(c.stage = 'received') as unidentified,
      sum(c.lane = 'unverified') as unverified,
      sum(c.owner_id = ${me} and not ${isSnoozed(seat.actor, look.now)}) as mine,
      (select count(distinct c.id) from case_approvals a join cases c on c.id = a.case_id
        where a.state = 'asked' and a.asked_of = ${me} and c.is_open = 1 and ${seen}) as to_approve
    from cases c ${withDueDay} where c.is_open = 1 and ${among}`.execute(db);
  const counted = rows[0];
  return {
    dueToday: counted?.["due_today"] ?? 0,
    overdue: counted?.["overdue"] ?? 0,
    toApprove: counted?.["to_approve"] ?? 0,
    unidentified: counted?.["unidentified"] ?? 0,
    unverified: counted?.["unverified"] ?? 0,
    mine: counted?.["mine"] ?? 0,
  };
}

async function dueByDay(
  db: Db,
  seat: DeskSeat,
  wanted: { look: DueLook; whose: Condition; dueToday: number },
): Promise<DeskDay[]> {
  const { today } = wanted.look.bounds;
  const days = weekAround(seat.office, today);
  const first = days[0]?.on ?? today;
  const last = days.at(-1)?.on ?? today;
  const span = dueIs({ from: first, until: last }, wanted.look);
  const { rows } = await sql<{ due_on: string; due: number }>`
    select d.due_on, count(*) as due from cases c ${withDueDay}
    where ${span} and ${wanted.whose} and ${seenFrom(seat)}
    group by d.due_on`.execute(db);
  const counts = new Map(rows.map(({ due_on, due }) => [due_on, due]));
  return days.map((day) => ({
    ...day,
    due: day.on === today ? wanted.dueToday : (counts.get(day.on) ?? 0),
  }));
}
