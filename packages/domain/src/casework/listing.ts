import type { Text } from "../text.ts";
import { isCivilDay, type CivilDay } from "../time/day-number.ts";

/** One of the values that a condition can have. */
export interface ListValue {
  readonly value: string;
  readonly label: Text;
}

/**
 * What rows can be narrowed by. `choice`: one of `values`. `person`: an account's id, or one of `values`, such
 * as `me`. `due`: a group of the queue, days on which something falls due, or `<3wd`. `flag`: `yes` or `no`.
 * `day`: days in a row.
 */
export interface ListField {
  readonly key: string;
  readonly label: Text;
  readonly kind: "choice" | "person" | "due" | "flag" | "day";
  /** Whether several values may be asked for at once; a row meets any of them. */
  readonly many: boolean;
  readonly values?: readonly ListValue[];
  /** Its name in an address and in a search: `type` in `type:deletion`. */
  readonly token: string;
  /** Other names that people type for it in a search. */
  readonly also?: readonly string[];
}

export interface ListColumn {
  readonly key: string;
  readonly label: Text;
  /** Key of the order that its head sorts by. */
  readonly sort: string | null;
  readonly width: number;
  readonly min: number;
  /** Whether it is there before anybody chose. */
  readonly shown: boolean;
  /** Shows who a person is. */
  readonly personal?: true;
  /** Can be moved and not be left out. */
  readonly fixed?: true;
}

export interface ListSort {
  readonly key: string;
  readonly label: Text;
  /** The way round that people mean when they choose it. */
  readonly direction: Direction;
}

export type Direction = "asc" | "desc";

/** Rows under headings; only in the order that has them stand together. */
export interface ListGroup {
  readonly key: string;
  readonly label: Text;
  readonly sort: string;
  readonly direction: Direction;
}

/** Conditions by field key; a field that is not named asks for nothing. */
export type ListWhere = Readonly<Record<string, readonly string[]>>;

/** A view that the house brings along. */
export interface ListView {
  readonly key: string;
  readonly label: Text;
  readonly where: ListWhere;
  readonly sort: string;
  readonly direction: Direction;
  readonly group: string | null;
  /** A place beside the queue, for what is not to be worked like the rest. */
  readonly lane?: true;
}

/** The words of an address by their names; `URLSearchParams` is one. */
export interface ListAddress {
  readonly get: (name: string) => string | null;
}

/** Everything about the list of a register that an address, a screen and the server have to agree on. */
export interface Listing {
  readonly register: string;
  /** Grows when addresses of before would be read wrongly; `upgrades` then says how they are read. */
  readonly version: number;
  readonly upgrades?: readonly ((older: ListAddress) => ListAddress)[];
  readonly fields: readonly ListField[];
  readonly columns: readonly ListColumn[];
  readonly sorts: readonly ListSort[];
  readonly groups: readonly ListGroup[];
  /** The first is the list as it opens. */
  readonly views: readonly [ListView, ...ListView[]];
}

export interface ChosenColumn {
  readonly key: string;
  /** Null: as wide as it comes. */
  readonly width: number | null;
}

export const densities = ["compact", "roomy"] as const;
export const layouts = ["scroll", "pages"] as const;

/** What a list shows, whole: whoever has it needs no view to understand it. */
export interface ListQuery {
  /** Key of a view or id of a saved one that it came from; says nothing about the rows. */
  readonly view: string;
  readonly where: ListWhere;
  readonly sort: string;
  readonly direction: Direction;
  readonly group: string | null;
  /** Null: those that come with the list. */
  readonly columns: readonly ChosenColumn[] | null;
  readonly density: (typeof densities)[number];
  readonly layout: (typeof layouts)[number];
}

/** The rows that something is to be done with. */
export type Selection =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | {
      readonly kind: "matching";
      readonly query: ListQuery;
      readonly text: string | null;
      readonly except: readonly string[];
      /** How many were shown when it was chosen. */
      readonly count: number;
    };

/** Days in a row, the last included; null where there is no end. */
export interface DaySpan {
  readonly from: CivilDay | null;
  readonly until: CivilDay | null;
}

const savedViewId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const personId = savedViewId;
const widest = 1_200;

/** `2026-09-24`, `2026-09-25..2026-09-27`, `2026-09-25..` or `..2026-09-27`; null for anything else. */
export function readDaySpan(value: string): DaySpan | null {
  const [first = "", second = first, ...more] = value.split("..");
  const from = first === "" ? null : first;
  const until = second === "" ? null : second;
  const isSpan =
    more.length === 0 &&
    (from !== null || until !== null) &&
    [from, until].every((day) => day === null || isCivilDay(day)) &&
    (from === null || until === null || from <= until);
  return isSpan ? { from, until } : null;
}

export function writeDaySpan({ from, until }: DaySpan): string {
  return from === until ? (from ?? "") : `${from ?? ""}..${until ?? ""}`;
}

