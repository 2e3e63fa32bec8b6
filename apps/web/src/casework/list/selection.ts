import type { ListQuery, Selection } from "@kept/domain/casework/listing-query";

/** What is selected in a list: cases by their ids, or everything that meets the conditions without a few. */
export type Selected =
  | { readonly kind: "some"; readonly ids: ReadonlySet<string> }
  | { readonly kind: "all"; readonly except: ReadonlySet<string> };

export const nothingSelected: Selected = { kind: "some", ids: new Set() };
export const allSelected: Selected = { kind: "all", except: new Set() };

export function isSelected(selected: Selected, id: string): boolean {
  return selected.kind === "some"
    ? selected.ids.has(id)
    : !selected.except.has(id);
}

/** Takes cases in or out. Out of everything, they become its exceptions. */
export function select(
  selected: Selected,
  ids: readonly string[],
  isIn: boolean,
): Selected {
  const listed = new Set(
    selected.kind === "some" ? selected.ids : selected.except,
  );
  const isListed = isIn === (selected.kind === "some");
  for (const id of ids)
    if (isListed) listed.add(id);
    else listed.delete(id);
  return selected.kind === "some"
    ? { kind: "some", ids: listed }
    : { kind: "all", except: listed };
}

/** How many cases are selected, of so many that meet the conditions. */
export function selectedCount(selected: Selected, total: number): number {
  return selected.kind === "some"
    ? selected.ids.size
    : Math.max(0, total - selected.except.size);
}

interface Shown {
  readonly query: ListQuery;
  readonly text: string;
  readonly total: number;
}

/** The same for the server, which works it out case by case; null when nothing is selected. */
export function selectionOf(
  selected: Selected,
  { query, text, total }: Shown,
): Selection | null {
  if (selectedCount(selected, total) === 0) return null;
  return selected.kind === "some"
    ? { kind: "ids", ids: [...selected.ids] }
    : {
        kind: "matching",
        query,
        text: text === "" ? null : text,
        except: [...selected.except],
        count: total,
      };
}
