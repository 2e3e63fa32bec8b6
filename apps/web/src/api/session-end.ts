import { useSyncExternalStore } from "react";

let isEnded = false;
const listeners = new Set<() => void>();

/** Notes that an answer has said: nobody is signed in any more. Or that somebody is again. */
export function noteSessionEnd(ended: boolean): void {
  if (isEnded === ended) return;
  isEnded = ended;
  for (const listen of listeners) listen();
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
