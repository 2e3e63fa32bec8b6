import { useRef, type KeyboardEvent, type RefObject } from "react";

interface GridKeys {
  readonly keys: readonly string[];
  readonly current: string | null;
  readonly onCurrent: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly onToggle: ((key: string) => void) | undefined;
}

interface GridKeyHandlers {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** One row of the grid is in the tab order; the arrows move between rows. */
  readonly tabIndexOf: (key: string) => 0 | -1;
}

const steps: Readonly<Record<string, number>> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
};

/** `j` `k` and the arrows move, Home and End jump, Enter and `o` open, `x` selects. */
export function useGridKeys({
  keys,
  current,
  onCurrent,
  onOpen,
  onToggle,
}: GridKeys): GridKeyHandlers {
  const gridRef = useRef<HTMLDivElement>(null);

  const moveTo = (key: string | undefined): void => {
    if (key === undefined) return;
    onCurrent(key);
    const row = gridRef.current?.querySelector(
      `[data-key="${CSS.escape(key)}"]`,
    );
    if (row instanceof HTMLElement) {
      row.focus();
      row.scrollIntoView({ block: "nearest" });
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of things inside a row (a checkbox, a link) are theirs.
    if (
      !(event.target instanceof HTMLElement) ||
      event.target.getAttribute("role") !== "row"
    )
      return;
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.nativeEvent.isComposing
    )
      return;
    const at = current === null ? -1 : keys.indexOf(current);
    const step = steps[event.key];
    if (step !== undefined) {
      moveTo(keys[Math.min(Math.max(at + step, 0), keys.length - 1)]);
      // Shift takes the row one comes from and the row one goes to along.
      if (event.shiftKey && onToggle && current !== null) onToggle(current);
    } else if (event.key === "Home") moveTo(keys[0]);
    else if (event.key === "End") moveTo(keys.at(-1));
    else if ((event.key === "Enter" || event.key === "o") && current !== null)
      onOpen(current);
    else if (event.key === "x" && current !== null && onToggle)
      onToggle(current);
    else return;
    event.preventDefault();
  };

  const entry = current !== null && keys.includes(current) ? current : keys[0];
  return { gridRef, onKeyDown, tabIndexOf: (key) => (key === entry ? 0 : -1) };
}
