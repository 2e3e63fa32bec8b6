import { errorShape, type HouseLog } from "../log/house-log.ts";

/** Something the house does by itself again and again. */
export interface Tick {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

export interface Scheduler {
  start(): void;
  /** Runs every tick once, now, one after the other; what a test does instead of waiting. */
  runAll(): Promise<void>;
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Ticks never overlap themselves, and one that fails is tried again at its next turn. */
export function makeScheduler(
  ticks: readonly Tick[],
  log: HouseLog,
): Scheduler {
  const timers = new Map<Tick, NodeJS.Timeout>();
  const underway = new Set<Promise<void>>();
  let stopped = false;

  async function once(tick: Tick): Promise<void> {
    try {
      await tick.run();
    } catch (error) {
      log.write({
        event: "job failed",
        job: tick.name,
        attempt: 1,
        ...errorShape(error),
      });
    }
  }

  function plan(tick: Tick): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      const running = once(tick).finally(() => {
        underway.delete(running);
        plan(tick);
      });
      underway.add(running);
    }, tick.everyMs);
    timers.set(tick, timer);
  }

  return {
    start: () => {
      for (const tick of ticks) plan(tick);
    },
    runAll: async () => {
      for (const tick of ticks) await once(tick);
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(underway);
    },
  };
}
