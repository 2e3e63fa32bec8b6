import type { DueGroup } from "@kept/domain/casework/due-group";
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/** Where somebody was in a list, so that coming back from a case finds it as it was left. */
interface Place {
  readonly top: number;
  readonly folded: readonly DueGroup[];
  /** The row under the keyboard. */
  readonly touched: string | null;
}

const foldedAtFirst: readonly DueGroup[] = ["later"];
const places = new Map<string, Place>();

/** The place in the list with this address; lives as long as the tab. */
export function placeIn(list: string): Place {
  return places.get(list) ?? { top: 0, folded: foldedAtFirst, touched: null };
}

export function rememberPlace(list: string, place: Partial<Place>): void {
  places.set(list, { ...placeIn(list), ...place });
}

/** Puts the list back to where it was scrolled, once its rows are there, and remembers how it is scrolled on. */
export function useScrollMemory(
  rows: RefObject<HTMLElement | null>,
  list: string,
  isReady: boolean,
): void {
  const restored = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (!isReady || restored.current === list || rows.current === null) return;
    restored.current = list;
    rows.current.scrollTop = placeIn(list).top;
  }, [isReady, list, rows]);

  useEffect(() => {
    const scroller = rows.current;
    if (scroller === null) return undefined;
    const remember = (): void => {
      if (restored.current === list)
        rememberPlace(list, { top: scroller.scrollTop });
    };
    scroller.addEventListener("scroll", remember, { passive: true });
    return () => {
      scroller.removeEventListener("scroll", remember);
    };
  }, [list, rows]);
}
