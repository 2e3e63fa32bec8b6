import { describe, expect, test } from "vitest";
import { reckonCase, nextDue } from "../../casework/clock-reckon.ts";
import type { ClockFacts } from "../../casework/clock-rule.ts";
import { localDue } from "../../casework/clock-explain.ts";
import { seedCalendars } from "../../time/calendars/seed-calendars.ts";
import { extensionOptions, pauseOptions } from "./clock-options.ts";
import {
  calendarsOfCase,
  isInForce,
  requestActs,
  requestAnchors,
  rulesById,
  rulesOfCase,
} from "./clocks.ts";
import {
  jurisdictions,
  regimeKeys,
  regimesOf,
  residenceByCode,
} from "./jurisdictions.ts";
import { complaintChannel } from "./letters/complaint-channels.ts";
import { policies } from "./policies.ts";
import { seedRulePacks } from "./rules/rule-packs.ts";
import { requestTypeKeys } from "./types.ts";

const receivedAt = "2026-09-16T02:00:00Z";
const rules = seedRulePacks.flatMap((pack) => pack.rules);

function ids(scope: {
  policyId?: string;
  residence?: string | null;
  types: string[] | null;
  receivedAt?: string;
}): string[] {
  return rulesOfCase({
    policyId: "p000",
    residence: null,
    receivedAt,
    ...scope,
  }).map((rule) => rule.id);
}

describe("which clocks a request has (CR-4)", () => {
  test.each([
    [["access"], ["triage", "response", "settlement", "outcome"]],
    [["portability"], ["triage", "response", "settlement", "outcome"]],
    [["correction"], ["triage", "response", "outcome"]],
    [["deletion"], ["triage", "response", "outcome"]],
    [["enquiry"], ["triage", "settlement"]],
    [["suspectedViolation"], ["triage", "settlement"]],
    [["restriction"], ["triage"]],
    [["marketingOptOut"], ["triage", "optout"]],
    [
      ["enquiry", "deletion"],
      ["triage", "response", "settlement", "outcome"],
    ],
    [[], ["triage"]],
  ])("under the shop's policy, for %j: %j", (types, clocks) => {
    expect(ids({ types })).toEqual(clocks.map((clock) => `p000.${clock}`));
  });

  test("the law of the place where the person lives is added", () => {
    expect(ids({ types: ["access"], residence: "DE" })).toContain(
      "eu.response",
    );
    expect(ids({ types: ["access"], residence: "DE-HH" })).toContain(
      "eu.response",
    );
    expect(ids({ types: ["access"], residence: "NO" })).toContain(
      "eu.response",
    );
    expect(ids({ types: ["complaint"], residence: "DE" })).not.toContain(
      "eu.response",
    );
    expect(ids({ types: ["access"], residence: "US-CA" })).toEqual(
      expect.arrayContaining(["us-ca.confirm", "us-ca.response"]),
    );
    expect(ids({ types: ["access"], residence: "US" })).toEqual(
      ids({ types: ["access"] }),
    );
    expect(ids({ types: ["access"], residence: "CA-QC" })).toContain(
      "ca-qc.response",
    );
  });

  test("the website policy brings PRC law along whoever asks, and once for a person in China", () => {
    expect(regimesOf("DE", "p003")).toEqual(["EU", "CN"]);
    expect(regimesOf("CN", "p003")).toEqual(["CN"]);
    expect(ids({ policyId: "p003", types: ["access"] })).toContain(
      "cn.response",
    );
    expect(ids({ policyId: "p000", types: ["access"] })).not.toContain(
      "cn.response",
    );
  });

  test("a law counts for what was received while it was in force", () => {
    const complaint = { residence: "GB", types: ["complaint"] };
    expect(
      ids({ ...complaint, receivedAt: "2026-06-18T22:59:59Z" }),
    ).not.toContain("uk.complaint");
    expect(ids({ ...complaint, receivedAt: "2026-06-18T23:00:00Z" })).toContain(
      "uk.complaint",
    );
    const india = (at: string) =>
      rulesOfCase({
        policyId: "p000",
        residence: "IN",
        types: ["access"],
        receivedAt: at,
      }).find((rule) => rule.id === "in.response");
    expect(india("2027-05-12T06:00:00Z")?.term).toBeNull();
    expect(india("2027-05-13T06:00:00Z")?.term).toMatchObject({ amount: 90 });
  });

  test("no case is without a date to aim at: every policy has a clock for every type and before classification", () => {
    for (const { id } of policies)
      for (const types of [[], ...requestTypeKeys.map((type) => [type])])
        expect([id, types, ids({ policyId: id, types }).length > 0]).toEqual([
          id,
          types,
          true,
        ]);
  });
});

