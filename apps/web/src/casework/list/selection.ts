import type { ListQuery, Selection } from "@kept/domain/casework/listing";

/**
 * What is selected in a list. One by one: the rows by number, with the id that the server knows them by.
 * Or everything that meets the conditions, without a few.
 */
export type Selected =
  | { readonly kind: "some"; readonly ids: ReadonlyMap<string, string> }
  | { readonly kind: "all"; readonly except: ReadonlyMap<string, string> };

export const nothingSelected: Selected = { kind: "some", ids: new Map() };
export const allSelected: Selected = { kind: "all", except: new Map() };

export interface Selectable {
  readonly id: string;
  readonly reference: string;
}

export function isSelected(selected: Selected, reference: string): boolean {
  return selected.kind === "some"
    ? selected.ids.has(reference)
    : !selected.except.has(reference);
}

/** Takes rows in or out. Out of everything, they become its exceptions. */
export function select(
  selected: Selected,
  rows: readonly Selectable[],
  isIn: boolean,
): Selected {
  const listed = new Map(
    selected.kind === "some" ? selected.ids : selected.except,
  );
  const isListed = isIn === (selected.kind === "some");
  for (const { id, reference } of rows)
    if (isListed) listed.set(reference, id);
    else listed.delete(reference);
  return selected.kind === "some"
    ? { kind: "some", ids: listed }
    : { kind: "all", except: listed };
}

/** How many rows are selected, of so many that meet the conditions. */
export function selectedCount(selected: Selected, total: number): number {
  return selected.kind === "some"
    ? selected.ids.size
    : Math.max(0, total - selected.except.size);
}

/** The same for the server, which works it out row by row; null when nothing is selected. */
export function selectionOf(
  selected: Selected,
  {
    query,
    text,
    total,
  }: {
    readonly query: ListQuery;
    readonly text: string;
    readonly total: number;
  },
): Selection | null {
  if (selectedCount(selected, total) === 0) return null;
  return selected.kind === "some"
    ? { kind: "ids", ids: [...selected.ids.values()] }
    : {
        kind: "matching",
        query,
        text: text === "" ? null : text,
        except: [...selected.except.values()],
        count: total,
      };
}
