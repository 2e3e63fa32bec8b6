import type { Actor } from "@kept/domain/access/actor";
import {
  reachOf,
  visibleCases,
  type Reach,
} from "@kept/domain/access/visible-cases";
import type { DueGroup } from "@kept/domain/casework/due-group";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import { rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import type { DueLook } from "./due-views.ts";
import { groupOf, isDueGroup } from "./list-order-views.ts";

/**
 * A list whose rows are counted whenever a case changes, so that nobody has to count them. Sealed cases are in
 * none of these numbers: those that name the person who looks are counted beside them.
 */
export interface KeptCount {
  readonly register: string;
  /** The numbers that it is the sum of, and what cases (as `c`) they count. */
  readonly facets: readonly string[];
  readonly states: readonly (0 | 1)[];
  /** Null: all of them. */
  readonly groups: readonly DueGroup[] | null;
}

const narrowing = ["owner", "stage", "lane"] as const;

/**
 * The kept numbers that say how many rows this list has for this person; null where it has to be counted.
 * `others` are the teams a person may own a case of without being one of them.
 */
export function keptCountOf(
  register: string,
  { where }: Pick<ListQuery, "where">,
  at: { actor: Actor; teams: readonly string[] },
): KeptCount | null {
  const asked = Object.entries(where).filter(([, values]) => values.length > 0);
  const narrowed = asked.filter(([key]) => key !== "state" && key !== "due");
  const [only] = narrowed;
  const due = where["due"] ?? [];
  if (narrowed.length > 1 || !due.every(isDueGroup)) return null;
  const facets =
    only === undefined
      ? wholeFacets(register, at)
      : oneFacet(reachOf(at.actor.role, register), at.actor, only);
  if (facets === null) return null;
  return {
    register,
    facets,
    states: statesOf(where["state"]),
    groups: due.length === 0 ? null : due.filter(isDueGroup),
  };
}

/** Open cases first. */
export function statesOf(
  asked: readonly string[] | undefined = [],
): readonly (0 | 1)[] {
  const isAsked = (state: string) =>
    asked.length === 0 || asked.includes(state);
  return [
    ...(isAsked("open") ? [1 as const] : []),
    ...(isAsked("closed") ? [0 as const] : []),
  ];
}

function wholeFacets(
  register: string,
  { actor, teams }: { actor: Actor; teams: readonly string[] },
): readonly string[] | null {
  const scope = visibleCases(actor);
  const reach = reachOf(actor.role, register);
  if (reach === "none") return [];
  if (reach === "all") return ["*"];
  // What is asked of somebody is a handful: it is counted.
  if (reach === "asked") return null;
  return [
    "team:none",
    ...teams.map((team) =>
      team === scope.teamId ? `team:${team}` : `both:${scope.ownerId}/${team}`,
    ),
  ];
}

function oneFacet(
  reach: Reach,
  actor: Actor,
  [field, values]: readonly [string, readonly string[]],
): readonly string[] | null {
  const [value, ...more] = values;
  const known = narrowing.find((one) => one === field);
  if (known === undefined || value === undefined || more.length > 0)
    return null;
  const said = known === "owner" && value === "me" ? actor.id : value;
  // Whoever sees some cases only, sees all of their own.
  const isSeen = reach === "all" || (known === "owner" && said === actor.id);
  if (reach === "none") return [];
  return isSeen ? [`${known}:${said}`] : null;
}

interface CountRow {
  readonly facet: string;
  readonly queue: number;
  readonly due_on: string;
  readonly due_hour: string;
  readonly is_provisional: number;
  readonly n: number;
}

const moments = "facet, queue, due_on, due_hour, is_provisional";

/** How many rows there are in each group, at this second. */
export function keptGroups(
  db: Db,
  count: KeptCount,
  look: DueLook,
): Promise<ReadonlyMap<DueGroup, number>> {
  return unlessChanged(db, JSON.stringify([count, look.now, look.bounds]), () =>
    groupsOf(db, count, look),
  );
}

async function groupsOf(
  db: Db,
  count: KeptCount,
  look: DueLook,
): Promise<ReadonlyMap<DueGroup, number>> {
  const groups = new Map<DueGroup, number>();
  const add = (group: DueGroup, n: number) => {
    if (count.groups === null || count.groups.includes(group))
      groups.set(group, (groups.get(group) ?? 0) + n);
  };
  const cells = await cellsOf(db, count);
  const hour = look.now.slice(0, 13);
  for (const cell of cells) {
    const isSplit = cell.queue === 0 && cell.due_hour === hour;
    const over = isSplit ? await overWithin(db, count, { cell, look }) : 0;
    // Of the hour that is running, the minutes decide; what is over has been read.
    const at = isSplit ? look.now : cell.due_hour;
    if (over > 0) add("overdue", over);
    const left = cell.n - over;
    if (left === 0) continue;
    const group = groupOf(
      {
        queue: cell.queue,
        queue_on: cell.due_on,
        queue_at: at,
        next_is_provisional: cell.is_provisional,
      },
      look,
    );
    add(group, left);
  }
  return groups;
}

/** How many rows there are, whatever group they stand in. */
export function keptTotal(db: Db, count: KeptCount): Promise<number> {
  return unlessChanged(db, JSON.stringify(count), () => totalOf(db, count));
}

async function totalOf(
  db: Db,
  { register, facets, states }: KeptCount,
): Promise<number> {
  if (facets.length === 0) return 0;
  const rows = await rowsOf<{ n: number }>(
    db,
    `select coalesce(sum(n), 0) as n from case_counts
     where register = ? and facet in (${marksFor(facets)}) ${queueOf(states)}`,
    [register, ...facets],
  );
  return rows[0]?.n ?? 0;
}

function marksFor(facets: readonly string[]): string {
  return facets.map(() => "?").join(", ");
}

function queueOf(states: readonly (0 | 1)[]): string {
  if (states.length > 1) return "";
  return states[0] === 1 ? "and queue < 9" : "and queue = 9";
}

async function cellsOf(
  db: Db,
  { register, facets, states }: KeptCount,
): Promise<readonly CountRow[]> {
  if (facets.length === 0) return [];
  return rowsOf<CountRow>(
    db,
    `select ${moments}, n from case_counts
     where register = ? and facet in (${marksFor(facets)}) ${queueOf(states)}`,
    [register, ...facets],
  );
}

/** The columns that a kept number is told apart by. */
const columnOf = {
  owner: "c.owner_id",
  stage: "c.stage",
  lane: "c.lane",
  team: "c.team_id",
} as const;

function facetCondition(facet: string): readonly [string, readonly string[]] {
  if (facet === "*") return ["1 = 1", []];
  const [kind = "", ...rest] = facet.split(":");
  const value = rest.join(":");
  if (kind === "both")
    return ["c.owner_id = ? and c.team_id = ?", value.split("/")];
  const column = columnOf[kind as keyof typeof columnOf];
  return value === "none"
    ? [`${column} is null`, []]
    : [`${column} = ?`, [value]];
}

/** Of the clocks that end within the running hour, those that have ended: a range of a few rows. */
async function overWithin(
  db: Db,
  { register }: KeptCount,
  { cell, look }: { cell: CountRow; look: DueLook },
): Promise<number> {
  const [condition, values] = facetCondition(cell.facet);
  const rows = await rowsOf<{ n: number }>(
    db,
    `select count(*) as n from cases c
     where c.register = ? and c.is_sealed = 0 and c.is_open = 1 and c.queue = 0 and c.is_urgent in (0, 1)
       and c.queue_on = ? and c.queue_at >= ? and c.queue_at < ?
       and c.next_is_provisional = ? and ${condition}`,
    [
      register,
      cell.due_on,
      cell.due_hour,
      look.now,
      cell.is_provisional,
      ...values,
    ],
  );
  return rows[0]?.n ?? 0;
}
