import { dueGroups, type DueGroup } from "@kept/domain/casework/due-group";
import { rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { DueLook } from "./due-views.ts";
import type { CompiledCondition } from "./queue-order-views.ts";

/** The columns that every register's list can be sorted by; each stands in an index of its own. */
const keys: Readonly<Record<string, string>> = {
  due: "c.queue_at",
  received: "c.received_at",
  name: "c.title",
  reference: "c.reference",
  touched: "c.touched_at",
  ended: "c.ended_key",
};

export function sortKey(sort: string): string {
  const key = keys[sort];
  if (key === undefined) throw new Error(`No list is sorted by "${sort}".`);
  return key;
}

export interface OrderAsked {
  readonly register: string;
  readonly condition: CompiledCondition;
  /** Open cases, ended ones, or both. */
  readonly states: readonly (0 | 1)[];
  readonly sort: string;
  readonly isUp: boolean;
  /** Value and id of the row before. */
  readonly after: readonly [key: string, id: string] | null;
  readonly limit: number;
}

export interface OrderedRow {
  readonly id: string;
  readonly key: string;
  readonly group: DueGroup;
}

interface FoundRow extends PlacedCase {
  readonly id: string;
  readonly key: string;
}

/** What says in which group of the queue a case stands. */
export interface PlacedCase {
  readonly queue: number;
  readonly queue_on: string;
  readonly queue_at: string;
  readonly next_is_provisional: number;
}

const placedColumns = "c.queue, c.queue_on, c.queue_at, c.next_is_provisional";

export function groupOf(row: PlacedCase, { bounds, now }: DueLook): DueGroup {
  if (row.queue === 9) return "ended";
  if (row.queue === 2) return "paused";
  if (row.queue === 3) return "undated";
  if (row.queue_at < now) return "overdue";
  if (row.queue_on <= bounds.today) return "today";
  if (row.queue_on <= bounds.soonUntil) return "soon";
  if (row.queue_on <= bounds.weekUntil) return "week";
  return row.next_is_provisional === 1 ? "provisional" : "later";
}

/** Reads one page in a plain order: from one index, or from two that are merged where both states are wanted. */
export async function orderedPage(
  db: Db,
  asked: OrderAsked,
  look: DueLook,
): Promise<OrderedRow[]> {
  const { sort, isUp, states, limit } = asked;
  const key = sortKey(sort);
  const found: (readonly FoundRow[])[] = [];
  for (const state of states)
    found.push(await streamOf(db, { ...asked, key, state }));
  return merged(found, isUp)
    .slice(0, limit)
    .map((row) => ({ id: row.id, key: row.key, group: groupOf(row, look) }));
}

async function streamOf(
  db: Db,
  asked: OrderAsked & { key: string; state: 0 | 1 },
): Promise<readonly FoundRow[]> {
  const { register, condition, key, state, isUp, after, limit } = asked;
  const direction = isUp ? "asc" : "desc";
  const beyond =
    after === null ? "" : `and (${key}, c.id) ${isUp ? ">" : "<"} (?, ?)`;
  const text = `select c.id as id, ${key} as key, ${placedColumns}
    from cases c indexed by ${key.replace("c.", "cases_by_")} where c.register = ? and c.is_open = ${String(state)} ${beyond} and ${condition.text}
    order by ${key} ${direction}, c.id ${direction} limit ?`;
  return rowsOf<FoundRow>(db, text, [
    register,
    ...(after ?? []),
    ...condition.values,
    limit,
  ]);
}

/** In the order of SQLite, which compares bytes. */
function merged(
  streams: readonly (readonly FoundRow[])[],
  isUp: boolean,
): readonly FoundRow[] {
  const [only, ...others] = streams;
  if (only === undefined || others.length === 0) return only ?? [];
  const bytes = (row: FoundRow) => Buffer.from(`${row.key}\0${row.id}`);
  const signed = isUp ? 1 : -1;
  return streams
    .flat()
    .map((row) => ({ row, at: bytes(row) }))
    .sort((one, other) => signed * Buffer.compare(one.at, other.at))
    .map(({ row }) => row);
}

export function isDueGroup(value: string): value is DueGroup {
  return dueGroups.some((group) => group === value);
}
