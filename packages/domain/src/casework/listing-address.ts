import type { ListAddress, Listing, ListWhere } from "./listing.ts";
import {
  type ListQuery,
  plainQuery,
  tidyListQuery,
  densities,
  layouts,
  usualGroup,
  type ChosenColumn,
  conditionsBeyond,
} from "./listing-query.ts";
import { savedViewId, readValues } from "./listing-values.ts";

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
