import { useEffect, useRef, useSyncExternalStore } from "react";

/** Something that this page can do and that has no key of its own; the palette offers it by name. */
export interface PageAct {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

let sets: readonly (readonly PageAct[])[] = [];
let all: readonly PageAct[] = [];
const listeners = new Set<() => void>();

function put(next: readonly (readonly PageAct[])[]): void {
  sets = next;
  all = next.flat();
  for (const listen of listeners) listen();
}

/** Offers these acts while the component is on the screen. */
export function usePageActs(acts: readonly PageAct[]): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  // What they are called, so that drawing the page again does not offer them anew.
  const called = acts.map(({ key, label }) => `${key} ${label}`).join("|");
  useEffect(() => {
    const offered = latest.current.map(({ key, label }) => ({
      key,
      label,
      run: () => latest.current.find((act) => act.key === key)?.run(),
    }));
    put([...sets, offered]);
    return () => {
      put(sets.filter((set) => set !== offered));
    };
  }, [called]);
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => {
    listeners.delete(listen);
  };
}

/** Everything that the page as it is now offers by name. */
export function useOfferedActs(): readonly PageAct[] {
  return useSyncExternalStore(subscribe, () => all);
}
