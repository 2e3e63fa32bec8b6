import {
  columnsOfQuery,
  type ChosenColumn,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import type { Listing } from "@kept/domain/casework/listing";

/** Every change of the columns goes from one whole choice to another, so that the address can say it. */
export type Columns = readonly ChosenColumn[];

/** The columns in sight, whether somebody chose them or they come with the list. */
export function chosenColumns(
  listing: Listing,
  query: Pick<ListQuery, "columns">,
): Columns {
  return columnsOfQuery(listing, query).map(({ key }) => ({
    key,
    width: query.columns?.find((one) => one.key === key)?.width ?? null,
  }));
}

/** The columns that come with the list. */
export function usualColumns(listing: Listing): Columns {
  return chosenColumns(listing, { columns: null });
}

export function isUsual(listing: Listing, columns: Columns): boolean {
  const usual = usualColumns(listing);
  return (
    columns.length === usual.length &&
    columns.every(
      ({ key, width }, index) => width === null && usual[index]?.key === key,
    )
  );
}

/** Puts a column in or takes it out; one that comes in stands last. */
export function showColumn(
  columns: Columns,
  key: string,
  isShown: boolean,
): Columns {
  const others = columns.filter((one) => one.key !== key);
  return isShown ? [...others, { key, width: null }] : others;
}

/** Moves what stands at one place to another; the rest closes up. */
export function moveColumn(
  columns: Columns,
  from: number,
  to: number,
): Columns {
  const moved = columns[from];
  if (moved === undefined || to < 0 || to >= columns.length) return columns;
  const others = columns.filter((_, index) => index !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

export function widenColumn(
  columns: Columns,
  key: string,
  width: number,
): Columns {
  return columns.map((one) => (one.key === key ? { key, width } : one));
}
