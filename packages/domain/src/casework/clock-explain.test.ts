import { describe, expect, test } from "vitest";
import { seedCalendars } from "../time/calendars/seed-calendars.ts";
import type { CalendarSet } from "./clock-calendars.ts";
import { explainAsText } from "./clock-explain.ts";
import { markGoverning, reckon } from "./clock-reckon.ts";
import type { ClockFacts, ClockRule } from "./clock-rule.ts";
import { dayRunText, momentText } from "./clock-words.ts";

const set: CalendarSet = {
  calendars: seedCalendars,
  policyId: "CN",
  residenceId: "GB",
};

const answer: ClockRule = {
  id: "test.answer",
  pack: {
    id: "test",
    kind: "policy",
    title: { en: "Test policy", zh: "测试政策" },
  },
  act: "answer",
  stoppedBy: ["answer"],
  title: { en: "Answer", zh: "答复" },
  clause: { en: "Whoever asks is answered.", zh: "来询者应得到答复。" },
  citation: { en: "section 10", zh: "第 10 条" },
  strength: "firm",
  confidence: "policy",
  anchor: {
    kind: "firstKnown",
    of: [{ fact: "received", label: { en: "Received", zh: "收到" } }],
  },
  after: { en: "after receipt", zh: "收到后" },
  term: { unit: "workingDays", amount: 15 },
  speed: null,
  roll: null,
  calendar: { kind: "policy" },
  pause: null,
  extension: null,
  appliesTo: "any",
  validFrom: null,
  validTo: null,
};

const month: ClockRule = {
  ...answer,
  id: "test.month",
  pack: { ...answer.pack, kind: "statute" },
  title: { en: "Outcome", zh: "结果" },
  confidence: "memory-high",
  term: { unit: "months", amount: 1 },
  roll: "weekendsAndHolidays",
  calendar: { kind: "residence" },
  pause: {
    counts: "inclusive",
    grounds: [
      { key: "clarification", title: { en: "Clarification", zh: "澄清" } },
    ],
    citation: { en: "s. 54", zh: "第 54 条" },
    letterNeeded: true,
  },
  extension: {
    length: { kind: "add", amount: 2 },
    grounds: [{ key: "complexity", title: { en: "Complexity", zh: "复杂" } }],
    citation: { en: "art. 12A", zh: "第 12A 条" },
    letterNeeded: true,
    noticeWithin: { en: "in the first month", zh: "首月内" },
  },
};

const facts: ClockFacts = {
  anchors: { received: "2026-09-16T10:00:00+08:00" },
  pauses: [],
  extensions: [],
  stops: {},
};

