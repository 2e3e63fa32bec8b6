import { sql, type RawBuilder, type SqlBool } from "kysely";
import { dueGroups } from "@kept/domain/casework/due-group";
import { readDaySpan, readWithin } from "@kept/domain/casework/listing-days";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { workingDaysAfter } from "@kept/domain/time/working-days";
import type { Actor } from "@kept/domain/access/actor";
import { dueIs, type DueLook } from "./due-views.ts";
import { isSnoozed } from "./snooze-views.ts";
import { moment } from "./moments.ts";
import type { Office } from "./office.ts";

/** Says of a case (as `c`) whether it is meant. */
export type Condition = RawBuilder<SqlBool>;

/** Who looks at a list, and from when. */
export interface ListLook extends DueLook {
  readonly actor: Actor;
  readonly office: Office;
}

/** What a condition of a list means: cases that have one of the values. */
export type FieldCondition = (
  values: readonly string[],
  look: ListLook,
) => Condition;

const always = sql<SqlBool>`1 = 1`;
const never = sql<SqlBool>`1 = 0`;

export function anyOf(conditions: readonly Condition[]): Condition {
  const [only = never, ...others] = conditions;
  return others.length === 0
    ? only
    : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0
    ? always
    : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function personIs(column: string): FieldCondition {
  return (values, { actor }) => {
    const ids = values
      .filter((value) => value !== "none")
      .map((value) => (value === "me" ? actor.id : value));
    return anyOf([
      ...(ids.length > 0 ? [isOneOf(column, ids)] : []),
      ...(values.includes("none")
        ? [sql<SqlBool>`${sql.ref(column)} is null`]
        : []),
    ]);
  };
}

/** From the first instant of a day to the last of another, in the zone of the office. */
export function dayIs(column: string): FieldCondition {
  return ([value = ""], { office: { zone } }) => {
    const span = readDaySpan(value);
    if (span === null) return never;
    const { from, until } = span;
    const after = (day: string) =>
      sql<SqlBool>`${sql.ref(column)} >= ${moment(startOfDay(day, zone))}`;
    const before = (day: string) =>
      sql<SqlBool>`${sql.ref(column)} < ${moment(startOfDay(addDays(day, 1), zone))}`;
    return allOf([
      ...(from === null ? [] : [after(from)]),
      ...(until === null ? [] : [before(until)]),
    ]);
  };
}

/** One value is an equation, so that an index keeps its order behind it. */
function isOneOf(column: string, values: readonly string[]): Condition {
  return values.length === 1
    ? sql<SqlBool>`${sql.ref(column)} = ${values[0]}`
    : sql<SqlBool>`${sql.ref(column)} in (${sql.join(values)})`;
}

/** A column that has one of the values. */
export function columnIs(column: string): FieldCondition {
  return (values) => isOneOf(column, values);
}

const dueIsOneOf: FieldCondition = (values, look) =>
  anyOf(values.map((value) => dueMeans(value, look)));

const firstDay = "0000-01-01";
const lastDay = "9999-12-31";

function dueMeans(value: string, look: ListLook): Condition {
  const group = dueGroups.find((one) => one === value);
  if (group !== undefined) return dueIs(group, look);
  const within = readWithin(value);
  if (within !== null)
    return dueIs({ from: firstDay, until: dayWithin(within, look) }, look);
  const span = readDaySpan(value);
  return span === null
    ? never
    : dueIs(
        { from: span.from ?? firstDay, until: span.until ?? lastDay },
        look,
      );
}

/** The last day that lies less than so many working days ahead. */
function dayWithin(workingDays: number, { office, bounds }: ListLook): string {
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  if (!calendar)
    throw new Error(`There is no calendar "${office.calendarId}".`);
  return workingDaysAfter(bounds.today, workingDays - 1, { calendar });
}

/** The conditions that every register has, by the key of their field. */
export const caseFields: Readonly<Record<string, FieldCondition>> = {
  state: (values) =>
    anyOf(
      values.map((value) =>
        value === "open"
          ? sql<SqlBool>`c.is_open = 1`
          : sql<SqlBool>`c.is_open = 0`,
      ),
    ),
  stage: columnIs("c.stage"),
  lane: columnIs("c.lane"),
  owner: personIs("c.owner_id"),
  due: dueIsOneOf,
  approver: (values, { actor }) => {
    const ids = values.map((value) => (value === "me" ? actor.id : value));
    return values.includes("any")
      ? sql<SqlBool>`exists (select 1 from case_approvals a where a.case_id = c.id and a.state = 'asked')`
      : sql<SqlBool>`c.id in (select a.case_id from case_approvals a
          where a.state = 'asked' and a.asked_of in (${sql.join(ids)}))`;
  },
  snoozed: ([value], { actor, now }) =>
    value === "yes"
      ? isSnoozed(actor, now)
      : sql<SqlBool>`not ${isSnoozed(actor, now)}`,
  received: dayIs("c.received_at"),
  ended: dayIs("c.ended_at"),
};
