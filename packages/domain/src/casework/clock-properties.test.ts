import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, civilDayOf, daysFrom, endOfDay } from "../time/civil-day.ts";
import { compareInstants } from "../time/instant.ts";
import { importYear } from "../time/calendar-import.ts";
import { seedCalendars } from "../time/calendars/seed-calendars.ts";
import type { CalendarSet } from "./clock-calendars.ts";
import { compareReckonings } from "./clock-compare.ts";
import { reckon, reckonCase } from "./clock-reckon.ts";
import type { ClockFacts, ClockRule, PauseRule } from "./clock-rule.ts";
import type { Term } from "./clock.ts";

const text = { en: "Text", zh: "文字" };
const ground = { key: "ground", title: { en: "Ground", zh: "理由" } };

const plain: ClockRule = {
  id: "test.rule",
  pack: { id: "test", kind: "statute", title: text },
  act: "outcome",
  stoppedBy: ["outcome"],
  title: text,
  clause: text,
  citation: text,
  strength: "firm",
  confidence: "verified",
  anchor: { kind: "firstKnown", of: [{ fact: "received", label: text }] },
  after: { en: "after receipt", zh: "收到后" },
  term: null,
  speed: null,
  roll: null,
  calendar: { kind: "policy" },
  pause: null,
  extension: null,
  appliesTo: "any",
  validFrom: null,
  validTo: null,
};

const mayPause = (counts: PauseRule["counts"]): PauseRule => ({
  counts,
  grounds: [ground],
  citation: text,
  letterNeeded: true,
});
const mayExtend = {
  length: { kind: "add", amount: 2 },
  grounds: [ground],
  citation: text,
  letterNeeded: true,
  noticeWithin: text,
} as const;

const noFacts = { anchors: {}, pauses: [], extensions: [], stops: {} };
const set = (policyId: string): CalendarSet => ({
  calendars: seedCalendars,
  policyId,
  residenceId: null,
});

const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    unit: fc.constant("hours" as const),
    amount: fc.integer({ min: 1, max: 200 }),
  }),
  fc.record({
    unit: fc.constant("workingDays" as const),
    amount: fc.integer({ min: 1, max: 45 }),
  }),
  fc.record({
    unit: fc.constant("calendarDays" as const),
    amount: fc.integer({ min: 1, max: 95 }),
    eventDay: fc.constantFrom("excluded" as const, "counted" as const),
  }),
  fc.record({
    unit: fc.constant("months" as const),
    amount: fc.integer({ min: 1, max: 4 }),
  }),
);

const anyRule = fc
  .record({
    term: anyTerm,
    roll: fc.constantFrom(
      null,
      "weekendsAndHolidays" as const,
      "sundaysAndHolidays" as const,
    ),
    pause: fc.constantFrom(
      null,
      mayPause("inclusive"),
      mayPause("afterAsking"),
    ),
    extension: fc.constantFrom(null, mayExtend),
  })
  .map((part): ClockRule => ({
    ...plain,
    ...part,
    // Working days end on a working day by themselves.
    roll: part.term.unit === "workingDays" ? null : part.roll,
  }));

const anyCalendar = fc.constantFrom(
  ...seedCalendars.map((calendar) => calendar.id),
);
const instantBetween = (min: string, max: string) =>
  fc
    .date({ min: new Date(min), max: new Date(max), noInvalidDate: true })
    .map((at) => at.toISOString());
/** Years that every calendar covers, and the year behind the horizon of some. */
const anyReceipt = instantBetween(
  "2025-01-03T00:00:00Z",
  "2027-06-30T00:00:00Z",
);

interface Spell {
  readonly after: number;
  readonly length: number;
}
const anySpells = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 60 }),
    length: fc.integer({ min: 0, max: 20 }),
  }),
  { maxLength: 3 },
);

const hour = 3_600_000;
const later = (at: string, hours: number) =>
  new Date(Date.parse(at) + hours * hour).toISOString();

function factsOf(received: string, spells: readonly Spell[] = []): ClockFacts {
  return {
    ...noFacts,
    anchors: { received },
    pauses: spells.map(({ after, length }) => ({
      ground: "ground",
      ruleIds: ["test.rule"],
      from: later(received, after * 24),
      until: later(received, (after + length) * 24),
    })),
  };
}