describe("the worked case: an access request from Germany", () => {
  const facts: ClockFacts = {
    anchors: {
      received: "2026-09-16T10:00:00+08:00",
      identified: "2026-09-17T09:00:00+08:00",
    },
    pauses: [],
    extensions: [],
    stops: {},
  };
  const of = (residence: string | null, stops: Record<string, string> = {}) =>
    reckonCase(
      rulesOfCase({
        policyId: "p000",
        residence,
        types: ["access"],
        receivedAt,
      }),
      { ...facts, stops },
      calendarsOfCase({ policyCalendarId: "CN", residence }),
    );

  test("all five clocks stand, and the month governs the outcome while 30 working days stay visible", () => {
    expect(
      of("DE").map((clock) => [clock.ruleId, localDue(clock), clock.governs]),
    ).toEqual([
      ["p000.triage", "2026-09-18T10:00:00+08:00", true],
      ["p000.response", "2026-10-13T23:59:59+08:00", true],
      ["p000.settlement", "2026-10-14T23:59:59+08:00", false],
      ["p000.outcome", "2026-11-03T23:59:59+08:00", false],
      ["eu.response", "2026-10-16T23:59:59+02:00", true],
    ]);
    expect(
      of(null).find((clock) => clock.ruleId === "p000.outcome")?.governs,
    ).toBe(true);
  });

  test("the explanation names 20 September and 10 October as worked, and the holidays by name", () => {
    const response = of("DE").find((clock) => clock.ruleId === "p000.response");
    const named = (kind: string) =>
      response?.days.filter((day) => day.kind === kind) ?? [];
    expect(
      response?.days
        .filter((day) => day.makeUp)
        .map((day) => [day.on, day.count]),
    ).toEqual([
      ["2026-09-20", 3],
      ["2026-10-10", 13],
    ]);
    expect(named("holiday")).toHaveLength(10);
    expect(named("weekend").map((day) => day.on)).toEqual([
      "2026-09-19",
      "2026-10-11",
    ]);
    expect(named("holiday")[0]?.name).toEqual({
      en: "Mid-Autumn Festival",
      zh: "中秋节",
    });
  });

  test("the next due clock is the earliest firm one still owed, however early a target is", () => {
    expect(nextDue(of("DE"))?.ruleId).toBe("p000.triage");
    expect(
      nextDue(of("DE", { identify: "2026-09-17T01:00:00Z" }))?.ruleId,
    ).toBe("p000.response");
    const answered = {
      identify: "2026-09-17T01:00:00Z",
      answer: "2026-09-30T01:00:00Z",
    };
    expect(nextDue(of("DE", answered))?.ruleId).toBe("eu.response");
    expect(
      nextDue(of("DE", { ...answered, outcome: "2026-10-09T01:00:00Z" })),
    ).toBeNull();
  });

  test("with nothing firm left the target is next: an enquiry that has been identified keeps its date", () => {
    const enquiry = reckonCase(
      rulesOfCase({
        policyId: "p000",
        residence: null,
        types: ["enquiry"],
        receivedAt,
      }),
      { ...facts, stops: { identify: "2026-09-17T01:00:00Z" } },
      calendarsOfCase({ policyCalendarId: "CN", residence: null }),
    );
    expect(nextDue(enquiry)).toMatchObject({
      ruleId: "p000.settlement",
      strength: "target",
      governs: false,
    });
  });

  test("an outcome also answers and settles, but does not identify", () => {
    const clocks = of("DE", { outcome: "2026-09-30T01:00:00Z" });
    expect(
      clocks.map((clock) => [clock.act, clock.stoppedAt !== null]),
    ).toEqual([
      ["identify", false],
      ["answer", true],
      ["settle", true],
      ["outcome", true],
      ["outcome", true],
    ]);
  });
});

