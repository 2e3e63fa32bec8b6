import { describe, expect, test } from "vitest";
import type { ClockFacts, ClockRule } from "../../casework/clock-rule.ts";
import { localDue } from "../../casework/clock-explain.ts";
import { reckon } from "../../casework/clock-reckon.ts";
import type { Term } from "../../casework/clock.ts";
import { startOfDay } from "../../time/civil-day.ts";
import { calendarsOfCase, rulesById } from "./clocks.ts";

/** Worked deadlines: facts and results of the law catalogue by its numbers, and others counted by hand. */

const dayBegins = (on: string, zone: string) => startOfDay(on, zone);

function facts(
  anchors: Record<string, string>,
  more: Partial<ClockFacts> = {},
): ClockFacts {
  return { anchors, pauses: [], extensions: [], stops: {}, ...more };
}

function rule(id: string): ClockRule {
  const found = rulesById(id).at(-1);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

function due(
  of: ClockRule | string,
  known: ClockFacts,
  residence: string | null = null,
): string | null {
  const calendars = calendarsOfCase({ policyCalendarId: "CN", residence });
  return localDue(
    reckon(typeof of === "string" ? rule(of) : of, known, calendars),
  );
}

/** A duty that is no request clock, to count with the same engine. */
function duty(term: Term, calendarId: string): ClockRule {
  return {
    ...rule("p000.triage"),
    id: "test.duty",
    term,
    calendar: { kind: "fixed", id: calendarId },
  };
}

describe("policy clocks in China", () => {
  test("DL-01 triage over a weekend ends on Sunday: hours are not moved to Monday", () => {
    const known = facts({ received: "2026-11-06T17:45:00+08:00" });
    expect(due("p000.triage", known)).toBe("2026-11-08T17:45:00+08:00");
  });

  test("DL-02 an access request across Mid-Autumn and National Day", () => {
    const known = facts({
      received: "2026-09-16T10:00:00+08:00",
      identified: "2026-09-17T09:00:00+08:00",
    });
    expect(due("p000.triage", known)).toBe("2026-09-18T10:00:00+08:00");
    expect(due("p000.response", known)).toBe("2026-10-13T23:59:59+08:00");
    expect(due("p000.settlement", known)).toBe("2026-10-14T23:59:59+08:00");
    expect(due("p000.outcome", known)).toBe("2026-11-03T23:59:59+08:00");
  });

  test("CR-1 a late identification buys no time: settlement counts from 48 hours after receipt", () => {
    const known = facts({
      received: "2026-09-16T10:00:00+08:00",
      identified: "2026-09-22T09:00:00+08:00",
    });
    expect(due("p000.settlement", known)).toBe("2026-10-15T23:59:59+08:00");
  });

  test("CR-1 without any identification settlement counts from 48 hours after receipt as well", () => {
    const known = facts({ received: "2026-09-16T10:00:00+08:00" });
    expect(due("p000.settlement", known)).toBe("2026-10-15T23:59:59+08:00");
  });

  test("DL-04 a correction request on the eve of Spring Festival", () => {
    const known = facts({ received: "2026-02-13T09:00:00+08:00" });
    expect(due("p000.response", known)).toBe("2026-03-12T23:59:59+08:00");
    expect(due("p000.outcome", known)).toBe("2026-04-02T23:59:59+08:00");
  });

  test("the received day is the Shanghai day, whatever offset the receipt was written with", () => {
    const known = facts({ received: "2026-09-15T18:00:00Z" });
    expect(due("p000.response", known)).toBe("2026-10-13T23:59:59+08:00");
  });
});

describe("a month under the GDPR", () => {
  const received = (on: string, zone: string) =>
    facts({ received: dayBegins(on, zone) });

  test("DL-06 from 31 January ends on 28 February, a Saturday, and moves to Monday", () => {
    const clock = reckon(
      rule("eu.response"),
      received("2026-01-31", "Europe/Berlin"),
      calendarsOfCase({ policyCalendarId: "CN", residence: "DE" }),
    );
    expect(clock.roll).toMatchObject({
      from: "2026-02-28",
      to: "2026-03-02",
      reason: { en: "Saturday" },
    });
    expect(localDue(clock)).toBe("2026-03-02T23:59:59+01:00");
  });

  test("DL-07 from 31 January in a leap year ends on 29 February", () => {
    expect(
      due("eu.response", received("2028-01-31", "Europe/Berlin"), "DE"),
    ).toBe("2028-02-29T23:59:59+01:00");
  });

  test("DL-08 ending on 1 May in France moves behind the weekend", () => {
    const clock = reckon(
      rule("eu.response"),
      received("2026-04-01", "Europe/Paris"),
      calendarsOfCase({ policyCalendarId: "CN", residence: "FR" }),
    );
    expect(clock.roll).toMatchObject({
      from: "2026-05-01",
      to: "2026-05-04",
      reason: { en: "Labour Day" },
    });
    expect(localDue(clock)).toBe("2026-05-04T23:59:59+02:00");
  });

  test("extended by two months counts three from receipt and rolls once", () => {
    const known = facts(
      { received: "2026-01-31T09:00:00+01:00" },
      {
        extensions: [
          {
            ruleId: "eu.response",
            ground: "complexity",
            decidedAt: "2026-02-20T09:00:00+01:00",
          },
        ],
      },
    );
    const clock = reckon(
      rule("eu.response"),
      known,
      calendarsOfCase({ policyCalendarId: "CN", residence: "DE" }),
    );
    expect(localDue(clock)).toBe("2026-04-30T23:59:59+02:00");
    expect(clock.amount).toBe(3);
    expect(clock.extension).toMatchObject({
      dueOnBefore: "2026-03-02",
      ground: { en: "Complexity of the request" },
    });
  });
});

describe("the United Kingdom", () => {
  test("DL-12 a clarification takes out the days of asking and of the answer and all between", () => {
    const known = facts(
      { received: "2026-03-02T10:00:00Z" },
      {
        pauses: [
          {
            ground: "clarification",
            ruleIds: ["uk.response"],
            from: "2026-03-09T09:00:00Z",
            until: "2026-03-16T17:00:00Z",
          },
        ],
      },
    );
    expect(
      due("uk.response", facts({ received: "2026-03-02T10:00:00Z" })),
    ).toBe("2026-04-02T23:59:59+01:00");
    const clock = reckon(
      rule("uk.response"),
      known,
      calendarsOfCase({ policyCalendarId: "CN", residence: "GB" }),
    );
    expect(clock.pauses).toMatchObject([
      { days: 8, from: "2026-03-09", until: "2026-03-16" },
    ]);
    expect(localDue(clock)).toBe("2026-04-10T23:59:59+01:00");
  });

  test("the month starts at the latest of receipt, identity information and fee", () => {
    const asked = {
      received: "2026-03-02T10:00:00Z",
      identityAsked: "2026-03-03T10:00:00Z",
    };
    expect(due("uk.response", facts(asked))).toBeNull();
    const got = { ...asked, identityReceived: "2026-03-10T10:00:00Z" };
    expect(due("uk.response", facts(got))).toBe("2026-04-10T23:59:59+01:00");
    const fee = {
      ...got,
      feeAsked: "2026-03-03T10:00:00Z",
      feePaid: "2026-03-12T10:00:00Z",
    };
    expect(due("uk.response", facts(fee))).toBe("2026-04-13T23:59:59+01:00");
  });

  test("DL-20 a complaint is acknowledged within 30 days, the day of receipt counted", () => {
    expect(
      due("uk.complaint", facts({ received: "2026-07-06T11:00:00+01:00" })),
    ).toBe("2026-08-04T23:59:59+01:00");
  });
});

describe("California (DL-14)", () => {
  const anchors = { received: "2026-11-20T15:00:00-08:00" };

  test("receipt is confirmed within 10 business days; Thanksgiving is out, the day after it is not", () => {
    expect(due("us-ca.confirm", facts(anchors))).toBe(
      "2026-12-07T23:59:59-08:00",
    );
  });

  test("the answer is due on day 45 with the day of receipt as day 1, Sunday or not", () => {
    expect(due("us-ca.response", facts(anchors))).toBe(
      "2027-01-03T23:59:59-08:00",
    );
  });

  test("extended the answer is due on day 90", () => {
    const extensions = [
      {
        ruleId: "us-ca.response",
        ground: "reasonablyNecessary",
        decidedAt: "2026-12-20T10:00:00-08:00",
      },
    ];
    expect(due("us-ca.response", facts(anchors, { extensions }))).toBe(
      "2027-02-17T23:59:59-08:00",
    );
  });

  test("an opt-out is carried out within 15 business days", () => {
    expect(due("us-ca.optout", facts(anchors))).toBe(
      "2026-12-14T23:59:59-08:00",
    );
  });

  test("the looser reading, receipt as day 0, would end a day later", () => {
    const usual = duty(
      { unit: "calendarDays", amount: 45, eventDay: "excluded" },
      "US-CA",
    );
    expect(due(usual, facts(anchors))).toBe("2027-01-04T23:59:59-08:00");
    const extended = duty(
      { unit: "calendarDays", amount: 90, eventDay: "excluded" },
      "US-CA",
    );
    expect(due(extended, facts(anchors))).toBe("2027-02-18T23:59:59-08:00");
  });
});

describe("counting in other laws", () => {
  test("DL-15 three calendar days after an assessment end on Sunday", () => {
    const notice = duty(
      { unit: "calendarDays", amount: 3, eventDay: "excluded" },
      "SG",
    );
    expect(due(notice, facts({ received: "2026-02-12T14:00:00+08:00" }))).toBe(
      "2026-02-15T23:59:59+08:00",
    );
  });

  test("DL-17 four hours run through Golden Week, 30 days may end on a Sunday", () => {
    const report = duty({ unit: "hours", amount: 4 }, "CN");
    expect(due(report, facts({ received: "2026-10-06T22:30:00+08:00" }))).toBe(
      "2026-10-07T02:30:00+08:00",
    );
    const summary = duty(
      { unit: "calendarDays", amount: 30, eventDay: "excluded" },
      "CN",
    );
    expect(due(summary, facts({ received: "2026-11-20T12:00:00+08:00" }))).toBe(
      "2026-12-20T23:59:59+08:00",
    );
  });

  test("DL-18 Hong Kong gives 40 days", () => {
    expect(
      due("hk.response", facts({ received: "2026-11-20T12:00:00+08:00" })),
    ).toBe("2026-12-30T23:59:59+08:00");
  });

  test("Hong Kong moves off a Sunday but not off a Saturday", () => {
    expect(
      due("hk.response", facts({ received: "2026-10-20T12:00:00+08:00" })),
    ).toBe("2026-11-30T23:59:59+08:00");
    expect(
      due("hk.response", facts({ received: "2026-10-19T12:00:00+08:00" })),
    ).toBe("2026-11-28T23:59:59+08:00");
  });

  test("Korea gives 10 days and moves off weekends and holidays", () => {
    // 14 + 10 = 24 September 2026, the first day of Chuseok; Monday 28 is the next working day.
    expect(
      due("kr.response", facts({ received: "2026-09-14T12:00:00+09:00" })),
    ).toBe("2026-09-28T23:59:59+09:00");
  });

  test("Switzerland starts the 30 days after ten days for reflection once a cost share was told", () => {
    const received = "2026-03-02T10:00:00+01:00";
    expect(due("ch.response", facts({ received }))).toBe(
      "2026-04-01T23:59:59+02:00",
    );
    const told = facts({ received, feeAsked: "2026-03-05T10:00:00+01:00" });
    expect(due("ch.response", told)).toBe("2026-04-14T23:59:59+02:00");
  });

  test("China counts the 30 days of the standard from the check of identity, and waits for it", () => {
    const received = "2026-09-16T10:00:00+08:00";
    expect(due("cn.response", facts({ received }))).toBeNull();
    const verified = facts({ received, verified: "2026-09-18T14:25:00+08:00" });
    expect(due("cn.response", verified)).toBe("2026-10-18T23:59:59+08:00");
    expect(due("cn.app", facts({ received }))).toBe(
      "2026-10-13T23:59:59+08:00",
    );
  });

  test.each([
    ["sg.response", "2026-03-02T10:00:00+08:00", "2026-04-01T23:59:59+08:00"],
    ["au.response", "2026-03-02T10:00:00+11:00", "2026-04-01T23:59:59+11:00"],
    ["ca.response", "2026-03-02T10:00:00-05:00", "2026-04-01T23:59:59-04:00"],
    [
      "ca-qc.response",
      "2026-03-02T10:00:00-05:00",
      "2026-04-01T23:59:59-04:00",
    ],
    ["za.response", "2026-03-02T10:00:00+02:00", "2026-04-01T23:59:59+02:00"],
    ["br.response", "2026-03-02T10:00:00-03:00", "2026-03-17T23:59:59-03:00"],
    ["in.response", "2027-06-01T10:00:00+05:30", "2027-08-30T23:59:59+05:30"],
  ])("%s received %s is due %s", (id, received, expected) => {
    expect(due(id, facts({ received }))).toBe(expected);
  });

  test.each(["jp.response", "sg.correction", "br.other", "p003.optout"])(
    "%s names no number: it has started and has no date",
    (id) => {
      const clock = reckon(
        rule(id),
        facts({ received: "2026-03-02T10:00:00+08:00" }),
        calendarsOfCase({ policyCalendarId: "CN", residence: null }),
      );
      expect(clock).toMatchObject({
        dueAt: null,
        dueOn: null,
        amount: 0,
        days: [],
      });
      expect(clock.start).not.toBeNull();
      expect(clock.rule.en).toMatch(/after receipt$/);
    },
  );
});
