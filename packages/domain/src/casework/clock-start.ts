import {
  addDays,
  civilDayOf,
  endOfDay,
  type Instant,
} from "../time/civil-day.ts";
import { hoursAfter } from "../time/hours.ts";
import { compareInstants, inUtc } from "../time/instant.ts";
import type { Reckoning } from "./clock.ts";
import type { Anchor, AnchorFact } from "./clock-rule.ts";
import type { Text } from "../text.ts";

export type ClockStart = NonNullable<Reckoning["start"]>;

type Known = Readonly<Record<string, Instant>>;

/** The fact that starts a clock, or null while that fact is missing. */
export function clockStart(
  anchor: Anchor,
  known: Known,
  zone: string,
): ClockStart | null {
  switch (anchor.kind) {
    case "firstKnown":
      return firstOf(anchor.of.map((point) => startAt(point, known)));
    case "earliest":
      return pick(
        anchor.of.map((point) => startAt(point, known)),
        -1,
      );
    case "latest":
      return latestStart(anchor, known);
    case "afterReflection":
      return reflectionEnd(anchor, known, zone) ?? startAt(anchor.first, known);
  }
}

function startAt(
  point: AnchorFact & { readonly plusHours?: number },
  known: Known,
): ClockStart | null {
  const at = known[point.fact];
  if (at === undefined) return null;
  const hours = point.plusHours ?? 0;
  return {
    fact: point.fact,
    label: point.label,
    at: hours === 0 ? inUtc(at) : hoursAfter(at, hours),
  };
}

function firstOf(starts: readonly (ClockStart | null)[]): ClockStart | null {
  return starts.find((start) => start !== null) ?? null;
}

/** The earliest (-1) or latest (1) start; of equal ones the first named. */
function pick(
  starts: readonly (ClockStart | null)[],
  side: -1 | 1,
): ClockStart | null {
  let best: ClockStart | null = null;
  for (const start of starts) {
    if (start === null) continue;
    if (best === null || compareInstants(start.at, best.at) === side)
      best = start;
  }
  return best;
}

/** UK GDPR art. 12A: the latest of receipt and of what was asked for; nothing runs while that is missing. */
function latestStart(
  anchor: Extract<Anchor, { kind: "latest" }>,
  known: Known,
): ClockStart | null {
  const first = startAt(anchor.first, known);
  if (first === null) return null;
  const asked = anchor.awaited.filter(
    (pair) => known[pair.asked] !== undefined,
  );
  const got = asked.map((pair) => startAt(pair.got, known));
  return got.includes(null) ? null : pick([first, ...got], 1);
}

/** Swiss DPO art. 19: the term starts after the days for reflection, the day of being told not counted. */
function reflectionEnd(
  anchor: Extract<Anchor, { kind: "afterReflection" }>,
  known: Known,
  zone: string,
): ClockStart | null {
  const told = startAt(anchor.told, known);
  if (told === null) return null;
  const last = addDays(civilDayOf(told.at, zone), anchor.days);
  return { ...told, at: endOfDay(last, zone) };
}

/** What has to happen before a clock that has not started can start. */
export function awaitedFacts(anchor: Anchor, known: Known): readonly Text[] {
  switch (anchor.kind) {
    case "firstKnown":
    case "earliest":
      return anchor.of.map((point) => point.label);
    case "afterReflection":
      return [anchor.first.label];
    case "latest":
      if (known[anchor.first.fact] === undefined) return [anchor.first.label];
      return anchor.awaited
        .filter(
          ({ asked, got }) =>
            known[asked] !== undefined && known[got.fact] === undefined,
        )
        .map(({ got }) => got.label);
  }
}
