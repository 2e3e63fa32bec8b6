import { describe, expect, test } from "vitest";
import { calendarCn } from "../time/calendars/calendar-cn.ts";
import { seedCalendars } from "../time/calendars/seed-calendars.ts";
import type { CalendarSet } from "./clock-calendars.ts";
import { reckon } from "./clock-reckon.ts";
import type { ClockFacts, ClockRule } from "./clock-rule.ts";
import { standing, withStandings } from "./clock-standing.ts";
import type { ClockStanding, Term } from "./clock.ts";

const text = { en: "Text", zh: "文字" };
const set: CalendarSet = {
  calendars: seedCalendars,
  policyId: "CN",
  residenceId: null,
};

function rule(term: Term | null, more: Partial<ClockRule> = {}): ClockRule {
  return {
    id: "test.rule",
    pack: { id: "test", kind: "policy", title: text },
    act: "answer",
    stoppedBy: ["answer"],
    title: text,
    clause: text,
    citation: text,
    strength: "firm",
    confidence: "policy",
    anchor: { kind: "firstKnown", of: [{ fact: "received", label: text }] },
    after: { en: "after receipt", zh: "收到后" },
    term,
    speed: term === null ? { en: "Without delay", zh: "及时办理" } : null,
    roll: null,
    calendar: { kind: "policy" },
    pause: null,
    extension: null,
    appliesTo: "any",
    validFrom: null,
    validTo: null,
    ...more,
  };
}

const answer = rule({ unit: "workingDays", amount: 15 });
const triage = rule({ unit: "hours", amount: 48 });
const month = rule({ unit: "months", amount: 1 });

/** Received on Wednesday 16 September 2026 at 10:00 in Shanghai; the answer is due on Tuesday 13 October. */
const facts: ClockFacts = {
  anchors: { received: "2026-09-16T02:00:00Z" },
  pauses: [],
  extensions: [],
  stops: {},
};

function at(
  now: string,
  clock: ClockRule,
  known: Partial<ClockFacts> = {},
): ClockStanding {
  return standing(
    reckon(clock, { ...facts, ...known }, set),
    `${now}+08:00`,
    calendarCn,
  );
}

const hours = (amount: number, minutes: number) => ({
  unit: "hours",
  amount,
  minutes,
});
const workingDays = (amount: number) => ({ unit: "workingDays", amount });

describe("a clock in working days", () => {
  test("is calm with more than two working days left, today not counted among them", () => {
    expect(at("2026-09-21T09:42", answer)).toMatchObject({
      state: "calm",
      measure: workingDays(11),
    });
    expect(at("2026-10-09T23:59", answer)).toMatchObject({
      state: "calm",
      measure: workingDays(3),
    });
  });

  test("is soon from two working days left, make-up days counted", () => {
    expect(at("2026-10-10T09:00", answer)).toMatchObject({
      state: "soon",
      measure: workingDays(2),
    });
    expect(at("2026-10-12T09:00", answer)).toMatchObject({
      state: "soon",
      measure: workingDays(1),
    });
  });

  test("is due today until 24:00 and tells the hours", () => {
    expect(at("2026-10-13T00:00", answer)).toMatchObject({
      state: "today",
      measure: hours(24, 0),
    });
    expect(at("2026-10-13T21:00", answer)).toMatchObject({
      state: "today",
      measure: hours(3, 0),
    });
    expect(at("2026-10-13T23:59:59.900", answer)).toMatchObject({
      state: "today",
    });
  });

  test("is overdue from 00:00 and counts the working days over", () => {
    expect(at("2026-10-14T00:00", answer)).toMatchObject({
      state: "overdue",
      measure: workingDays(1),
      share: 1,
    });
    expect(at("2026-10-16T12:00", answer)).toMatchObject({
      state: "overdue",
      measure: workingDays(3),
    });
  });

  test("on the free day after tells the hours over, as no working day has gone by", () => {
    const dueOnFriday = rule({ unit: "workingDays", amount: 18 });
    expect(at("2026-10-17T17:00", dueOnFriday)).toMatchObject({
      state: "overdue",
      measure: hours(17, 0),
    });
  });

  test("is met with the working days it took, and missed with those it was late", () => {
    expect(
      at("2026-11-01T00:00", answer, {
        stops: { answer: "2026-09-30T03:00:00Z" },
      }),
    ).toMatchObject({
      state: "met",
      measure: workingDays(10),
    });
    expect(
      at("2026-11-01T00:00", answer, {
        stops: { answer: "2026-10-15T03:00:00Z" },
      }),
    ).toMatchObject({
      state: "missed",
      measure: workingDays(2),
    });
  });

  test("is met in the last second of its last day", () => {
    expect(
      at("2026-11-01T00:00", answer, {
        stops: { answer: "2026-10-13T15:59:59.999Z" },
      }).state,
    ).toBe("met");
    expect(
      at("2026-11-01T00:00", answer, {
        stops: { answer: "2026-10-13T16:00:00Z" },
      }).state,
    ).toBe("missed");
  });

  test("met on the day it began tells the hours", () => {
    expect(
      at("2026-09-20T00:00", answer, {
        stops: { answer: "2026-09-16T04:30:00Z" },
      }),
    ).toMatchObject({
      state: "met",
      measure: hours(2, 30),
    });
  });
});

