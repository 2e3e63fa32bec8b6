import { missedSomething, type LiveEvent } from "@kept/domain/live";

/** What one stream tells of itself. */
export interface Stream {
  readonly onOpen: () => void;
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  /** Lost for now; it comes back by itself. */
  readonly onLost: () => void;
  /** Ended for good: by the server, or because nobody is signed in. */
  readonly onOver: () => void;
}

export type OpenStream = (stream: Stream) => { close: () => void };

type Word =
  | { readonly say: "events"; readonly events: readonly LiveEvent[] }
  | { readonly say: "state"; readonly isLive: boolean }
  | { readonly say: "how is it" };

let isLive = false;
const listeners = new Set<(event: LiveEvent) => void>();
const watchers = new Set<() => void>();

/** Hears every event that this person may know of. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Whether events arrive now; while they do not, screens ask again by themselves. */
export function liveNow(): boolean {
  return isLive;
}

export function onLiveState(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

function tell(events: readonly LiveEvent[]): void {
  for (const event of events) for (const listen of listeners) listen(event);
}

function setLive(next: boolean): void {
  if (isLive === next) return;
  isLive = next;
  for (const watch of watchers) watch();
}

const name = "kept.live";
const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/**
 * Keeps one stream open for all the windows of this browser: browsers allow six connections to a house, and
 * people open more windows than that. The window that holds the lock listens and passes on what it hears; when
 * it closes, the next one takes over. Gives back how to stop.
 */
export function startLive(loadStream: () => Promise<OpenStream>): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const others =
    typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  let leads = false;

  const say = (word: Word): void => {
    if (!signal.aborted) others?.postMessage(word);
  };
  others?.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    if (data.say === "events") tell(data.events);
    else if (data.say === "state") {
      if (!leads) setLive(data.isLive);
    } else if (leads) say({ say: "state", isLive });
  });
  say({ say: "how is it" });

  const heard = (events: readonly LiveEvent[]): void => {
    tell(events);
    if (events.length > 0) say({ say: "events", events });
  };
  const stateIs = (next: boolean): void => {
    setLive(next);
    say({ say: "state", isLive: next });
  };

  const lead = async (): Promise<void> => {
    leads = true;
    let waitMs = firstWaitMs;
    let hasGap = false;
    let isOpen = false;
    while (!isStopped(signal)) {
      const openStream = await loadStream();
      await listenOnce(openStream, signal, {
        onOpen: () => {
          waitMs = firstWaitMs;
          if (isOpen) return;
          isOpen = true;
          stateIs(true);
          // The time between two streams is nobody's; one that comes back by itself is told by the server.
          if (hasGap) heard([missedSomething]);
          hasGap = false;
        },
        onEvents: heard,
        onLost: () => {
          isOpen = false;
          stateIs(false);
        },
      });
      isOpen = false;
      hasGap = true;
      stateIs(false);
      if (isStopped(signal)) return;
      await pause(waitMs, signal);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
  };

  // Without locks, as over plain http in a local network, every window listens for itself.
  const leading =
    "locks" in navigator
      ? navigator.locks.request(name, { signal }, lead)
      : lead();
  // Stopping while others lead ends the wait for the lock with an error; so does a stream that cannot be fetched.
  void leading.catch(() => {
    setLive(false);
  });

  return () => {
    stopped.abort();
    others?.close();
    setLive(false);
  };
}

/** Asked through a function, because it changes while others are awaited. */
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

function listenOnce(
  openStream: OpenStream,
  signal: AbortSignal,
  stream: Omit<Stream, "onOver">,
): Promise<void> {
  return new Promise((resolve) => {
    const opened = openStream({ ...stream, onOver: resolve });
    const stop = (): void => {
      opened.close();
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
