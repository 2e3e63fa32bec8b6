import { nextDue, reckonCase } from "@kept/domain/casework/clock-reckon";
import type { Reckoning } from "@kept/domain/casework/clock";
import {
  calendarsOfCase,
  rulesOfCase,
} from "@kept/domain/registers/requests/clocks";
import { keptClock } from "../src/casework/row-clock.ts";
import { firstOffice } from "../src/registers/index.ts";
import type { InventedCase } from "./invented-case.ts";

const day = 86_400_000;

export interface Reckoned {
  readonly clocks: readonly Reckoning[];
  readonly next: Reckoning | null;
  /** What lists keep of the next one, as the product writes it. */
  readonly kept: string | null;
}

/** The moments that the clocks of a case start and stop by. */
export function factsOf(made: InventedCase) {
  const { receivedMs, stage } = made;
  // On the hour, so that the cases of one hour are reckoned once.
  const received = new Date(
    Math.floor(receivedMs / 3_600_000) * 3_600_000,
  ).toISOString();
  const later = (days: number) =>
    new Date(Date.parse(received) + days * day).toISOString();
  return {
    anchors: {
      received,
      ...(stage === "received" ? {} : { identified: later(1) }),
    },
    stops: {
      ...(stage === "received"
        ? {}
        : { identify: later(1), acknowledge: later(1) }),
      ...(stage === "answered" ? { answer: later(9) } : {}),
    },
  };
}

/** The clocks of open cases by the law itself; cases that are alike are reckoned once. */
export function makeReckoner(): (made: InventedCase) => Reckoned {
  const known = new Map<string, Reckoned>();
  const { calendars, settings } = firstOffice;
  return (made) => {
    const { policyId, types, person, stage } = made;
    const facts = factsOf(made);
    const key = [
      facts.anchors.received,
      policyId,
      types.join(),
      person.residence,
      stage,
    ].join(" ");
    const found = known.get(key);
    if (found !== undefined) return found;
    const { residence } = person;
    const rules = rulesOfCase({
      policyId,
      residence,
      types,
      receivedAt: facts.anchors.received,
    });
    const policyCalendarId =
      settings.policyCalendars[policyId] ?? settings.calendarId;
    const set = calendarsOfCase({ policyCalendarId, residence }, calendars);
    const clocks = reckonCase(
      rules,
      { ...facts, pauses: [], extensions: [] },
      set,
    );
    const next = nextDue(clocks);
    const kept = keptClock({ next, calendars: set });
    const reckoned = {
      clocks,
      next,
      kept: kept === null ? null : JSON.stringify(kept),
    };
    known.set(key, reckoned);
    return reckoned;
  };
}