describe("a clock in hours", () => {
  test("is soon from the beginning, tells hours and minutes, and ends at its minute", () => {
    expect(at("2026-09-16T10:00", triage)).toMatchObject({
      state: "soon",
      measure: hours(48, 0),
      share: 0,
    });
    expect(at("2026-09-17T10:00", triage)).toMatchObject({
      state: "soon",
      measure: hours(24, 0),
      share: 0.5,
    });
    expect(at("2026-09-18T07:00", triage)).toMatchObject({
      state: "today",
      measure: hours(3, 0),
    });
    expect(at("2026-09-18T10:01", triage)).toMatchObject({
      state: "overdue",
      measure: hours(0, 1),
    });
    expect(at("2026-09-19T03:00", triage)).toMatchObject({
      state: "overdue",
      measure: hours(17, 0),
    });
  });

  test("is met with the time it took", () => {
    expect(
      at("2026-09-20T00:00", triage, {
        stops: { answer: "2026-09-16T18:20:00Z" },
      }),
    ).toMatchObject({
      state: "met",
      measure: hours(16, 20),
    });
  });
});

describe("a clock in months", () => {
  test("tells days, and is soon when two working days are left", () => {
    expect(at("2026-09-21T09:00", month)).toMatchObject({
      state: "calm",
      measure: { unit: "days", amount: 25 },
    });
    expect(at("2026-10-14T09:00", month)).toMatchObject({
      state: "soon",
      measure: { unit: "days", amount: 2 },
    });
  });
});

describe("any clock", () => {
  test("waits until the fact it starts from is known, unless its act is done already", () => {
    expect(at("2026-09-21T09:00", answer, { anchors: {} })).toEqual({
      state: "waiting",
      measure: null,
      share: 0,
    });
    const done = { anchors: {}, stops: { answer: "2026-09-18T00:00:00Z" } };
    expect(at("2026-09-21T09:00", answer, done)).toMatchObject({
      state: "met",
      measure: null,
    });
  });

  test("without a number is calm and measures nothing", () => {
    expect(at("2026-12-21T09:00", rule(null))).toMatchObject({
      state: "calm",
      measure: null,
    });
  });

  test("is paused while a pause lasts, and tells for how many days", () => {
    const pausing = rule(month.term, {
      pause: {
        counts: "inclusive",
        grounds: [],
        citation: text,
        letterNeeded: true,
      },
    });
    const pauses = [
      {
        ground: "clarification",
        ruleIds: ["test.rule"],
        from: "2026-09-20T02:00:00Z",
        until: null,
      },
    ];
    expect(at("2026-09-25T09:00", pausing, { pauses })).toMatchObject({
      state: "paused",
      measure: { unit: "days", amount: 6 },
    });
    expect(at("2026-09-25T09:00", answer, { pauses })).toMatchObject({
      state: "calm",
    });
  });

  test("is provisional only while nothing nearer has to be said", () => {
    const anchors = { received: "2026-12-21T02:00:00Z" };
    expect(at("2026-12-22T09:00", answer, { anchors })).toMatchObject({
      state: "provisional",
      measure: workingDays(14),
    });
    expect(at("2027-01-08T09:00", answer, { anchors })).toMatchObject({
      state: "soon",
    });
    expect(at("2027-01-20T09:00", answer, { anchors })).toMatchObject({
      state: "overdue",
    });
  });

  test("is measured by its own calendar, or by the office's when it asked none", () => {
    const berlin = reckon(
      { ...answer, calendar: { kind: "fixed", id: "DE" } },
      facts,
      set,
    );
    const [own, office] = withStandings(
      [berlin, reckon(month, facts, set)],
      "2026-09-30T09:00:00+08:00",
      set,
    );
    // Due on 7 October after German working days, of which five are left; in China all of them are free.
    expect(own).toMatchObject({
      dueOn: "2026-10-07",
      standing: { measure: workingDays(5) },
    });
    expect(office?.standing).toMatchObject({ state: "calm" });
  });
});
