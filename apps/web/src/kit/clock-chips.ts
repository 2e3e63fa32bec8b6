import type { ClockStanding, ReckonedClock } from "@kept/domain/casework/clock";
import {
  answerClock,
  identifyClock,
  settleClock,
  pausedClock,
  provisionalClock,
} from "./clocks.ts";

/** The clock as it stands at another moment. */
function standing(
  clock: ReckonedClock,
  state: ClockStanding["state"],
  {
    measure = null,
    share = 0.5,
    ...fields
  }: Partial<ReckonedClock> & Partial<Omit<ClockStanding, "state">>,
): ReckonedClock {
  return { ...clock, ...fields, standing: { state, measure, share } };
}

const hours = (amount: number, minutes = 0): ClockStanding["measure"] => ({
  unit: "hours",
  amount,
  minutes,
});
const days = (amount: number): ClockStanding["measure"] => ({
  unit: "workingDays",
  amount,
});

const running = { stoppedAt: null };
const dueToday = { dueOn: "2026-09-21", dueAt: "2026-09-21T16:00:00Z" };

/** Every state a chip can be in. */
export const chips: readonly {
  readonly name: string;
  readonly clock: ReckonedClock;
}[] = [
  { name: "calm", clock: answerClock },
  {
    name: "soon, days",
    clock: standing(answerClock, "soon", {
      measure: days(1),
      share: 0.93,
      dueOn: "2026-09-22",
    }),
  },
  {
    name: "soon, hours",
    clock: standing(identifyClock, "soon", {
      measure: hours(22, 28),
      ...running,
      dueAt: "2026-09-22T00:10:00Z",
      dueOn: "2026-09-22",
    }),
  },
  {
    name: "today, days",
    clock: standing(answerClock, "today", {
      measure: hours(14, 18),
      ...dueToday,
      share: 0.97,
    }),
  },
  {
    name: "today, hours",
    clock: standing(identifyClock, "today", {
      measure: hours(3, 23),
      ...running,
      dueAt: "2026-09-21T05:05:00Z",
      dueOn: "2026-09-21",
      share: 0.92,
    }),
  },
  {
    name: "under an hour",
    clock: standing(identifyClock, "today", {
      measure: hours(0, 23),
      ...running,
      dueAt: "2026-09-21T02:05:00Z",
      dueOn: "2026-09-21",
      share: 0.99,
    }),
  },
  {
    name: "overdue, days",
    clock: standing(answerClock, "overdue", {
      measure: days(1),
      dueOn: "2026-09-20",
      dueAt: "2026-09-20T16:00:00Z",
      share: 1,
    }),
  },
  {
    name: "overdue, hours",
    clock: standing(identifyClock, "overdue", {
      measure: hours(17, 22),
      ...running,
      dueAt: "2026-09-20T08:20:00Z",
      dueOn: "2026-09-20",
      share: 1,
    }),
  },
  {
    name: "past a target",
    clock: standing(settleClock, "overdue", {
      measure: days(2),
      dueOn: "2026-09-18",
      share: 1,
    }),
  },
  { name: "paused", clock: pausedClock },
  { name: "provisional", clock: provisionalClock },
  {
    name: "met, hours",
    clock: standing(identifyClock, "met", {
      measure: hours(16, 20),
      stoppedAt: "2026-09-16T18:20:00Z",
    }),
  },
  {
    name: "met, days",
    clock: standing(answerClock, "met", {
      measure: days(11),
      stoppedAt: "2026-10-09T02:00:00Z",
    }),
  },
  {
    name: "missed",
    clock: standing(answerClock, "missed", {
      measure: days(2),
      stoppedAt: "2026-10-15T02:00:00Z",
    }),
  },
  {
    name: "target missed",
    clock: standing(settleClock, "missed", {
      measure: days(2),
      stoppedAt: "2026-10-16T02:00:00Z",
    }),
  },
  {
    name: "not started",
    clock: standing(answerClock, "waiting", {
      measure: null,
      start: null,
      waitsFor: [{ en: "receipt", zh: "收到" }],
      dueAt: null,
      dueOn: null,
      days: [],
    }),
  },
  {
    name: "no number",
    clock: standing(answerClock, "calm", {
      measure: null,
      dueAt: null,
      dueOn: null,
      days: [],
    }),
  },
];
