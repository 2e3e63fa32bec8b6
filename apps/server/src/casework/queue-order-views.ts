import { dueGroups, type DueGroup } from "@kept/domain/casework/due-group";
import { addDays, laterDay } from "@kept/domain/time/civil-day";
import { rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import type { DueLook } from "./due-views.ts";

/** A condition as text with its values, to be written into a statement again and again. */
export interface CompiledCondition {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Where a row stands in the queue: group, urgency, day, moment, id. */
export type QueuePlace = readonly [
  group: string,
  urgent: string,
  on: string,
  at: string,
  id: string,
];

/** Named in the statement, since the planner takes the shorter index where a longer one holds fewer rows. */
export type QueueIndex =
  | "cases_queue"
  | "cases_queue_of_owner"
  | "cases_queue_of_stage"
  | "cases_queue_of_lane";

export interface QueueAsked {
  readonly register: string;
  readonly condition: CompiledCondition;
  /** The index that holds open cases of this kind in the order of the queue. */
  readonly index: QueueIndex;
  /** The groups whose rows are wanted. */
  readonly groups: ReadonlySet<DueGroup>;
  /** The last row that is known; null for the end that is begun at. */
  readonly after: QueuePlace | null;
  readonly toward: "next" | "previous";
  readonly limit: number;
}

export interface QueueRow {
  readonly id: string;
  readonly group: DueGroup;
  readonly place: QueuePlace;
}

// Before every text and after every text that a key holds.
const first = "";
const last = "\uFFFF";

/**
 * One stretch of the queue that an index holds in order. `day`: only this one, and on it what is over at
 * `now` or what is not; otherwise the days after `from` up to `until`.
 */
interface Stretch {
  readonly group: DueGroup;
  readonly queue: 0 | 2 | 3 | 9;
  readonly day?: string;
  readonly isOver?: boolean;
  readonly from?: string;
  readonly until?: string;
  readonly isProvisional?: 0 | 1;
}

/**
 * The queue as stretches. Clocks run in zones of their own, so two days on either side of today may hold
 * both what is over and what is not; beyond them the day alone decides.
 */
function stretchesOf({ bounds }: DueLook): Stretch[] {
  const { today, soonUntil, weekUntil } = bounds;
  const day = (days: number) => addDays(today, days);
  const onDay = (group: DueGroup, days: number, isOver: boolean): Stretch => ({
    group,
    queue: 0,
    day: day(days),
    isOver,
  });
  const after = laterDay(soonUntil, weekUntil);
  const whole = (group: DueGroup, queue: 2 | 3 | 9): Stretch => ({
    group,
    queue,
    from: first,
    until: last,
  });
  return [
    { group: "overdue", queue: 0, from: first, until: day(-3) },
    ...[-2, -1, 0, 1, 2].map((days) => onDay("overdue", days, true)),
    ...[-2, -1, 0].map((days) => onDay("today", days, false)),
    ...[1, 2].map((days) => onDay("soon", days, false)),
    { group: "soon", queue: 0, from: day(2), until: soonUntil },
    { group: "week", queue: 0, from: soonUntil, until: weekUntil },
    { group: "later", queue: 0, from: after, until: last, isProvisional: 0 },
    {
      group: "provisional",
      queue: 0,
      from: after,
      until: last,
      isProvisional: 1,
    },
    whole("paused", 2),
    whole("undated", 3),
    whole("ended", 9),
  ];
}

interface Arm {
  readonly stretch: Stretch;
  readonly urgent: "1" | "0";
}

/** In each group an urgent case goes to the front. */
function armsOf(group: DueGroup, stretches: readonly Stretch[]): Arm[] {
  const own = stretches.filter((stretch) => stretch.group === group);
  const urgencies =
    group === "ended" ? (["0"] as const) : (["1", "0"] as const);
  return urgencies.flatMap((urgent) =>
    own.map((stretch) => ({ stretch, urgent })),
  );
}

/** What ended goes the other way round: the latest is the first that anybody asks for. */
function isUp({ stretch }: Arm, toward: QueueAsked["toward"]): boolean {
  return (toward === "next") !== (stretch.queue === 9);
}

function armText(
  { stretch, urgent }: Arm,
  at: { isUp: boolean; condition: string; index: QueueIndex },
): string {
  const { queue, day, isOver, isProvisional } = stretch;
  const beyond = at.isUp ? ">" : "<";
  const direction = at.isUp ? "asc" : "desc";
  const isEnd = queue === 9;
  const on = isEnd ? "c.ended_key" : "c.queue_on";
  const range = isEnd
    ? `(${on}, c.id) ${beyond} (?, ?)`
    : day === undefined
      ? `(${on}, c.queue_at, c.id) ${beyond} (?, ?, ?) and ${on} ${at.isUp ? "<=" : ">"} ?`
      : `${on} = ? and (c.queue_at, c.id) ${beyond} (?, ?) and c.queue_at ${isOver === true ? "<" : ">="} ?`;
  const place = isEnd
    ? "c.is_open = 0"
    : `c.is_open = 1 and c.queue = ${String(queue)} and c.is_urgent = ${urgent}`;
  const provisional =
    isProvisional === undefined
      ? ""
      : `and c.next_is_provisional = ${String(isProvisional)}`;
  const order = (isEnd ? [on, "c.id"] : [on, "c.queue_at", "c.id"])
    .map((key) => `${key} ${direction}`)
    .join(", ");
  return `select c.id as id, ${on} as "on", c.queue_at as at
    from cases c indexed by ${isEnd ? "cases_by_ended_key" : at.index} where c.register = ? and ${place} ${provisional} and ${range} and ${at.condition}
    order by ${order} limit ?`;
}

/** From where a stretch is read, in the order of the marks in its text: the row before, or its own edge. */
function edgeOf(
  { stretch }: Arm,
  at: { isUp: boolean; after: QueuePlace | null; now: string },
): readonly string[] {
  const { queue, day, from = first, until = last } = stretch;
  const { isUp: up, after, now } = at;
  const end = up ? first : last;
  const [, , on, moment, id] = after ?? ["", "", end, end, end];
  if (queue === 9) return [on, id];
  if (day !== undefined) return [day, moment, id, now];
  const far = up ? until : from;
  if (after !== null) return [on, moment, id, far];
  // Days after `from` begin behind its last moment.
  return up
    ? [from, from === first ? first : last, first, far]
    : [until, last, last, far];
}

/**
 * Reads one page of the queue. A page is the first rows of the first stretches that have any, each read from
 * an index, so that it costs the same at the front, in the middle and at the end of a million.
 */
export async function queuePage(
  db: Db,
  asked: QueueAsked,
  look: DueLook,
): Promise<QueueRow[]> {
  const { groups, after, toward, limit } = asked;
  const wanted = dueGroups.filter(
    (group) => groups.has(group) && !isPassed(group, after, toward),
  );
  const stretches = stretchesOf(look);
  const page: QueueRow[] = [];
  for (const group of toward === "next" ? wanted : wanted.toReversed()) {
    const arms = armsOf(group, stretches);
    const order = toward === "next" ? arms : arms.toReversed();
    const left = limit - page.length;
    page.push(...(await groupRows(db, { ...asked, order, limit: left }, look)));
    if (page.length >= limit) break;
  }
  return page;
}

function isPassed(
  group: DueGroup,
  after: QueuePlace | null,
  toward: QueueAsked["toward"],
): boolean {
  if (after === null) return false;
  const steps =
    dueGroups.indexOf(group) - dueGroups.findIndex((one) => one === after[0]);
  return toward === "next" ? steps < 0 : steps > 0;
}

/** One stretch after another until the page is full: mostly the first ones fill it, and the rest is not asked. */
async function groupRows(
  db: Db,
  asked: QueueAsked & { readonly order: readonly Arm[] },
  look: DueLook,
): Promise<QueueRow[]> {
  const { register, condition, after, toward, limit, order } = asked;
  const found: QueueRow[] = [];
  for (const arm of order) {
    const steps = after === null ? null : stepsTo(arm, after);
    const isPast =
      steps !== null && (toward === "next" ? steps < 0 : steps > 0);
    if (isPast) continue;
    const edge = edgeOf(arm, {
      isUp: isUp(arm, toward),
      after: steps === 0 ? after : null,
      now: look.now,
    });
    const text = textOf(arm, asked);
    const left = limit - found.length;
    const values = [register, ...edge, ...condition.values, left];
    // Open pages ask for the same stretch again and again.
    const rows = await unlessChanged(db, JSON.stringify([text, values]), () =>
      rowsOf<{ id: string; on: string; at: string }>(db, text, values),
    );
    const { group } = arm.stretch;
    for (const { id, on, at } of rows)
      found.push({ id, group, place: [group, arm.urgent, on, at, id] });
    if (found.length >= limit) break;
  }
  return found;
}

const texts = new Map<string, string>();
const mostTexts = 2_000;

/** The statement depends on the stretch and the conditions alone, so that it is written and compiled once. */
function textOf(
  arm: Arm,
  { toward, index, condition: { text: condition } }: QueueAsked,
): string {
  const { group, queue, day, isOver, isProvisional } = arm.stretch;
  const shape = `${String(queue)} ${day === undefined} ${String(isOver)} ${String(isProvisional)} ${arm.urgent}`;
  const key = `${group} ${shape} ${toward} ${index} ${condition}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = armText(arm, { isUp: isUp(arm, toward), condition, index });
  if (texts.size >= mostTexts) texts.clear();
  texts.set(key, text);
  return text;
}

/** Negative: the stretch lies before this place of the queue; 0: it holds it; positive: it lies behind. */
function stepsTo(
  { stretch, urgent }: Arm,
  [group, knownUrgent, on]: QueuePlace,
): number {
  const groups =
    dueGroups.indexOf(stretch.group) -
    dueGroups.findIndex((one) => one === group);
  if (groups !== 0) return groups;
  if (urgent !== knownUrgent) return urgent === "0" ? 1 : -1;
  const { queue, day, from = first, until = last } = stretch;
  if (queue === 9) return 0;
  if (day !== undefined) return day === on ? 0 : day > on ? 1 : -1;
  if (on > until) return -1;
  return on <= from ? 1 : 0;
}
