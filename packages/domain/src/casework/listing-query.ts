import type {
  ListWhere,
  Direction,
  Listing,
  ListView,
  ListColumn,
  ListField,
} from "./listing.ts";
import { readValues } from "./listing-values.ts";

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
const widest = 1_200;

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

/** The groups of a view stay as long as its order does. */
export function usualGroup(
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
