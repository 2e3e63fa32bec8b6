import { useSyncExternalStore } from "react";

/** Calls wait before it while it is shut, until it opens or somebody says that it will not. */
export interface Gate {
  readonly shut: () => void;
  readonly open: () => void;
  /** It stays shut for those who wait now; their calls are refused after all. */
  readonly giveUp: () => void;
  /** Resolves to whether the call may go; at once while the gate is open. */
  readonly passed: () => Promise<boolean>;
  readonly useShut: () => boolean;
}

export function makeGate(): Gate {
  let isShut = false;
  const listeners = new Set<() => void>();
  let waiting: ((mayGo: boolean) => void)[] = [];

  function turn(shut: boolean, mayGo: boolean): void {
    if (isShut === shut) return;
    isShut = shut;
    for (const listen of listeners) listen();
    if (shut) return;
    const held = waiting;
    waiting = [];
    for (const goOn of held) goOn(mayGo);
  }

  function subscribe(listen: () => void): () => void {
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }

  return {
    shut: () => {
      turn(true, true);
    },
    open: () => {
      turn(false, true);
    },
    giveUp: () => {
      turn(false, false);
    },
    passed: () =>
      isShut
        ? new Promise((resolve) => {
            waiting.push(resolve);
          })
        : Promise.resolve(true),
    useShut: () => useSyncExternalStore(subscribe, () => isShut),
  };
}