describe("any clock", () => {
  test("is due the same moment whenever it is worked out again, and its facts stay as they were", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anySpells,
        anyCalendar,
        (rule, received, spells, calendar) => {
          const facts = factsOf(received, spells);
          const before = structuredClone(facts);
          const first = reckon(rule, facts, set(calendar));
          expect(reckon(rule, facts, set(calendar))).toEqual(first);
          expect(facts).toEqual(before);
          expect(
            compareReckonings([first], [reckon(rule, facts, set(calendar))]),
          ).toEqual([]);
        },
      ),
    );
  });

  test("never ends earlier when it starts later", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        fc.integer({ min: 0, max: 2000 }),
        anyCalendar,
        (rule, received, hours, calendar) => {
          const dueOf = (at: string) =>
            reckon(rule, factsOf(at), set(calendar)).dueAt ?? "";
          expect(
            compareInstants(dueOf(received), dueOf(later(received, hours))),
          ).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  test("never ends before it starts", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anyCalendar,
        (rule, received, calendar) => {
          const { dueAt } = reckon(rule, factsOf(received), set(calendar));
          expect(compareInstants(dueAt ?? "", received)).toBeGreaterThanOrEqual(
            0,
          );
        },
      ),
    );
  });

  test("shows every day from start to due exactly once, and numbers the counted ones 1, 2, 3", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anySpells,
        anyCalendar,
        (rule, received, spells, calendar) => {
          const clock = reckon(rule, factsOf(received, spells), set(calendar));
          const start = civilDayOf(received, clock.zone);
          expect(clock.days.map((day) => day.on)).toEqual(
            Array.from(
              { length: daysFrom(start, clock.dueOn ?? "") + 1 },
              (_, at) => addDays(start, at),
            ),
          );
          const counts = clock.days.flatMap((day) =>
            day.count === null ? [] : [day.count],
          );
          expect(counts).toEqual(counts.map((_, at) => at + 1));
          expect(clock.days[0]?.kind).toBe("start");
        },
      ),
    );
  });

  test("has as many counted days as its term, in working days and in calendar days", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anyCalendar,
        (rule, received, calendar) => {
          const clock = reckon(rule, factsOf(received), set(calendar));
          const counted = clock.days.filter((day) => day.count !== null).length;
          if (clock.unit === "workingDays" || clock.unit === "calendarDays")
            expect(counted).toBe(clock.amount);
        },
      ),
    );
  });

  test("in days ends with the last second of its due day in its own zone", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anyCalendar,
        (rule, received, calendar) => {
          const clock = reckon(rule, factsOf(received), set(calendar));
          if (clock.unit !== "hours")
            expect(clock.dueAt).toBe(endOfDay(clock.dueOn ?? "", clock.zone));
        },
      ),
    );
  });

  test("is provisional exactly when its calendar was asked about a day it does not know", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anyCalendar,
        (rule, received, calendarId) => {
          const clock = reckon(rule, factsOf(received), set(calendarId));
          const horizon =
            seedCalendars.find((one) => one.id === calendarId)?.horizon ?? "";
          const asked = rule.roll !== null || clock.unit === "workingDays";
          const beyond =
            clock.unit !== "hours" && asked && (clock.dueOn ?? "") > horizon;
          expect(clock.provisional).toBe(beyond);
          expect(clock.calendar !== null).toBe(clock.unit !== "hours" && asked);
        },
      ),
    );
  });

  test("moves by an extension only to a later day, and counts it from the start", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anyCalendar,
        (rule, received, calendar) => {
          const facts = factsOf(received);
          const extended = {
            ...facts,
            extensions: [
              { ruleId: rule.id, ground: "ground", decidedAt: received },
            ],
          };
          const before = reckon(rule, facts, set(calendar));
          const after = reckon(rule, extended, set(calendar));
          if (rule.extension === null || before.unit === "hours") {
            expect(after.dueAt).toBe(before.dueAt);
            return;
          }
          const term = rule.term && {
            ...rule.term,
            amount: rule.term.amount + 2,
          };
          expect(after.dueAt).toBe(
            reckon({ ...rule, term }, facts, set(calendar)).dueAt,
          );
          expect(after.extension?.dueOnBefore).toBe(before.dueOn);
          expect(
            compareInstants(after.dueAt ?? "", before.dueAt ?? ""),
          ).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe("a pause", () => {
  test("moves a clock that may pause to a later day or not at all, and no other clock", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyReceipt,
        anySpells,
        anyCalendar,
        (rule, received, spells, calendar) => {
          const still = reckon(rule, factsOf(received), set(calendar));
          const paused = reckon(rule, factsOf(received, spells), set(calendar));
          const moved = compareInstants(paused.dueAt ?? "", still.dueAt ?? "");
          expect(moved).toBeGreaterThanOrEqual(0);
          if (rule.pause === null || still.unit === "hours")
            expect(moved).toBe(0);
        },
      ),
    );
  });

  test("taken for one clock leaves the other clocks of the case where they were", () => {
    fc.assert(
      fc.property(
        anyRule,
        anyRule,
        anyReceipt,
        anySpells,
        (rule, other, received, spells) => {
          const rules = [rule, { ...other, id: "test.other" }];
          const before = reckonCase(rules, factsOf(received), set("CN"));
          const after = reckonCase(rules, factsOf(received, spells), set("CN"));
          expect(after[1]?.dueAt).toBe(before[1]?.dueAt);
          expect(after[1]?.pauses).toEqual([]);
        },
      ),
    );
  });

  test("of a policy clock moves nothing even when it was recorded for it, and the clock says so (CR-5)", () => {
    fc.assert(
      fc.property(anyTerm, anyReceipt, anySpells, (term, received, spells) => {
        const rule = {
          ...plain,
          term,
          pack: { ...plain.pack, kind: "policy" as const },
        };
        const clock = reckon(rule, factsOf(received, spells), set("CN"));
        expect(clock.dueAt).toBe(
          reckon(rule, factsOf(received), set("CN")).dueAt,
        );
        expect(clock.pauses).toEqual([]);
        expect(clock.ignored).toHaveLength(spells.length);
      }),
    );
  });

  test("of a month adds exactly its days to the unrolled last day", () => {
    fc.assert(
      fc.property(
        anyReceipt,
        anySpells,
        fc.constantFrom("inclusive" as const, "afterAsking" as const),
        (received, spells, counts) => {
          const rule: ClockRule = {
            ...plain,
            term: { unit: "months", amount: 1 },
            pause: mayPause(counts),
          };
          const still = reckon(rule, factsOf(received), set("GB"));
          const paused = reckon(rule, factsOf(received, spells), set("GB"));
          const days = paused.pauses.reduce(
            (sum, pause) => sum + pause.days,
            0,
          );
          expect(daysFrom(still.dueOn ?? "", paused.dueOn ?? "")).toBe(days);
        },
      ),
    );
  });

  test("that still lasts takes out one more day for every day that passes", () => {
    const rule: ClockRule = {
      ...plain,
      term: { unit: "months", amount: 1 },
      pause: mayPause("inclusive"),
    };
    const open = {
      ground: "ground",
      ruleIds: ["test.rule"],
      from: "2026-03-09T09:00:00Z",
      until: null,
    };
    const dueAsOf = (asOf: string) =>
      reckon(
        rule,
        { ...factsOf("2026-03-02T10:00:00Z"), pauses: [open], asOf },
        set("GB"),
      ).dueOn;
    expect(dueAsOf("2026-03-09T18:00:00Z")).toBe("2026-04-03");
    expect(dueAsOf("2026-03-16T18:00:00Z")).toBe("2026-04-10");
  });
});