describe("the rule packs", () => {
  test("are five policies and the fifteen laws", () => {
    expect(seedRulePacks.map((pack) => pack.id)).toEqual([
      ...policies.map((policy) => policy.id),
      ...regimeKeys,
    ]);
  });

  test("are plain data: they survive a round trip through JSON", () => {
    expect(JSON.parse(JSON.stringify(seedRulePacks))).toEqual(seedRulePacks);
  });

  test("say everything in both languages", () => {
    const hasBoth = (text: { en: string; zh: string } | null) =>
      text === null || (text.en !== "" && text.zh !== "");
    for (const rule of rules)
      for (const text of [
        rule.title,
        rule.clause,
        rule.citation,
        rule.after,
        rule.speed,
        rule.pack.title,
      ])
        expect([rule.id, hasBoth(text)]).toEqual([rule.id, true]);
  });

  test("ask for acts, start from facts and apply to types that the register knows", () => {
    for (const rule of rules) {
      expect(Object.keys(requestActs)).toEqual(
        expect.arrayContaining([rule.act, ...rule.stoppedBy]),
      );
      expect(Object.keys(requestAnchors)).toEqual(
        expect.arrayContaining(factsOf(rule.anchor)),
      );
      if (rule.appliesTo !== "any")
        expect([...requestTypeKeys, "unclassified"]).toEqual(
          expect.arrayContaining([...rule.appliesTo]),
        );
    }
  });

  test("have one rule under an id on any day, and a number or a speed", () => {
    for (const rule of rules)
      expect([rule.id, rule.term === null]).toEqual([
        rule.id,
        rule.speed !== null,
      ]);
    const changes = rules.flatMap((rule) => [rule.validFrom, rule.validTo]);
    for (const on of [...changes, "2026-09-16"].filter((day) => day !== null)) {
      const inForce = rules.filter((rule) => isInForce(rule, on));
      expect(new Set(inForce.map((rule) => rule.id)).size).toBe(inForce.length);
    }
  });

  test("let no policy clock pause or be extended (CR-5)", () => {
    const ofPolicies = rules.filter((rule) => rule.pack.kind === "policy");
    expect(pauseOptions(ofPolicies)).toEqual([]);
    expect(extensionOptions(ofPolicies)).toEqual([]);
  });

  test("list what may be paused and extended, with grounds, letter and notice", () => {
    expect(pauseOptions(rules).map((option) => option.ruleId)).toEqual([
      "eu.response",
      "uk.response",
    ]);
    expect(
      extensionOptions(rules).map(({ ruleId, length, needsDay }) => [
        ruleId,
        length.en,
        needsDay,
      ]),
    ).toEqual([
      ["eu.response", "2 months more", false],
      ["uk.response", "2 months more", false],
      ["us-ca.response", "45 calendar days more", false],
      ["hk.response", "to the day we name", true],
      ["hk.correction", "to the day we name", true],
      ["sg.response", "to the day we name", true],
      ["kr.response", "to the day we name", true],
      ["ca.response", "30 calendar days more", false],
      ["za.response", "30 calendar days more", false],
      ["ch.response", "to the day we name", true],
    ]);
    expect(
      extensionOptions(rules).every(
        (option) => option.letterNeeded && option.grounds.length > 0,
      ),
    ).toBe(true);
  });

  test("call whatever no text was read for by its confidence, and the office's numbers its own", () => {
    const confidence = (id: string) =>
      rulesById(id).map((rule) => rule.confidence);
    expect(confidence("p000.response")).toEqual(["policy"]);
    expect(confidence("p001.response")).toEqual(["office"]);
    expect(confidence("eu.response")).toEqual(["memory-high"]);
    expect(confidence("us-ca.confirm")).toEqual(["verified"]);
    expect(confidence("uk.response")).toEqual(["secondary"]);
  });
});

