import { useRef, type KeyboardEvent } from "react";
import { moveOf, targetOf } from "./grid-moves.ts";
import type { GridSelection } from "./grid-props.ts";

interface GridKeys {
  /** The rows in their order, loaded ones only. */
  readonly keys: readonly string[];
  readonly current: string | null;
  readonly goTo: (index: number) => void;
  readonly onOpen: (key: string) => void;
  readonly onPeek: ((key: string) => void) | undefined;
  readonly selection: GridSelection | undefined;
  /** Rows in sight. */
  readonly page: () => number;
  /** There are more rows on the server than here; they are asked for. */
  readonly onEnd: (() => void) | undefined;
}

/** Marks what has the focus while its row is the current one: the row itself, or the link in it. */
export const rowFocus = "data-row-focus";

/** `j` `k` and the arrows move, Page, Home and End jump, Enter and `o` open, Space looks, `x` selects. */
export function useGridKeys(grid: GridKeys): (event: KeyboardEvent) => void {
  const indexOf = useRef<{
    readonly keys: readonly string[];
    readonly at: ReadonlyMap<string, number>;
  }>(null);

  return (event) => {
    const { keys, current, selection } = grid;
    // Keys of things inside a row (a checkbox, a link) are theirs.
    if (
      !(event.target instanceof HTMLElement) ||
      !event.target.hasAttribute(rowFocus)
    )
      return;
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.nativeEvent.isComposing
    )
      return;
    if (indexOf.current?.keys !== keys)
      indexOf.current = {
        keys,
        at: new Map(keys.map((key, index) => [key, index])),
      };
    const at = current === null ? -1 : (indexOf.current.at.get(current) ?? -1);
    const move = moveOf(event.key);
    if (move !== null) {
      const target = targetOf(move, {
        at,
        count: keys.length,
        page: grid.page(),
      });
      if (target !== null) {
        if (target === keys.length - 1) grid.onEnd?.();
        extend(selection, event.shiftKey, [current, keys[target] ?? null]);
        grid.goTo(target);
      }
    } else if (current === null) return;
    else if (event.key === "Enter" || event.key === "o") grid.onOpen(current);
    else if (event.key === " " && grid.onPeek) grid.onPeek(current);
    else if (event.key === "x" && selection)
      selection.set([current], !selection.has(current));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** With Shift the row one leaves and the row one reaches are selected; going back takes rows out again. */
function extend(
  selection: GridSelection | undefined,
  withShift: boolean,
  [from, to]: readonly [string | null, string | null],
): void {
  if (!withShift || !selection || from === null || to === null || from === to)
    return;
  if (selection.has(from) && selection.has(to)) selection.set([from], false);
  else selection.set([from, to], true);
}
