import { useLayoutEffect, useRef, type RefObject } from "react";
import type { GridPlace } from "./grid-props.ts";

/** Puts a list back to where it was scrolled when somebody looked at it last. */
export function useGridPlace(
  scroller: RefObject<HTMLElement | null>,
  place: GridPlace | undefined,
): void {
  const restored = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (place === undefined || scroller.current === null) return;
    if (restored.current === place.key) return;
    restored.current = place.key;
    scroller.current.scrollTop = place.top();
  }, [place, scroller]);
}
