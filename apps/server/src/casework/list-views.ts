import { sql } from "kysely";
import { awayFromDesk } from "@kept/domain/access/visible-cases";
import { dueGroups, type DueGroup } from "@kept/domain/casework/due-group";
import type { Selection } from "@kept/domain/casework/listing-query";
import type { ListPageInput } from "@kept/domain/casework/listing-schema";
import type { Db } from "../db/reading.ts";
import { allOf, type ListLook } from "./list-fields-views.ts";
import type { Seat } from "./house.ts";
import { scopeCondition } from "./scope-views.ts";
import {
  type ListSource,
  type AnySource,
  wantedOf,
  lookOf,
  wholeCondition,
} from "./list-wanted-views.ts";
import { type FoundRow, foundRows } from "./list-rows-views.ts";
import { groupCounts } from "./list-count-views.ts";

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

/** Where the next page begins: what the last row was sorted by. Nonsense begins at the start. */
function readCursor(cursor: string | null): readonly string[] {
  return new URLSearchParams(cursor ?? "").getAll("after");
}

function writeCursor(values: readonly string[]): string {
  return new URLSearchParams(
    values.map((value) => ["after", value]),
  ).toString();
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
