import { sql } from "kysely";
import {
  awayFromDesk,
  reachOf,
  type Viewer,
} from "@kept/domain/access/visible-cases";
import { dueGroups, type DueGroup } from "@kept/domain/casework/due-group";
import {
  plainQuery,
  type Listing,
  type ListQuery,
  type Selection,
} from "@kept/domain/casework/listing";
import type { ListPageInput } from "@kept/domain/casework/listing-schema";
import type { Actor } from "@kept/domain/access/actor";
import type { Db } from "../db/reading.ts";
import { slowly } from "../db/slow-reading.ts";
import { caseMatches } from "../search/matching-views.ts";
import type { SearchSource } from "../search/search-source.ts";
import {
  keptCountOf,
  keptGroups,
  keptTotal,
  statesOf,
  type KeptCount,
} from "./case-count-views.ts";
import { dueLook, dueRank, groupOfRank, notIn } from "./due-views.ts";
import {
  allOf,
  caseFields,
  type Condition,
  type FieldCondition,
  type ListLook,
} from "./list-fields-views.ts";
import { isDueGroup, orderedPage, sortKey } from "./list-order-views.ts";
import {
  queuePage,
  type CompiledCondition,
  type QueueIndex,
} from "./queue-order-views.ts";
import type { Seat } from "./house.ts";
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

/** What is asked for, with the words already looked up. */
interface Wanted {
  readonly query: ListQuery;
  /** The cases that have the words; null where none were asked for. */
  readonly said: Condition | null;
}