/** The 3 of `<3wd`: what falls due before three working days are over. Null for anything else. */
export function readWithin(value: string): number | null {
  const found = /^<([1-9]\d?)wd$/.exec(value);
  return found === null ? null : Number(found[1]);
}

/** The value as it is written, or null where the field has no such value. */
export function readListValue(field: ListField, value: string): string | null {
  if (field.values?.some((one) => one.value === value) === true) return value;
  switch (field.kind) {
    case "choice":
      return null;
    case "flag":
      return value === "yes" || value === "no" ? value : null;
    case "person":
      return personId.test(value) ? value : null;
    case "due":
      return readWithin(value) === null ? daysOf(value) : value;
    case "day":
      return daysOf(value);
  }
}

function daysOf(value: string): string | null {
  const span = readDaySpan(value);
  return span === null ? null : writeDaySpan(span);
}

/** Values a field knows, each once: in the order of the field, then those it has no list of. */
function readValues(field: ListField, given: readonly string[]): string[] {
  const read = new Set(
    given
      .map((value) => readListValue(field, value))
      .filter((value) => value !== null),
  );
  const listed = (field.values ?? [])
    .map(({ value }) => value)
    .filter((value) => read.delete(value));
  const all = [...listed, ...[...read].sort()];
  return field.many ? all : all.slice(0, 1);
}

/** A view without anything added to it. */
export function plainQuery(listing: Listing, view?: string): ListQuery {
  const found = builtInView(listing, view) ?? listing.views[0];
  return {
    view: found.key,
    where: found.where,
    sort: found.sort,
    direction: found.direction,
    group: found.group,
    columns: null,
    density: densities[0],
    layout: layouts[0],
  };
}

function builtInView(
  listing: Listing,
  view: string | null | undefined,
): ListView | undefined {
  return listing.views.find(({ key }) => key === view);
}

/**
 * Reads an address. It says what differs from its view, or from the first view where its view is a saved one.
 * What nobody knows falls away, so that an old or mistyped link still opens a list.
 */
export function readListQuery(
  listing: Listing,
  address: ListAddress,
): ListQuery {
  const search = upgraded(listing, address);
  const view = search.get("view");
  const plain = plainQuery(listing, view ?? undefined);
  return tidyListQuery(listing, {
    view: view !== null && savedViewId.test(view) ? view : plain.view,
    where: readWhere(listing, plain.where, search),
    ...readOrder(listing, plain, search),
    columns: readColumns(search.get("cols")),
    density: oneOf(densities, search.get("density")) ?? plain.density,
    layout: oneOf(layouts, search.get("layout")) ?? plain.layout,
  });
}

/** An address without a version is of the first. */
function upgraded(listing: Listing, search: ListAddress): ListAddress {
  const version = Number(search.get("v") ?? "1");
  return (listing.upgrades ?? [])
    .slice(Number.isInteger(version) && version > 0 ? version - 1 : 0)
    .reduce((older, upgrade) => upgrade(older), search);
}

function readWhere(
  listing: Listing,
  usual: ListWhere,
  search: ListAddress,
): ListWhere {
  const where: Record<string, readonly string[]> = {};
  for (const field of listing.fields) {
    const said = search.get(field.token);
    const values = said === null ? [] : readValues(field, said.split(","));
    // Nothing said leaves the view as it is; said to be empty takes its condition away.
    where[field.key] =
      values.length > 0 || said === "" ? values : (usual[field.key] ?? []);
  }
  return where;
}

function readOrder(
  listing: Listing,
  plain: ListQuery,
  search: ListAddress,
): Pick<ListQuery, "sort" | "direction" | "group"> {
  const said = search.get("sort") ?? "";
  const sort = listing.sorts.find(({ key }) => key === said.replace(/^-/, ""));
  const order =
    sort === undefined
      ? plain
      : {
          sort: sort.key,
          direction: said.startsWith("-")
            ? ("desc" as const)
            : ("asc" as const),
        };
  const { sort: by, direction } = order;
  const group = search.get("group");
  const isSaid =
    group === "none" || listing.groups.some(({ key }) => key === group);
  return {
    sort: by,
    direction,
    group: isSaid ? group : usualGroup(listing, plain, order),
  };
}

/** The groups of a view stay as long as its order does. */
function usualGroup(
  listing: Listing,
  plain: ListQuery,
  order: Pick<ListQuery, "sort" | "direction">,
): string | null {
  return mayGroup(listing, plain.group, order) ? plain.group : null;
}

function mayGroup(
  listing: Listing,
  group: string | null,
  { sort, direction }: Pick<ListQuery, "sort" | "direction">,
): boolean {
  return listing.groups.some(
    (one) =>
      one.key === group && one.sort === sort && one.direction === direction,
  );
}

