import { sql } from "kysely";
import type { DueGroup } from "@kept/domain/casework/due-group";
import {
  plainQuery,
  type Listing,
  type ListQuery,
  type Selection,
} from "@kept/domain/casework/listing";
import type { ListPageInput } from "@kept/domain/casework/listing-schema";
import type { Actor } from "@kept/domain/access/actor";
import type { Db } from "../db/reading.ts";
import { caseMatches } from "../search/matching-views.ts";
import type { SearchSource } from "../search/search-source.ts";
import {
  dueLook,
  dueRank,
  groupOfRank,
  notIn,
  withDueDay,
} from "./due-views.ts";
import {
  allOf,
  caseFields,
  type Condition,
  type FieldCondition,
  type ListLook,
} from "./list-fields-views.ts";
import type { Office } from "./office.ts";
import { scopeCondition } from "./scope-views.ts";

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

/** Who looks, and when. */
export interface ListAt {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
}

export interface ListPage<Row> {
  readonly rows: readonly (Row & {
    /** Where it stands in a queue by due date. */
    readonly group: DueGroup;
  })[];
  /** All that meet the conditions, those of folded groups too. */
  readonly total: number;
  /** How many of them stand in each group of the queue; none of the empty ones. */
  readonly groups: readonly {
    readonly group: DueGroup;
    readonly count: number;
  }[];
  /** Null at the end of the list. */
  readonly nextCursor: string | null;
  /** Null at its beginning. */
  readonly previousCursor: string | null;
}

/** The rows that are meant, without saying how they are ordered. */
export type Asked = Pick<ListPageInput, "query" | "text">;

function lookOf({ actor, office, now }: ListAt): ListLook {
  return { ...dueLook(office, now), actor, office };
}

/** Cases (as `c`) that meet the conditions, whoever may know of them. */
export function whereCondition(
  source: Pick<ListSource<{ id: string }>, "listing" | "fields">,
  where: ListQuery["where"],
  at: ListAt,
): Condition {
  return fieldConditions(source, where, lookOf(at));
}

function fieldConditions(
  source: Pick<ListSource<{ id: string }>, "listing" | "fields">,
  where: ListQuery["where"],
  look: ListLook,
): Condition {
  const asked = source.listing.fields.flatMap(({ key }) => {
    const values = where[key] ?? [];
    if (values.length === 0) return [];
    const field = source.fields[key] ?? caseFields[key];
    if (field === undefined) throw new Error(`No list can ask for "${key}".`);
    return [field(values, look)];
  });
  return allOf([sql`c.register = ${source.listing.register}`, ...asked]);
}

async function conditionOf(
  db: Db,
  source: Pick<ListSource<{ id: string }>, "listing" | "fields" | "search">,
  { asked, look }: { asked: Asked; look: ListLook },
): Promise<Condition> {
  const { query, text } = asked;
  return allOf([
    fieldConditions(source, query.where, look),
    scopeCondition(look.actor),
    ...(text === null ? [] : [await caseMatches(db, source.search, text)]),
  ]);
}

const dueAt = sql`coalesce(c.next_due_at, '9999')`;
const orders: Readonly<Record<string, ReturnType<typeof sql>>> = {
  due: dueAt,
  received: sql`c.received_at`,
  name: sql`c.title`,
  reference: sql`c.reference`,
  touched: sql`c.touched_at`,
  ended: sql`coalesce(c.ended_at, '')`,
};

/** A queue goes group by group, and in each of them an urgent case goes to the front. */
function ordersOf({ sort, group }: ListQuery, look: ListLook) {
  const order = orders[sort];
  if (order === undefined) throw new Error(`No list is sorted by "${sort}".`);
  return group === null
    ? [order, sql`c.id`]
    : [
        dueRank(look),
        sql`case c.is_urgent when 1 then '0' else '1' end`,
        order,
        sql`c.id`,
      ];
}

/** Where the next page begins: the sort values and the id of the last row. Nonsense begins at the start. */
function readCursor(cursor: string | null): readonly string[] {
  return new URLSearchParams(cursor ?? "").getAll("after");
}

function writeCursor(values: readonly string[]): string {
  return new URLSearchParams(
    values.map((value) => ["after", value]),
  ).toString();
}

interface FoundRow {
  readonly id: string;
  readonly rank: string;
  /** The values it was sorted by, as a JSON list. */
  readonly cursor: string;
}

