import { medianOf } from "./transparency.ts";

/** The steps of a demand that have a moment of their own, in their order. */
export const timedSteps = [
  "logged",
  "verified",
  "reviewed",
  "scoped",
  "answered",
] as const;
export type TimedStep = (typeof timedSteps)[number];

/** One demand, as far as these numbers look at it. */
export interface WorkedDemand {
  readonly id: string;
  readonly body: string;
  readonly categories: readonly string[];
  /** Less was given than was asked, or somebody objected. */
  readonly isNarrowed: boolean;
  readonly isAnswered: boolean;
  /** In milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly steps: Readonly<Record<TimedStep, number | null>>;
}

export interface HelpfulNumbers {
  readonly demands: number;
  /** Who asked, the most frequent first. */
  readonly bodies: readonly {
    readonly body: string;
    readonly demands: number;
    readonly answered: number;
    readonly narrowed: number;
  }[];
  readonly categories: readonly {
    readonly category: string;
    readonly demands: number;
  }[];
  readonly answered: number;
  readonly narrowed: number;
  /** Median hours that each step took after the one before it that was done. */
  readonly steps: readonly {
    readonly step: TimedStep;
    readonly hours: number | null;
    readonly demands: number;
  }[];
}

const hour = 3_600_000;

/** Who asks, for what, how often it was narrowed, and how long each step takes, in elapsed hours. */
export function helpfulNumbers(
  demands: readonly WorkedDemand[],
): HelpfulNumbers {
  const answered = demands.filter(({ isAnswered }) => isAnswered);
  return {
    demands: demands.length,
    bodies: [...Map.groupBy(demands, ({ body }) => body)]
      .map(([body, theirs]) => ({
        body,
        demands: theirs.length,
        answered: theirs.filter(({ isAnswered }) => isAnswered).length,
        narrowed: theirs.filter(isNarrowedAnswer).length,
      }))
      .sort(
        (one, other) =>
          other.demands - one.demands || (one.body < other.body ? -1 : 1),
      ),
    categories: [
      ...Map.groupBy(
        demands.flatMap(({ categories }) => [...new Set(categories)]),
        (category) => category,
      ),
    ]
      .map(([category, of]) => ({ category, demands: of.length }))
      .sort(
        (one, other) =>
          other.demands - one.demands ||
          (one.category < other.category ? -1 : 1),
      ),
    answered: answered.length,
    narrowed: answered.filter(({ isNarrowed }) => isNarrowed).length,
    steps: timedSteps.map((step, index) => {
      const took = demands.flatMap((demand) => {
        const at = demand.steps[step];
        if (at === null) return [];
        const before = timedSteps
          .slice(0, index)
          .flatMap((earlier) => demand.steps[earlier] ?? []);
        return [Math.max(0, at - Math.max(demand.receivedAt, ...before))];
      });
      const median = medianOf(took);
      return {
        step,
        hours: median === null ? null : median / hour,
        demands: took.length,
      };
    }),
  };
}

function isNarrowedAnswer({ isAnswered, isNarrowed }: WorkedDemand): boolean {
  return isAnswered && isNarrowed;
}
