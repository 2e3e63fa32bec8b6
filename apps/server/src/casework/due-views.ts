import { sql, type SqlBool } from "kysely";
import {
  dueBounds,
  dueGroups,
  type DueBounds,
  type DueGroup,
} from "@kept/domain/casework/due-group";
import { moment } from "./moments.ts";
import { today, type Office } from "./office.ts";

/** From when a queue is looked at, and by which days its groups are told apart. */
export interface DueLook {
  readonly bounds: DueBounds;
  /** To the second: a term that ends at 23:59:59 lasts until that second is over. */
  readonly now: string;
}

export function dueLook(office: Office, now: string): DueLook {
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  if (!calendar)
    throw new Error(`There is no calendar "${office.calendarId}".`);
  return {
    bounds: dueBounds(today(office, now), calendar),
    now: moment(`${now.slice(0, 19)}Z`),
  };
}

/** The due day of the next clock stands in `case_due` (as `d`), in the clock's own zone. */
export const withDueDay = sql`left join case_due d on d.case_id = c.id and d.rule_id = c.next_rule_id`;

/** The place of a case (as `c`) among `dueGroups`, as a digit, so that text order is the order of the queue. */
export function dueRank({ bounds, now }: DueLook) {
  const rank = (group: DueGroup) => sql.lit(String(dueGroups.indexOf(group)));
  return sql<string>`case
    when c.is_open = 0 then ${rank("ended")}
    when c.is_paused = 1 then ${rank("paused")}
    when c.next_due_at is null or c.next_due_on is null then ${rank("undated")}
    when c.next_due_at < ${now} then ${rank("overdue")}
    when c.next_due_on <= ${bounds.today} then ${rank("today")}
    when c.next_due_on <= ${bounds.soonUntil} then ${rank("soon")}
    when c.next_due_on <= ${bounds.weekUntil} then ${rank("week")}
    when c.next_is_provisional = 1 then ${rank("provisional")}
    else ${rank("later")} end`;
}

export function groupOfRank(rank: string): DueGroup {
  const group = dueGroups[Number(rank)];
  if (group === undefined) throw new Error(`There is no group ${rank}.`);
  return group;
}

/** Days from one to another, the last included. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
}

/** Those of one group, or those that run and fall due on these days. */
export function dueIs(due: DueGroup | DaySpan, look: DueLook) {
  return typeof due === "string"
    ? sql<SqlBool>`${dueRank(look)} = ${String(dueGroups.indexOf(due))}`
    : sql<SqlBool>`c.queue = 0 and c.queue_on between ${due.from} and ${due.until}`;
}

/** Rows that are not in one of these groups. */
export function notIn(groups: readonly DueGroup[], look: DueLook) {
  return groups.length === 0
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`${dueRank(look)} not in (${sql.join(groups.map((group) => String(dueGroups.indexOf(group))))})`;
}
