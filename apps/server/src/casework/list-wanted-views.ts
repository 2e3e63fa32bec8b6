import { sql } from "kysely";
import type { Viewer } from "@kept/domain/access/visible-cases";
import type { Listing } from "@kept/domain/casework/listing";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import type { ListPageInput } from "@kept/domain/casework/listing-schema";
import type { Db } from "../db/reading.ts";
import { caseMatches } from "../search/matching-views.ts";
import type { SearchSource } from "../search/search-source.ts";
import {
  allOf,
  caseFields,
  type Condition,
  type FieldCondition,
  type ListLook,
} from "./list-fields-views.ts";
import type { CompiledCondition } from "./queue-order-views.ts";
import type { Seat } from "./house.ts";
import { dueLook } from "./due-views.ts";
import { scopeCondition } from "./scope-views.ts";
import { hasSnoozed } from "./snooze-views.ts";

/** What a register says about its list; the rest is the same for all. */
export interface ListSource<Row extends { readonly id: string }> {
  readonly listing: Listing;
  /** Its own conditions by the key of their field, beside those of `caseFields`. */
  readonly fields: Readonly<Record<string, FieldCondition>>;
  /** What of its cases can be searched for. */
  readonly search: SearchSource;
  /** The rows of these cases, in any order and in a fixed number of queries. */
  readonly rows: (
    db: Db,
    ids: readonly string[],
    look: ListLook,
  ) => Promise<readonly Row[]>;
}

/** The rows that are meant, without saying how they are ordered. */
export type Asked = Pick<ListPageInput, "query" | "text">;

/** What is asked for, with the words already looked up. */
export interface Wanted {
  readonly query: ListQuery;
  /** The cases that have the words; null where none were asked for. */
  readonly said: Condition | null;
}

export async function wantedOf(
  db: Db,
  { source, viewer, now }: Looking,
  { query, text }: Asked,
): Promise<Wanted> {
  return {
    query: await withoutIdle(db, query, { viewer, now }),
    said:
      text === null
        ? null
        : await caseMatches(db, { source: source.search, viewer }, text),
  };
}

interface Looking {
  readonly source: AnySource;
  readonly viewer: Viewer;
  readonly now: string;
}

/** For whoever has put nothing off, "not snoozed" asks for nothing, and their numbers are kept ones as ever. */
async function withoutIdle(
  db: Db,
  query: ListQuery,
  { viewer, now }: Omit<Looking, "source">,
): Promise<ListQuery> {
  const { snoozed = [], ...where } = query.where;
  return snoozed[0] !== "no" || (await hasSnoozed(db, viewer, now))
    ? query
    : { ...query, where };
}

export function lookOf({ actor, office, now }: Seat): ListLook {
  return { ...dueLook(office, now), actor, office };
}

/** Of a list, what its conditions are made of. */
export type AnySource = Pick<
  ListSource<{ readonly id: string }>,
  "listing" | "fields" | "search"
>;

/** Cases (as `c`) that meet the conditions, whoever may know of them. */
export function whereCondition(
  source: Pick<AnySource, "listing" | "fields">,
  where: ListQuery["where"],
  at: Seat,
): Condition {
  return allOf([
    sql`c.register = ${source.listing.register}`,
    ...fieldConditions(source, where, { look: lookOf(at), left: [] }),
  ]);
}

/** Every condition but those on the fields that are `left` to an index. */
function fieldConditions(
  source: Pick<AnySource, "listing" | "fields">,
  where: ListQuery["where"],
  { look, left }: { look: ListLook; left: readonly string[] },
): readonly Condition[] {
  return source.listing.fields.flatMap(({ key }) => {
    const values = where[key] ?? [];
    if (values.length === 0 || left.includes(key)) return [];
    const field = source.fields[key] ?? caseFields[key];
    if (field === undefined) throw new Error(`No list can ask for "${key}".`);
    return [field(values, look)];
  });
}

/** Without the register, and without what is `left`. */
export function rowCondition(
  source: AnySource,
  { query }: Pick<Wanted, "query">,
  at: { look: ListLook; left: readonly string[] },
): Condition {
  const { actor } = at.look;
  return allOf([
    scopeCondition(actor, source.listing.register),
    ...fieldConditions(source, query.where, at),
  ]);
}

export function compiled(db: Db, condition: Condition): CompiledCondition {
  const { sql: text, parameters } = condition.compile(db);
  return { text, values: parameters };
}

/** Conditions that few cases meet: those are looked up and sorted, and no queue is walked along for them. */
export function startsFromFew({ query, said }: Wanted): boolean {
  return (
    said !== null ||
    (query.where["snoozed"] ?? []).includes("yes") ||
    (query.where["approver"] ?? []).some((who) => who !== "any")
  );
}

/**
 * Everything that a case has to meet, by itself. The sign before the register keeps the planner from walking
 * along all of its cases where few are looked up by their ids.
 */
export function wholeCondition(
  source: AnySource,
  wanted: Wanted,
  look: ListLook,
): Condition {
  const { register } = source.listing;
  return allOf([
    startsFromFew(wanted)
      ? sql`+c.register = ${register}`
      : sql`c.register = ${register}`,
    rowCondition(source, wanted, { look, left: [] }),
    ...(wanted.said === null ? [] : [wanted.said]),
  ]);
}