describe("a later year of a calendar", () => {
  test("makes provisional dates firm, moves only what it has to, and leaves known dates alone", () => {
    const newYear = { en: "New Year's Day", zh: "元旦" };
    const better: CalendarSet = {
      ...set("CN"),
      calendars: seedCalendars.map((calendar) =>
        calendar.id !== "CN"
          ? calendar
          : importYear(calendar, {
              year: 2027,
              days: [{ on: "2027-01-01", kind: "holiday", name: newYear }],
              source: text,
              confidence: "office",
            }),
      ),
    };
    const rules: ClockRule[] = [
      { ...plain, id: "test.near", term: { unit: "workingDays", amount: 2 } },
      { ...plain, id: "test.far", term: { unit: "workingDays", amount: 15 } },
    ];
    const facts = factsOf("2026-12-21T02:00:00Z");
    const before = reckonCase(rules, facts, set("CN"));
    const after = reckonCase(rules, facts, better);
    expect(before.map((clock) => [clock.dueOn, clock.provisional])).toEqual([
      ["2026-12-23", false],
      ["2027-01-11", true],
    ]);
    expect(compareReckonings(before, after)).toEqual([
      {
        ruleId: "test.far",
        act: "outcome",
        before: {
          dueAt: "2027-01-11T15:59:59Z",
          dueOn: "2027-01-11",
          provisional: true,
          governs: false,
          calendarId: "CN",
          calendarVersion: 1,
        },
        after: {
          dueAt: "2027-01-12T15:59:59Z",
          dueOn: "2027-01-12",
          provisional: false,
          governs: false,
          calendarId: "CN",
          calendarVersion: 2,
        },
      },
    ]);
    expect(before[1]?.days.find((day) => day.beyondHorizon)?.on).toBe(
      "2027-01-01",
    );
  });
});
