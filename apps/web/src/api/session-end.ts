import { useSyncExternalStore } from "react";

let isEnded = false;
const listeners = new Set<() => void>();
let waiting: (() => void)[] = [];

/** Notes that an answer has said: nobody is signed in any more. Or that the same person is again. */
export function noteSessionEnd(ended: boolean): void {
  if (isEnded === ended) return;
  isEnded = ended;
  for (const listen of listeners) listen();
  if (ended) return;
  const held = waiting;
  waiting = [];
  for (const goOn of held) goOn();
}

/** Waits until the person of this page has signed in again. Whoever else signs in loads the page anew, and it ends there. */
export function signedInAgain(): Promise<void> {
  return isEnded
    ? new Promise((resolve) => {
        waiting.push(resolve);
      })
    : Promise.resolve();
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => {
    listeners.delete(listen);
  };
}

/** Whether the session ended while its pages are still open. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(subscribe, () => isEnded);
}
