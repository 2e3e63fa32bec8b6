import type { TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import { useSyncExternalStore } from "react";
import { failureOf } from "./failure.ts";

let isLost = false;
const listeners = new Set<() => void>();
const onReturn = new Set<() => void>();

function note(lost: boolean): void {
  if (isLost === lost) return;
  isLost = lost;
  for (const listen of listeners) listen();
  if (lost) probeSoon(firstProbeMs);
  else for (const goOn of onReturn) goOn();
}

const firstProbeMs = 1_000;
const lastProbeMs = 10_000;

/** Asks from time to time whether the house is there again, ever more seldom. */
function probeSoon(ms: number): void {
  window.setTimeout(() => {
    if (!isLost) return;
    void fetch("/readyz", { cache: "no-store" }).then(
      ({ ok }) => {
        if (ok) note(false);
        else probeSoon(Math.min(ms * 1.5, lastProbeMs));
      },
      () => {
        probeSoon(Math.min(ms * 1.5, lastProbeMs));
      },
    );
  }, ms);
}

/** Runs whenever the house can be reached again; gives back how to stop that. */
export function whenBack(run: () => void): () => void {
  onReturn.add(run);
  return () => {
    onReturn.delete(run);
  };
}

/** Whether the last call found nobody: the network is away, or the server is being started. */
export function useConnectionLost(): boolean {
  return useSyncExternalStore(
    (listen) => {
      listeners.add(listen);
      return () => {
        listeners.delete(listen);
      };
    },
    () => isLost,
  );
}

/** Notes from every answer, and from every one that did not come, whether the house can be reached. */
export function connectionLink<
  Router extends AnyTRPCRouter,
>(): TRPCLink<Router> {
  return () =>
    ({ next, op }) =>
      observable((observer) =>
        next(op).subscribe({
          next: (value) => {
            note(false);
            observer.next(value);
          },
          complete: () => {
            observer.complete();
          },
          error: (error) => {
            // A call that somebody took back says nothing of the connection.
            if (op.signal?.aborted !== true)
              note(failureOf(error).kind === "offline");
            observer.error(error);
          },
        }),
      );
}
