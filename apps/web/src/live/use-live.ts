import { everything, type LiveEvent } from "@kept/domain/live";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { liveNow, onLiveEvent, onLiveState } from "./live-channel.ts";

/**
 * Calls `onEvent` for what happens to one thing, or with null to anything of a topic; also after a gap in which
 * nobody knows what happened.
 */
export function useLive(
  topic: LiveEvent["topic"],
  id: string | null,
  onEvent: (event: LiveEvent) => void,
): void {
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(
    () =>
      onLiveEvent((event) => {
        const isGap = event.topic === "list" && event.id === everything;
        const isOurs =
          event.topic === topic &&
          (id === null || event.id === id || event.id === everything);
        if (isGap || isOurs) latest.current(event);
      }),
    [topic, id],
  );
}

const soonMs = 250;

/**
 * Fetches again what changed, soon and not more often than every `everyMs`; in a window that nobody looks at
 * only when it is looked at again.
 */
export function useLiveRefetch(
  {
    topic,
    id,
    everyMs = 1_500,
  }: {
    readonly topic: LiveEvent["topic"];
    readonly id: string | null;
    readonly everyMs?: number;
  },
  refetch: () => unknown,
): void {
  const latest = useRef(refetch);
  latest.current = refetch;
  const plan = useRef<() => void>(() => undefined);
  useEffect(() => {
    let timer: number | undefined;
    let last = 0;
    let isWaiting = false;
    plan.current = () => {
      isWaiting = document.visibilityState !== "visible";
      if (isWaiting || timer !== undefined) return;
      timer = window.setTimeout(
        () => {
          timer = undefined;
          last = Date.now();
          latest.current();
        },
        Math.max(soonMs, last + everyMs - Date.now()),
      );
    };
    const look = (): void => {
      if (isWaiting) plan.current();
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.clearTimeout(timer);
      plan.current = () => undefined;
    };
  }, [everyMs]);
  useLive(topic, id, () => {
    plan.current();
  });
}

const minute = 60_000;

/** How often a screen asks by itself: seldom while it hears of changes, for clocks run all the same. */
export function useOwnPace(): number {
  const isLive = useSyncExternalStore(onLiveState, liveNow);
  return isLive ? 5 * minute : minute;
}