async function wantedOf(
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

function lookOf({ actor, office, now }: Seat): ListLook {
  return { ...dueLook(office, now), actor, office };
}

/** Of a list, what its conditions are made of. */
type AnySource = Pick<
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
function rowCondition(
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

function compiled(db: Db, condition: Condition): CompiledCondition {
  const { sql: text, parameters } = condition.compile(db);
  return { text, values: parameters };
}

/** Conditions that few cases meet: those are looked up and sorted, and no queue is walked along for them. */
function startsFromFew({ query, said }: Wanted): boolean {
  return (
    said !== null ||
    (query.where["snoozed"] ?? []).includes("yes") ||
    (query.where["approver"] ?? []).some((who) => who !== "any")
  );
}

/** One owner, stage or lane has an index of its own. */
function queueIndexOf({ where }: ListQuery): QueueIndex {
  const isOne = (key: string) => where[key]?.length === 1;
  if (isOne("owner") && where["owner"]?.[0] !== "none")
    return "cases_queue_of_owner";
  if (isOne("stage")) return "cases_queue_of_stage";
  return isOne("lane") ? "cases_queue_of_lane" : "cases_queue";
}

/** The groups that a queue is asked for, folded or not. */
function groupsOf({ where }: ListQuery): readonly DueGroup[] {
  const states = statesOf(where["state"]);
  const due = where["due"] ?? [];
  return dueGroups.filter(
    (group) =>
      states.includes(group === "ended" ? 0 : 1) &&
      (due.length === 0 || !due.every(isDueGroup) || due.includes(group)),
  );
}

/** Where the next page begins: what the last row was sorted by. Nonsense begins at the start. */
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
  readonly group: DueGroup;
  /** What it was sorted by. */
  readonly place: readonly string[];
}

interface Paging {
  readonly after: readonly string[];
  readonly toward: "next" | "previous";
  readonly folded: readonly DueGroup[];
  readonly limit: number;
}

/** The rows from a place of the list on, in the direction that is read. */
async function foundRows(
  db: Db,
  source: AnySource,
  at: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const { role } = at.look.actor;
  const isAsked = reachOf(role, source.listing.register) === "asked";
  if (isAsked || startsFromFew(at.wanted)) return fewRows(db, source, at);
  return at.wanted.query.group === null
    ? orderedRows(db, source, at)
    : queuedRows(db, source, at);
}

/**
 * Whether the rows of a page may lie far apart: with conditions that no index holds, a page may have to pass
 * every case before it is full.
 */
function walksFar(
  { listing }: AnySource,
  { query: { where } }: Wanted,
  left: readonly string[],
): boolean {
  const held = ["owner", "stage", "lane"];
  const others = listing.fields.filter(
    ({ key }) => !left.includes(key) && (where[key] ?? []).length > 0,
  );
  return others.length > 1 || others.some(({ key }) => !held.includes(key));
}

async function queuedRows(
  db: Db,
  source: AnySource,
  { wanted, look, paging }: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const due = wanted.query.where["due"] ?? [];
  const left = due.every(isDueGroup) ? ["state", "due"] : ["state"];
  const { after, toward, folded, limit } = paging;
  const [group, urgent, on, at, id] = after;
  return queuePage(
    walksFar(source, wanted, left) ? slowly(db) : db,
    {
      register: source.listing.register,
      condition: compiled(db, rowCondition(source, wanted, { look, left })),
      index: queueIndexOf(wanted.query),
      groups: new Set(
        groupsOf(wanted.query).filter((one) => !folded.includes(one)),
      ),
      after:
        group !== undefined &&
        isDueGroup(group) &&
        urgent !== undefined &&
        on !== undefined &&
        at !== undefined &&
        id !== undefined
          ? [group, urgent, on, at, id]
          : null,
      toward,
      limit,
    },
    look,
  );
}

async function orderedRows(
  db: Db,
  source: AnySource,
  { wanted, look, paging }: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const { sort, direction, where } = wanted.query;
  const { after, toward, limit } = paging;
  const [key, id] = after;
  const rows = await orderedPage(
    walksFar(source, wanted, ["state"]) ? slowly(db) : db,
    {
      register: source.listing.register,
      condition: compiled(
        db,
        rowCondition(source, wanted, { look, left: ["state"] }),
      ),
      states: statesOf(where["state"]),
      sort,
      isUp: (direction === "asc") === (toward === "next"),
      after: key === undefined || id === undefined ? null : [key, id],
      limit,
    },
    look,
  );
  return rows.map((row) => ({
    id: row.id,
    group: row.group,
    place: [row.key, row.id],
  }));
}

/** Sorted once they are found. */
async function fewRows(
  db: Db,
  source: AnySource,
  { wanted, look, paging }: { wanted: Wanted; look: ListLook; paging: Paging },
): Promise<readonly FoundRow[]> {
  const { sort, direction, group } = wanted.query;
  const { after, toward, folded, limit } = paging;
  const key = sql.raw(sortKey(sort));
  const keys =
    group === null
      ? [key, sql`c.id`]
      : [
          dueRank(look),
          sql`case c.is_urgent when 1 then '0' else '1' end`,
          sql`c.queue_on`,
          sql`c.queue_at`,
          sql`c.id`,
        ];
  const isUp = (direction === "asc") === (toward === "next");
  const order = sql.raw(isUp ? "asc" : "desc");
  const beyond = sql.raw(isUp ? ">" : "<");
  const { rows } = await sql<{ id: string; rank: string; place: string }>`
    select c.id, ${dueRank(look)} as rank, json_array(${sql.join(keys)}) as place
    from cases c where ${wholeCondition(source, wanted, look)}
      and ${notIn(group === null ? [] : folded, look)}
      ${after.length === keys.length ? sql`and (${sql.join(keys)}) ${beyond} (${sql.join(after)})` : sql``}
    order by ${sql.join(keys.map((one) => sql`${one} ${order}`))}
    limit ${limit}`.execute(db);
  return rows.map(({ id, rank, place }) => ({
    id,
    group: groupOfRank(rank),
    place: JSON.parse(place) as readonly string[],
  }));
}

/**
 * Everything that a case has to meet, by itself. The sign before the register keeps the planner from walking
 * along all of its cases where few are looked up by their ids.
 */
function wholeCondition(
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

/** The kept numbers that count these rows; null where nobody keeps any. */
async function keptCount(
  db: Db,
  source: AnySource,
  { wanted, look }: { wanted: Wanted; look: ListLook },
): Promise<KeptCount | null> {
  if (wanted.said !== null) return null;
  return keptCountOf(source.listing.register, wanted.query, {
    actor: look.actor,
    teams: await teamsToLookIn(db, {
      actor: look.actor,
      register: source.listing.register,
    }),
  });
}

/** How many rows there are in each group, folded or not: from kept numbers where there are any. */
async function groupCounts(
  db: Db,
  source: AnySource,
  { wanted, look }: { wanted: Wanted; look: ListLook },
): Promise<ReadonlyMap<DueGroup, number>> {
  const kept = await keptCount(db, source, { wanted, look });
  if (kept !== null)
    return together(
      await keptGroups(db, kept, look),
      await sealedGroups(db, source, { wanted, look }),
    );
  const { rows } = await sql<{ rank: string; n: number }>`
    select ${dueRank(look)} as rank, count(*) as n from cases c
    where ${wholeCondition(source, wanted, look)} group by 1`.execute(
    // Words may stand in any number of cases; what somebody snoozed or is asked to approve, in a few.
    wanted.said === null && startsFromFew(wanted) ? db : slowly(db),
  );
  return new Map(rows.map(({ rank, n }) => [groupOfRank(rank), n]));
}

/** The sealed cases among the rows that name whoever looks: few, and in no kept number. */
async function sealedGroups(
  db: Db,
  source: AnySource,
  { wanted, look }: { wanted: Wanted; look: ListLook },
): Promise<ReadonlyMap<DueGroup, number>> {
  if (look.actor.namedOn.length === 0) return new Map();
  const { rows } = await sql<{ rank: string; n: number }>`
    select ${dueRank(look)} as rank, count(*) as n from cases c indexed by cases_sealed
    where c.is_sealed = 1 and ${wholeCondition(source, wanted, look)} group by 1`.execute(
    db,
  );
  return new Map(rows.map(({ rank, n }) => [groupOfRank(rank), n]));
}

function together(
  one: ReadonlyMap<DueGroup, number>,
  other: ReadonlyMap<DueGroup, number>,
): ReadonlyMap<DueGroup, number> {
  const sum = new Map(one);
  for (const [group, n] of other) sum.set(group, (sum.get(group) ?? 0) + n);
  return sum;
}

async function teamsToLookIn(
  db: Db,
  { actor, register }: { actor: Actor; register: string },
): Promise<string[]> {
  if (reachOf(actor.role, register) !== "team") return [];
  const teams = await db.selectFrom("teams").select("id").execute();
  return teams.map(({ id }) => id);
}

/** One page of a list, forwards or back. */
export async function listPage<Row extends { readonly id: string }>(
  db: Db,
  source: ListSource<Row>,
  { asked, at }: { asked: ListPageInput; at: Seat },
): Promise<ListPage<Row>> {
  const look = lookOf(at);
  const { query, cursor, toward, folded, limit } = asked;
  const wanted = await wantedOf(
    db,
    { source, viewer: look.actor, now: look.now },
    asked,
  );
  const after = readCursor(cursor);
  const counts = await groupCounts(db, source, { wanted, look });
  // Groups that are empty need not be looked into.
  const left = dueGroups.filter(
    (group) => !counts.has(group) || folded.includes(group),
  );
  const found = await foundRows(db, source, {
    wanted,
    look,
    paging: { after, toward, folded: left, limit: limit + 1 },
  });
  const isBack = toward === "previous";
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  const shown = isBack ? page.toReversed() : page;
  const cursorOf = (row: FoundRow | undefined): string | null =>
    row === undefined ? null : writeCursor(row.place);
  const hasBefore = isBack ? hasMore : after.length > 0;
  const hasAfter = isBack ? after.length > 0 : hasMore;
  return {
    rows: await rowsOf(db, source, { shown, look }),
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    groups:
      query.group === null
        ? []
        : dueGroups.flatMap((group) => {
            const count = counts.get(group) ?? 0;
            return count === 0 ? [] : [{ group, count }];
          }),
    nextCursor: hasAfter ? cursorOf(shown.at(-1)) : null,
    previousCursor: hasBefore ? cursorOf(shown[0]) : null,
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
  return shown.flatMap(({ id, group }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, group }];
  });
}

/** How many cases are meant. */
export function countMatching(
  db: Db,
  source: AnySource,
  { asked, at }: { asked: Asked; at: Seat },
): Promise<number> {
  return countAt(db, source, { asked, look: lookOf(at) });
}

async function countAt(
  db: Db,
  source: AnySource,
  { asked, look }: { asked: Asked; look: ListLook },
): Promise<number> {
  const wanted = await wantedOf(
    db,
    { source, viewer: look.actor, now: look.now },
    asked,
  );
  const kept = await keptCount(db, source, { wanted, look });
  // Where no group is asked for, nobody has to know in which of them the cases stand.
  if (kept?.groups === null) {
    const sealed = await sealedGroups(db, source, { wanted, look });
    const named = [...sealed.values()].reduce((sum, count) => sum + count, 0);
    return named + (await keptTotal(db, kept));
  }
  const counts = await groupCounts(db, source, { wanted, look });
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** How many cases each of the house's views holds. */
export async function countViews(
  db: Db,
  source: AnySource,
  at: Seat,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const look = lookOf(at);
  for (const { key } of source.listing.views)
    counts[key] = await countAt(db, source, {
      asked: { query: plainQuery(source.listing, key), text: null },
      look,
    });
  return counts;
}

/** Cases among which the rows of a view that somebody saved are counted one by one. */
const mostCounted = 5_000;

/** How many rows a list has, where that costs little: from kept numbers, or among few cases; otherwise null. */
export async function countIfCheap(
  db: Db,
  source: AnySource,
  { query, at }: { readonly query: ListQuery; readonly at: Seat },
): Promise<number | null> {
  const look = lookOf(at);
  const looking = { source, viewer: look.actor, now: look.now };
  const asked = { query, text: null };
  const wanted = await wantedOf(db, looking, asked);
  if ((await keptCount(db, source, { wanted, look })) === null) {
    const { state = [] } = query.where;
    const around = { query: { ...query, where: { state } }, text: null };
    if ((await countAt(db, source, { asked: around, look })) > mostCounted)
      return null;
  }
  return countAt(db, source, { asked, look });
}

const batch = 500;

/**
 * The cases of a selection that this person may know of, in batches; for acts on many at once. They are those
 * of the moment it begins: an act after which a case no longer matches leaves none out.
 */
export async function* matchingIds(
  db: Db,
  source: AnySource,
  { selection, at }: { selection: Selection; at: Seat },
): AsyncGenerator<readonly string[]> {
  // What is done to many cases at once, or leaves as a file, leaves sealed ones out.
  const look = lookOf({ ...at, actor: awayFromDesk(at.actor) });
  const where =
    selection.kind === "matching"
      ? wholeCondition(
          source,
          await wantedOf(
            db,
            { source, viewer: look.actor, now: look.now },
            selection,
          ),
          look,
        )
      : allOf([
          sql`+c.register = ${source.listing.register}`,
          scopeCondition(look.actor, source.listing.register),
          sql`c.id in (select value from json_each(${JSON.stringify(selection.ids)}))`,
        ]);
  const except = new Set(selection.kind === "matching" ? selection.except : []);
  const { rows } = await sql<{ id: string }>`
    select c.id from cases c where ${where}`.execute(db);
  const ids = rows.map(({ id }) => id).filter((id) => !except.has(id));
  for (let from = 0; from < ids.length; from += batch)
    yield ids.slice(from, from + batch);
}
