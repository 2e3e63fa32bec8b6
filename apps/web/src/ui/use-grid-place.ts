import { useLayoutEffect, useRef, type RefObject } from "react";
import type { GridPlace } from "./grid-props.ts";

interface PlaceOf {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  /** Brings the row under the keyboard into sight. */
  readonly showCurrent: () => void;
}

/**
 * Puts a list back to where it was scrolled when somebody looked at it last. Where its rows were higher or
 * lower then, the row under the keyboard says where that was.
 */
export function useGridPlace(
  place: GridPlace | undefined,
  { scroller, rowHeight, showCurrent }: PlaceOf,
): void {
  const restored = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (place === undefined || scroller.current === null) return;
    if (restored.current === place.key) return;
    restored.current = place.key;
    const last = place.last();
    const scale = last.rowHeight === null ? 1 : rowHeight / last.rowHeight;
    scroller.current.scrollTop = last.top * scale;
    if (scale !== 1) showCurrent();
  }, [place, scroller, rowHeight, showCurrent]);
}
