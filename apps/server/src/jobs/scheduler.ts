import { errorShape, type HouseLog } from "../log/house-log.ts";

/** Something the house does by itself again and again. */
export interface Tick {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

export interface Scheduler {
  start(): void;
  /** Lets one have its turn now instead of at its time; nothing before the start and after the stop. */
  wake(name: string): void;
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
  let started = false;
  let stopped = false;
  // Those that were woken while they were at work: what they were woken for may have come too late for them.
  const woken = new Set<Tick>();

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

  function plan(tick: Tick, afterMs = tick.everyMs): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(tick);
      const running = once(tick).finally(() => {
        underway.delete(running);
        plan(tick, woken.delete(tick) ? 0 : tick.everyMs);
      });
      underway.add(running);
    }, afterMs);
    timers.set(tick, timer);
  }

  return {
    start: () => {
      started = true;
      for (const tick of ticks) plan(tick);
    },
    wake: (name) => {
      const tick = ticks.find((one) => one.name === name);
      if (tick === undefined || !started) return;
      const timer = timers.get(tick);
      if (timer === undefined) woken.add(tick);
      else {
        clearTimeout(timer);
        plan(tick, 0);
      }
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
