import { dueGroups, type DueGroup } from "@kept/domain/casework/due-group";
import type { CivilDay } from "@kept/domain/casework/clock";
import { registers } from "@kept/domain/registers/index";
import { policyIds } from "@kept/domain/registers/requests/policies";
import {
  requestTypeKeys,
  type RequestType,
} from "@kept/domain/registers/requests/types";

export const listViews = [
  "nextDue",
  "mine",
  "unidentified",
  "unverified",
  "duplicates",
  "toApprove",
  "closed",
] as const;
export type ListView = (typeof listViews)[number];

export const listSorts = [
  "due",
  "received",
  "name",
  "reference",
  "touched",
] as const;
export type ListSort = (typeof listSorts)[number];

/** A stage's key. */
export type StageKey = keyof typeof registers.requests.workflow.stages;
export const stageKeys = Object.keys(
  registers.requests.workflow.stages,
) as StageKey[];

/** What a list shows, as its address says it. What somebody typed into the search is never part of it. */
export interface ListQuery {
  readonly view: ListView;
  readonly sort: ListSort;
  readonly direction: "asc" | "desc";
  readonly policyIds: readonly string[];
  readonly types: readonly RequestType[];
  readonly stages: readonly StageKey[];
  /** A colleague's id; `none`: nobody has it. */
  readonly ownerId: string | null;
  /** A group of the queue, or days; the last is included. */
  readonly due: DueGroup | DaySpan | null;
}

export interface DaySpan {
  readonly from: CivilDay;
  readonly until: CivilDay;
}

/** A view without conditions, in its usual order: what is due next, or what ended last. */
export function plainQuery(view: ListView): ListQuery {
  const isClosed = view === "closed";
  return {
    view,
    sort: isClosed ? "touched" : "due",
    direction: isClosed ? "desc" : "asc",
    policyIds: [],
    types: [],
    stages: [],
    ownerId: null,
    due: null,
  };
}

function oneOf<Known extends string>(
  known: readonly Known[],
  value: string | null,
): Known | null {
  return known.find((one) => one === value) ?? null;
}

function someOf<Known extends string>(
  known: readonly Known[],
  value: string | null,
): Known[] {
  const named = new Set(value?.split(",") ?? []);
  return known.filter((one) => named.has(one));
}

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function ownerOf(value: string | null): string | null {
  return value !== null && (value === "none" || idShape.test(value))
    ? value
    : null;
}

/** `2026-09-24`, or `2026-09-25..2026-09-27`. */
function dueOf(value: string | null): ListQuery["due"] {
  const [from = "", until = from, ...more] = value?.split("..") ?? [];
  if (isCivilDay(from) && isCivilDay(until) && more.length === 0)
    return { from, until };
  return oneOf(dueGroups, value);
}

function dueWord(due: ListQuery["due"]): string {
  if (due === null || typeof due === "string") return due ?? "";
  return due.from === due.until ? due.from : `${due.from}..${due.until}`;
}

/** A day as addresses write it; 30 February is none. */
export function isCivilDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
}

/** Reads the address; what it does not know falls away, so that an old or mistyped link still opens a list. */
export function parseListQuery(search: URLSearchParams): ListQuery {
  const plain = plainQuery(oneOf(listViews, search.get("view")) ?? "nextDue");
  const sorted = search.get("sort");
  const sort = oneOf(listSorts, sorted?.replace(/^-/, "") ?? null);
  return {
    ...plain,
    ...(sort !== null && {
      sort,
      direction: sorted?.startsWith("-") === true ? "desc" : "asc",
    }),
    policyIds: someOf(policyIds, search.get("policy")),
    types: someOf(requestTypeKeys, search.get("type")),
    stages: someOf(stageKeys, search.get("stage")),
    ownerId: ownerOf(search.get("owner")),
    due: dueOf(search.get("due")),
  };
}

/** The address of a list, without what is usual: `?view=mine&policy=p000,p001&sort=-received`. */
export function writeListQuery(query: ListQuery): string {
  const { view, sort, direction, policyIds: policies, types, stages } = query;
  const plain = plainQuery(view);
  const isUsual = sort === plain.sort && direction === plain.direction;
  const said: [string, string][] = [
    ["view", view === "nextDue" ? "" : view],
    ["policy", policies.join(",")],
    ["type", types.join(",")],
    ["stage", stages.join(",")],
    ["owner", query.ownerId ?? ""],
    ["due", dueWord(query.due)],
    ["sort", isUsual ? "" : `${direction === "desc" ? "-" : ""}${sort}`],
  ];
  // Every value is a key of ours or an id: a comma stays readable.
  const words = said
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? "" : `?${words.join("&")}`;
}

/** Whether the rows stand in the groups of the queue. */
export function isGrouped({ view, sort, direction }: ListQuery): boolean {
  return view !== "closed" && sort === "due" && direction === "asc";
}

/** How many conditions there are beyond the view. */
export function conditionCount(query: ListQuery): number {
  const lists = [query.policyIds, query.types, query.stages];
  return (
    lists.filter((list) => list.length > 0).length +
    (query.ownerId === null ? 0 : 1) +
    (query.due === null ? 0 : 1)
  );
}
