import type { CivilDay, Instant, Reckoning } from "./clock.ts";

/** What a recomputation did to one clock. */
export interface ClockMove {
  readonly ruleId: string;
  readonly act: string;
  readonly before: ClockEnd | null;
  readonly after: ClockEnd | null;
}

export interface ClockEnd {
  readonly dueAt: Instant | null;
  readonly dueOn: CivilDay | null;
  readonly provisional: boolean;
  readonly governs: boolean;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
}

/** What is compared: a reckoning, or the copy of it that a store keeps. */
export type ComparedClock = Pick<
  Reckoning,
  "ruleId" | "act" | "dueAt" | "dueOn" | "provisional" | "governs"
> & {
  readonly calendar: { readonly id: string; readonly version: number } | null;
};

/**
 * What moved between two reckonings of the same case: clocks whose due moment, certainty or precedence
 * changed, and clocks that came or went. A new calendar version alone moves nothing.
 */
export function compareReckonings(
  before: readonly ComparedClock[],
  after: readonly ComparedClock[],
): ClockMove[] {
  const ids = new Set([...before, ...after].map((clock) => clock.ruleId));
  const moves: ClockMove[] = [];
  for (const ruleId of ids) {
    const old = before.find((clock) => clock.ruleId === ruleId);
    const fresh = after.find((clock) => clock.ruleId === ruleId);
    if (old && fresh && isSameEnd(old, fresh)) continue;
    moves.push({
      ruleId,
      act: (fresh ?? old)?.act ?? "",
      before: old ? endOf(old) : null,
      after: fresh ? endOf(fresh) : null,
    });
  }
  return moves;
}

function isSameEnd(a: ComparedClock, b: ComparedClock): boolean {
  return (
    a.dueAt === b.dueAt &&
    a.provisional === b.provisional &&
    a.governs === b.governs
  );
}

function endOf(clock: ComparedClock): ClockEnd {
  return {
    dueAt: clock.dueAt,
    dueOn: clock.dueOn,
    provisional: clock.provisional,
    governs: clock.governs,
    calendarId: clock.calendar?.id ?? null,
    calendarVersion: clock.calendar?.version ?? null,
  };
}