/** One page of a list, forwards or back. */
export async function listPage<Row extends { readonly id: string }>(
  db: Db,
  source: ListSource<Row>,
  { asked, at }: { asked: ListPageInput; at: ListAt },
): Promise<ListPage<Row>> {
  const look = lookOf(at);
  const { query, cursor, toward, limit } = asked;
  const where = await conditionOf(db, source, { asked, look });
  const from = sql`from cases c ${withDueDay} where ${where}`;
  const keys = ordersOf(query, look);
  const after = readCursor(cursor);
  const isBack = toward === "previous";
  const isUp = (query.direction === "asc") !== isBack;
  const direction = sql.raw(isUp ? "asc" : "desc");
  const beyond = sql.raw(isUp ? ">" : "<");
  const hasCursor = after.length === keys.length;
  const page = await sql<FoundRow>`
    select c.id, ${dueRank(look)} as rank, json_array(${sql.join(keys)}) as cursor
    ${from} and ${notIn(query.group === null ? [] : asked.folded, look)}
      ${hasCursor ? sql`and (${sql.join(keys)}) ${beyond} (${sql.join(after)})` : sql``}
    order by ${sql.join(keys.map((key) => sql`${key} ${direction}`))}
    limit ${limit + 1}`.execute(db);
  const counted = await sql<{ rank: string; count: number }>`
    select ${dueRank(look)} as rank, count(*) as count ${from}
    group by 1 order by 1`.execute(db);
  const hasMore = page.rows.length > limit;
  const found = page.rows.slice(0, limit);
  const shown = isBack ? found.toReversed() : found;
  const cursorOf = (row: FoundRow | undefined): string | null =>
    row === undefined
      ? null
      : writeCursor(JSON.parse(row.cursor) as readonly string[]);
  return {
    rows: await rowsOf(db, source, { shown, look }),
    total: counted.rows.reduce((sum, { count }) => sum + count, 0),
    groups: counted.rows.map(({ rank, count }) => ({
      group: groupOfRank(rank),
      count,
    })),
    nextCursor:
      hasMore || (isBack && hasCursor) ? cursorOf(shown.at(-1)) : null,
    previousCursor:
      (isBack && hasMore) || (!isBack && hasCursor) ? cursorOf(shown[0]) : null,
  };
}

async function rowsOf<Row extends { readonly id: string }>(
  db: Db,
  source: ListSource<Row>,
  { shown, look }: { shown: readonly FoundRow[]; look: ListLook },
): Promise<ListPage<Row>["rows"]> {
  const rows = await source.rows(
    db,
    shown.map(({ id }) => id),
    look,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return shown.flatMap(({ id, rank }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, group: groupOfRank(rank) }];
  });
}

/** How many cases are meant. */
export async function countMatching<Row extends { readonly id: string }>(
  db: Db,
  source: ListSource<Row>,
  { asked, at }: { asked: Asked; at: ListAt },
): Promise<number> {
  const where = await conditionOf(db, source, { asked, look: lookOf(at) });
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from cases c ${withDueDay} where ${where}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** How many cases each of the house's views holds. */
export async function countViews<Row extends { readonly id: string }>(
  db: Db,
  source: ListSource<Row>,
  at: ListAt,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { key } of source.listing.views)
    counts[key] = await countMatching(db, source, {
      asked: { query: plainQuery(source.listing, key), text: null },
      at,
    });
  return counts;
}

const batch = 500;

/** The cases of a selection that this person may know of, in batches; for acts on many at once. */
export async function* matchingIds<Row extends { readonly id: string }>(
  db: Db,
  source: ListSource<Row>,
  { selection, at }: { selection: Selection; at: ListAt },
): AsyncGenerator<readonly string[]> {
  const look = lookOf(at);
  const where =
    selection.kind === "matching"
      ? await conditionOf(db, source, { asked: selection, look })
      : allOf([
          sql`c.register = ${source.listing.register}`,
          scopeCondition(at.actor),
          sql`c.id in (select value from json_each(${JSON.stringify(selection.ids)}))`,
        ]);
  const except = new Set(selection.kind === "matching" ? selection.except : []);
  let last = "";
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select c.id from cases c ${withDueDay}
      where ${where} and c.id > ${last}
      order by c.id limit ${batch}`.execute(db);
    const ids = rows.map(({ id }) => id).filter((id) => !except.has(id));
    if (ids.length > 0) yield ids;
    if (rows.length < batch) return;
    last = rows.at(-1)?.id ?? "";
  }
}