function factsOf(anchor: (typeof rules)[number]["anchor"]): string[] {
  switch (anchor.kind) {
    case "firstKnown":
    case "earliest":
      return anchor.of.map((point) => point.fact);
    case "latest":
      return [
        anchor.first.fact,
        ...anchor.awaited.flatMap(({ asked, got }) => [asked, got.fact]),
      ];
    case "afterReflection":
      return [anchor.first.fact, anchor.told.fact];
  }
}

/** When the month of the law ends for somebody who lives there. */
function monthIn(residence: string, receivedOn: string): string | null {
  const received = `${receivedOn}T12:00:00Z`;
  const clocks = reckonCase(
    rulesOfCase({
      policyId: "p000",
      residence,
      types: ["access"],
      receivedAt: received,
    }),
    { anchors: { received }, pauses: [], extensions: [], stops: {} },
    calendarsOfCase({ policyCalendarId: "CN", residence }),
  );
  const month = clocks.find(({ ruleId }) =>
    /^(?:eu|uk)\.response$/.test(ruleId),
  );
  return month === undefined ? null : (localDue(month)?.slice(0, 10) ?? null);
}

describe("the places where people live", () => {
  test("each have a calendar, and the name of a body that takes complaints where a law applies", () => {
    const calendarIds = seedCalendars.map((calendar) => calendar.id);
    for (const place of jurisdictions) {
      expect(calendarIds).toContain(place.calendarId);
      if (place.regimes.length > 0)
        expect([
          place.residence,
          complaintChannel(place.residence) !== null,
        ]).toEqual([place.residence, true]);
    }
  });

  test.each([
    // 2 January 2027 is a Saturday; the Monday after is worked in England.
    ["GB", "2026-12-02", "2027-01-04"],
    // The 2nd of January is a bank holiday there, kept on Monday because it falls on a Saturday.
    ["GB-SCT", "2026-12-02", "2027-01-05"],
    ["GB-NIR", "2026-06-12", "2026-07-14"],
    ["GB", "2026-06-12", "2026-07-13"],
    // Epiphany is a holiday in Bavaria and not in Hamburg.
    ["DE-BY", "2026-12-06", "2027-01-07"],
    ["DE-HH", "2026-12-06", "2027-01-06"],
  ])(
    "in %s a month from %s ends on %s, by the holidays of the state",
    (residence, receivedOn, dueOn) => {
      expect(monthIn(residence, receivedOn)).toBe(dueOn);
    },
  );

  test("fall back on the country's calendar where the office has no other yet", () => {
    const old = seedCalendars.filter(({ id }) => !/^(?:DE|GB)-/.test(id));
    const scope = { policyCalendarId: "CN", residence: "DE-BY" };
    expect(calendarsOfCase(scope, old).residenceId).toBe("DE");
    expect(calendarsOfCase(scope).residenceId).toBe("DE-BY");
  });

  test("are named once and found by their code", () => {
    const codes = jurisdictions.map((place) => place.residence);
    expect(new Set(codes).size).toBe(codes.length);
    expect(residenceByCode("DE")?.name.zh).toBe("德国");
    expect(residenceByCode("XX")).toBeUndefined();
    expect(regimesOf(null, "p000")).toEqual([]);
  });
});