/** `reference,clock:160,person`. */
function readColumns(value: string | null): ChosenColumn[] | null {
  if (value === null || value === "") return null;
  return value.split(",").map((said) => {
    const [key = "", width = ""] = said.split(":");
    return { key, width: /^\d{1,4}$/.test(width) ? Number(width) : null };
  });
}

function oneOf<Known extends string>(
  known: readonly Known[],
  value: string | null,
): Known | null {
  return known.find((one) => one === value) ?? null;
}

/** The one spelling of a query: two that mean the same rows in the same columns are equal then. */
export function tidyListQuery(listing: Listing, query: ListQuery): ListQuery {
  const sort = listing.sorts.find(({ key }) => key === query.sort);
  const { view, density, layout } = query;
  const order =
    sort === undefined
      ? plainQuery(listing)
      : { sort: sort.key, direction: query.direction };
  return {
    view,
    where: Object.fromEntries(
      listing.fields
        .map((field) => [
          field.key,
          readValues(field, query.where[field.key] ?? []),
        ])
        .filter(([, values]) => values?.length !== 0),
    ) as ListWhere,
    sort: order.sort,
    direction: order.direction,
    group: mayGroup(listing, query.group, order) ? query.group : null,
    columns:
      query.columns === null ? null : tidyColumns(listing, query.columns),
    density,
    layout,
  };
}

function tidyColumns(
  listing: Listing,
  chosen: readonly ChosenColumn[],
): ChosenColumn[] {
  const known = chosen.filter(
    ({ key }, index) =>
      listing.columns.some((column) => column.key === key) &&
      chosen.findIndex((other) => other.key === key) === index,
  );
  const missing = listing.columns
    .filter(
      ({ key, fixed }) =>
        fixed === true && !known.some((one) => one.key === key),
    )
    .map(({ key }) => ({ key, width: null }));
  return [...missing, ...known].map(({ key, width }) => {
    const min = listing.columns.find((column) => column.key === key)?.min ?? 0;
    return {
      key,
      width: width === null ? null : Math.min(Math.max(width, min), widest),
    };
  });
}

/** The columns of a list from left to right, as wide as they are wanted. */
export function columnsOfQuery(
  listing: Listing,
  query: Pick<ListQuery, "columns">,
): readonly (ListColumn & { readonly wanted: number })[] {
  const chosen =
    query.columns ??
    listing.columns
      .filter(({ shown }) => shown)
      .map(({ key }) => ({ key, width: null }));
  return chosen.flatMap(({ key, width }) => {
    const column = listing.columns.find((one) => one.key === key);
    return column === undefined
      ? []
      : [{ ...column, wanted: width ?? column.width }];
  });
}

/** The address of a list, without what is usual in its view: `?view=mine&policy=p000,p001&sort=-received`. */
export function writeListQuery(listing: Listing, query: ListQuery): string {
  const tidy = tidyListQuery(listing, query);
  const plain = plainQuery(listing, tidy.view);
  const said: [string, readonly string[]][] = [];
  if (listing.version > 1) said.push(["v", [String(listing.version)]]);
  if (tidy.view !== listing.views[0].key) said.push(["view", [tidy.view]]);
  for (const { key, token } of conditionsBeyond(listing, tidy))
    said.push([token, tidy.where[key] ?? [""]]);
  if (tidy.sort !== plain.sort || tidy.direction !== plain.direction)
    said.push([
      "sort",
      [`${tidy.direction === "desc" ? "-" : ""}${tidy.sort}`],
    ]);
  if (tidy.group !== usualGroup(listing, plain, tidy))
    said.push(["group", [tidy.group ?? "none"]]);
  if (tidy.columns !== null)
    said.push([
      "cols",
      tidy.columns.map(({ key, width }) =>
        width === null ? key : `${key}:${String(width)}`,
      ),
    ]);
  if (tidy.density !== plain.density) said.push(["density", [tidy.density]]);
  if (tidy.layout !== plain.layout) said.push(["layout", [tidy.layout]]);
  if (said.length === 0) return "";
  return `?${said.map(([name, values]) => `${name}=${values.map(readable).join(",")}`).join("&")}`;
}

/** Every value is a key of ours, a day or an id, so that an address can stay readable. */
function readable(value: string): string {
  return encodeURIComponent(value).replaceAll("%3A", ":");
}

/** The fields by which a list asks for something else than its view does. */
export function conditionsBeyond(
  listing: Listing,
  query: ListQuery,
): readonly ListField[] {
  const { where: usual } = plainQuery(listing, query.view);
  return listing.fields.filter(
    ({ key }) => (query.where[key] ?? []).join() !== (usual[key] ?? []).join(),
  );
}

/** Whether two lists show the same, wherever they came from. */
export function isSameList(
  listing: Listing,
  one: ListQuery,
  other: ListQuery,
): boolean {
  const { key } = listing.views[0];
  return (
    writeListQuery(listing, { ...one, view: key }) ===
    writeListQuery(listing, { ...other, view: key })
  );
}
