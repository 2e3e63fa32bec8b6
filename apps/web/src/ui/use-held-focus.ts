import {
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type RefObject,
} from "react";
import { rowFocus } from "./use-grid-keys.ts";

interface HeldFocus {
  /** The focus goes to this row as soon as it is drawn. */
  readonly take: (key: string) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Keeps the focus of a list through everything that redraws it. A row that left the list while it had the
 * focus hands it to the row that stands in its place.
 */
export function useHeldFocus(
  body: RefObject<HTMLElement | null>,
  keys: readonly string[],
): HeldFocus {
  const wanted = useRef<string | null>(null);
  const held = useRef<{ readonly key: string; readonly at: number } | null>(
    null,
  );

  useLayoutEffect(() => {
    if (wanted.current !== null) {
      if (focusRow(body.current, wanted.current)) wanted.current = null;
      return;
    }
    if (held.current === null) return;
    const { key, at } = held.current;
    const index = keys.indexOf(key);
    if (index !== -1) held.current = { key, at: index };
    if (document.activeElement !== document.body) return;
    const stays = index === -1 ? (keys[at] ?? keys.at(-1)) : key;
    if (stays !== undefined) focusRow(body.current, stays);
  });

  return {
    take: (key) => {
      wanted.current = key;
    },
    onFocus: ({ target }) => {
      const key = target.closest("[data-key]")?.getAttribute("data-key");
      if (key !== null && key !== undefined && target.hasAttribute(rowFocus))
        held.current = { key, at: keys.indexOf(key) };
    },
    onBlur: ({ target, relatedTarget }) => {
      // A row that is taken out of the page loses the focus to nothing; whoever goes elsewhere takes it along.
      const hasLeft = relatedTarget !== null;
      queueMicrotask(() => {
        if (hasLeft || (target.isConnected && document.hasFocus()))
          held.current = null;
      });
    },
  };
}

function focusRow(body: HTMLElement | null, key: string): boolean {
  const row = body?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const target = row?.hasAttribute(rowFocus)
    ? row
    : row?.querySelector(`[${rowFocus}]`);
  if (!(target instanceof HTMLElement)) return false;
  target.focus({ preventScroll: true });
  return true;
}
