import { sql } from "kysely";
import { nudgeable, type Nudgeable } from "@kept/domain/desk/nudge";
import type { Text } from "@kept/domain/text";
import { workingDaysBetween } from "@kept/domain/time/working-days";
import { today, type Office } from "../casework/office.ts";
import { kindsOf } from "../casework/case-kinds.ts";
import { peopleById, type PersonView } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";
import { seenFrom, type DeskCase, type DeskSeat } from "./seen-views.ts";

/** Something that waits: for me, or with me for somebody else. */
export interface WaitingLine extends DeskCase {
  readonly matter: "approval" | "task" | "reply" | "mention";
  /** The approval, the task or the note itself; the case, where it waits for the person outside. */
  readonly subjectId: string;
  /** What a task is called: the first, where several of a case wait for the same person. */
  readonly words: Text | null;
  /** How many tasks it stands for. */
  readonly count: number;
  /** Who asked me, or whom I asked; null where nobody of the office did. */
  readonly person: PersonView | null;
  readonly since: string;
  readonly workingDays: number;
  /** Whether it can be brought back to mind today; null where that is not mine to do. */
  readonly nudge: "open" | "doneToday" | null;
}

interface WaitingRow {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly matter: WaitingLine["matter"];
  readonly subject_id: string;
  readonly words_en: string | null;
  readonly words_zh: string | null;
  readonly person_id: string | null;
  readonly since: string;
  readonly nudged_at: string | null;
}

const mostLines = 50;

/** A task that somebody can work on: not settled, and not waiting for another. */
const isUnderway = sql`t.state in ('open', 'inProgress') and not exists (
  select 1 from case_tasks first where first.id = t.waits_for
    and first.state in ('open', 'inProgress'))`;

/** When the task was last added, given or moved on; a planned one is as old as its case. */
const taskGiven = sql`coalesce((select max(e.at) from ledger_entries e
  where e.object_kind = 'task' and e.object_id = t.id), c.opened_at)`;

const noNudge = sql`null as nudged_at`;

/** Approvals asked of me, tasks of mine on other people's cases, and notes that name me; the oldest first. */
export async function waitingOnMe(
  db: Db,
  seat: DeskSeat,
): Promise<WaitingLine[]> {
  const me = seat.actor.id;
  const seen = seenFrom(seat);
  const { rows } = await sql<WaitingRow>`
    select c.id, c.register, c.reference, c.title, 'approval' as matter, a.id as subject_id,
      null as words_en, null as words_zh, a.asked_by as person_id, a.asked_at as since, ${noNudge}
    from case_approvals a join cases c on c.id = a.case_id
    where a.state = 'asked' and a.asked_of = ${me} and c.is_open = 1 and ${seen}
    union all
    select c.id, c.register, c.reference, c.title, 'task', t.id,
      t.title_en, t.title_zh, c.owner_id, ${taskGiven}, null
    from case_tasks t join cases c on c.id = t.case_id
    where t.owner_id = ${me} and ${isUnderway} and c.is_open = 1
      and c.owner_id is not null and c.owner_id <> ${me} and ${seen}
    union all
    select c.id, c.register, c.reference, c.title, 'mention', i.subject_id,
      null, null, i.by_id, i.at, null
    from inbox_lines i join cases c on c.id = i.case_id
    where i.account_id = ${me} and i.reason = 'mentioned' and i.done_at is null and ${seen}
    order by since, subject_id limit ${mostLines}`.execute(db);
  return linesOf(db, seat, rows);
}

/** Approvals I asked for, tasks of others on my cases, and people outside who have to answer. */
export async function waitingOnOthers(
  db: Db,
  seat: DeskSeat,
): Promise<WaitingLine[]> {
  const me = seat.actor.id;
  const seen = seenFrom(seat);
  const lastNudge = (subject: ReturnType<typeof sql.ref>) =>
    sql`(select max(i.at) from inbox_lines i where i.subject_id = ${subject} and i.reason = 'nudged')`;
  const { rows } = await sql<WaitingRow>`
    select c.id, c.register, c.reference, c.title, 'approval' as matter, a.id as subject_id,
      null as words_en, null as words_zh, a.asked_of as person_id, a.asked_at as since,
      ${lastNudge(sql.ref("a.id"))} as nudged_at
    from case_approvals a join cases c on c.id = a.case_id
    where a.state = 'asked' and a.asked_by = ${me} and c.is_open = 1 and ${seen}
    union all
    select c.id, c.register, c.reference, c.title, 'task', t.id,
      t.title_en, t.title_zh, t.owner_id, ${taskGiven}, ${lastNudge(sql.ref("t.id"))}
    from case_tasks t join cases c on c.id = t.case_id
    where c.owner_id = ${me} and c.is_open = 1 and t.owner_id is not null and t.owner_id <> ${me}
      and ${isUnderway} and ${seen}
    union all
    select c.id, c.register, c.reference, c.title, 'reply', c.id, null, null, null, max(f.at), null
    from cases c join case_clock_facts f on f.case_id = c.id
      and f.kind = 'pause' and f.until is null and f.replaced_at is null
    where c.owner_id = ${me} and c.is_open = 1 and c.is_paused = 1 and ${seen}
    group by c.id
    order by since, subject_id limit ${mostLines}`.execute(db);
  return linesOf(db, seat, rows);
}

const order: readonly WaitingLine["matter"][] = [
  "approval",
  "mention",
  "task",
  "reply",
];

/** Tasks of one case that wait for one person are one matter. */
function matters(rows: readonly WaitingRow[]): WaitingRow[][] {
  const groups = Map.groupBy(rows, ({ matter, id, person_id, subject_id }) =>
    matter === "task" ? `${id} ${person_id ?? ""}` : subject_id,
  );
  return [...groups.values()].toSorted(
    ([a], [b]) =>
      order.indexOf(a?.matter ?? "reply") - order.indexOf(b?.matter ?? "reply"),
  );
}

async function linesOf(
  db: Db,
  seat: DeskSeat,
  rows: readonly WaitingRow[],
): Promise<WaitingLine[]> {
  const named = await peopleById(db);
  const kinds = await kindsOf(db, seat.registers, rows);
  const { office, now } = seat;
  return matters(rows).flatMap(([row, ...more]) =>
    row === undefined
      ? []
      : [
          {
            caseId: row.id,
            register: row.register,
            reference: row.reference,
            title: row.title,
            kind: kinds.get(row.id) ?? null,
            matter: row.matter,
            subjectId: row.subject_id,
            words:
              row.words_en === null || row.words_zh === null
                ? null
                : { en: row.words_en, zh: row.words_zh },
            count: 1 + more.length,
            person: named(row.person_id),
            since: row.since,
            workingDays: workingDaysSince(office, row.since, now),
            nudge: standingOf(row, { office, now }),
          },
        ],
  );
}

function workingDaysSince(office: Office, since: string, now: string): number {
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  return calendar === undefined
    ? 0
    : workingDaysBetween(today(office, since), today(office, now), calendar);
}

function isNudgeable(matter: string): matter is Nudgeable {
  return nudgeable.some((one) => one === matter);
}

/** A matter is brought back to mind once a day of the office. */
function standingOf(
  row: Pick<WaitingRow, "matter" | "nudged_at">,
  { office, now }: { office: Office; now: string },
): WaitingLine["nudge"] {
  if (!isNudgeable(row.matter)) return null;
  return row.nudged_at !== null &&
    today(office, row.nudged_at) === today(office, now)
    ? "doneToday"
    : "open";
}