describe("why this date, as text", () => {
  test("names rule, clause, start, every counted and skipped day, make-up days and calendar", () => {
    const [clock] = markGoverning([reckon(answer, facts, set)]);
    expect(clock && explainAsText(clock, "en")).toBe(
      [
        "Answer by Tue 13 Oct 2026, 24:00 (Shanghai time)",
        "15 working days after receipt (firm promise)",
        "",
        "Rule: test.answer (section 10)",
        "Clause: Whoever asks is answered.",
        "Confidence: stated in the policy",
        "Start: Received, Wed 16 Sep 2026, 10:00; day 1 is Thu 17 Sep 2026",
        "Counted: 17–18 Sep (1–2); 20–24 Sep (3–7); 28–30 Sep (8–10); 8–10 Oct (11–13); 12–13 Oct (14–15)",
        "Make-up working days: Sun 20 Sep 2026 (National Day); Sat 10 Oct 2026 (National Day)",
        "Not counted: 19 Sep (weekend); 25–27 Sep (Mid-Autumn Festival); 1–7 Oct (National Day); 11 Oct (weekend)",
        "Paused: Never. A policy clock does not pause.",
        "Calendar: China (mainland), version 1, known up to Thu 31 Dec 2026. State Council notice for 2026; 2025 from chinese-days.",
        "Governs: the earliest firm date for this act on the case",
      ].join("\n"),
    );
  });

  test("says the same in Chinese", () => {
    expect(explainAsText(reckon(answer, facts, set), "zh")).toBe(
      [
        "答复：2026年10月13日 周二 24:00 前（上海时间）",
        "收到后 15 个工作日内（确定承诺）",
        "",
        "规则：test.answer（第 10 条）",
        "条款：来询者应得到答复。",
        "可信度：政策原文所载",
        "起算：收到，2026年9月16日 周三 10:00；第 1 天为 2026年9月17日 周四",
        "计入：9月17日至18日（1–2）；9月20日至24日（3–7）；9月28日至30日（8–10）；10月8日至10日（11–13）；10月12日至13日（14–15）",
        "调休上班日：2026年9月20日 周日（国庆节）；2026年10月10日 周六（国庆节）",
        "不计入：9月19日（周末）；9月25日至27日（中秋节）；10月1日至7日（国庆节）；10月11日（周末）",
        "暂停：不得暂停：政策期限不因任何事由暂停。",
        "日历：中国（内地），第 1 版，覆盖至 2026年12月31日 周四。2026 年依据国务院办公厅通知；2025 年取自 chinese-days。",
      ].join("\n"),
    );
  });

  test("tells of pause, extension, roll, and of facts that changed nothing", () => {
    const known: ClockFacts = {
      ...facts,
      anchors: { received: "2026-01-31T10:00:00Z" },
      pauses: [
        {
          ground: "clarification",
          ruleIds: ["test.month"],
          from: "2026-02-09T09:00:00Z",
          until: "2026-02-16T09:00:00Z",
        },
        {
          ground: "clarification",
          ruleIds: ["test.month"],
          from: "2026-06-01T09:00:00Z",
          until: "2026-06-02T09:00:00Z",
        },
      ],
      extensions: [
        {
          ruleId: "test.month",
          ground: "complexity",
          decidedAt: "2026-02-20T09:00:00Z",
        },
      ],
    };
    const lines = explainAsText(reckon(month, known, set), "en").split("\n");
    expect(lines[0]).toBe("Outcome by Fri 8 May 2026, 24:00 (London time)");
    expect(lines[1]).toBe("3 months after receipt (legal duty)");
    expect(lines).toContain(
      "Paused: 9 Feb to 16 Feb, 8 days out (Clarification)",
    );
    expect(lines).toContain("Not counted: 9–16 Feb (paused: Clarification)");
    expect(lines).toContain(
      "Extended: Complexity (art. 12A); without it the date was Mon 9 Mar 2026",
    );
    expect(lines).toContain(
      "Without effect: pause of 1 Jun: The pause began after the term had ended.",
    );
    expect(lines).toContain(
      "Confidence: from memory, fairly sure; check with counsel",
    );
  });

  test("names the day a term was moved from, and why", () => {
    const known = { ...facts, anchors: { received: "2026-03-03T10:00:00Z" } };
    const lines = explainAsText(reckon(month, known, set), "en").split("\n");
    expect(lines[0]).toContain("Tue 7 Apr 2026");
    expect(lines).toContain(
      "Moved: from Fri 3 Apr 2026 (Good Friday) to the next working day, Tue 7 Apr 2026",
    );
  });

  test("says provisional at the top and why at the bottom", () => {
    const known = {
      ...facts,
      anchors: { received: "2026-12-21T10:00:00+08:00" },
    };
    const lines = explainAsText(reckon(answer, known, set), "en").split("\n");
    expect(lines[0]).toBe(
      "Answer by Mon 11 Jan 2027, 24:00 (Shanghai time), provisional",
    );
    expect(lines.at(-1)).toMatch(
      /^Provisional: the calendar does not know the days from Fri 1 Jan 2027/,
    );
  });

  test("of a clock that waits, or has no number, says what is missing", () => {
    expect(
      explainAsText(reckon(answer, { ...facts, anchors: {} }, set), "en"),
    ).toMatch(/^Answer: not started\n[^]*\nStart: waits for: Received\n/);
    const speed = { en: "Without delay", zh: "及时办理" };
    const undated = reckon({ ...answer, term: null, speed }, facts, set);
    expect(explainAsText(undated, "en")).toMatch(
      /^Answer: no number of days in the rule\nWithout delay after receipt/,
    );
    expect(explainAsText(undated, "zh")).toMatch(
      /^答复：规则未定天数\n收到后及时办理/,
    );
  });
});

describe("dates in words", () => {
  test("runs share the month, but never over a month or a year", () => {
    expect(dayRunText("2026-09-24", "2026-09-28").en).toBe("24–28 Sep");
    expect(dayRunText("2026-09-28", "2026-10-02").en).toBe("28 Sep–2 Oct");
    expect(dayRunText("2025-09-24", "2026-09-28").en).toBe("24 Sep–28 Sep");
    expect(dayRunText("2026-12-30", "2027-01-02").zh).toBe("12月30日至1月2日");
  });

  test("moments are told in the zone of the clock", () => {
    expect(momentText("2026-09-15T18:05:59Z", "Asia/Shanghai").en).toBe(
      "Wed 16 Sep 2026, 02:05",
    );
  });
});
