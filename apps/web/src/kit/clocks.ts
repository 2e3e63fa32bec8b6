import type { ReckonedClock } from "@kept/domain/casework/clock";
import {
  autumnHolidays,
  autumnMakeUpDays,
  fifteenWorkingDays,
  plainTerm,
  workingTerm,
} from "./term-days.ts";

/** The moment at which the kit stands still: Mon 21 Sep 2026, 09:42 in Shanghai. */
export const kitNow = "2026-09-21T01:42:00Z";

const china = {
  id: "CN",
  version: 3,
  title: { en: "China 2026", zh: "中国 2026" },
  source: { en: "State Council notice", zh: "国务院通知" },
  confidence: "verified",
  horizon: "2026-12-31",
  note: null,
} as const;

const received = {
  fact: "received",
  label: { en: "Received", zh: "收到" },
  at: "2026-09-16T02:00:00Z",
} as const;

/** Fifteen working days over two holidays and two make-up days: the example of the house. */
export const answerClock: ReckonedClock = {
  ruleId: "p000.response",
  act: "answer",
  title: { en: "Answer", zh: "答复" },
  rule: { en: "15 working days after receipt", zh: "收到后 15 个工作日" },
  citation: {
    en: "Privacy policy §10, version 2026-03-01",
    zh: "隐私政策第 10 条，2026-03-01 版",
  },
  clause: {
    en: "We answer within fifteen working days.",
    zh: "我们将在十五个工作日内答复。",
  },
  pack: {
    id: "p000",
    kind: "policy",
    title: { en: "policy §10", zh: "政策第 10 条" },
  },
  strength: "firm",
  confidence: "policy",
  unit: "workingDays",
  amount: 15,
  zone: "Asia/Shanghai",
  place: { en: "Shanghai", zh: "上海" },
  start: received,
  waitsFor: [],
  dueAt: "2026-10-13T16:00:00Z",
  dueOn: "2026-10-13",
  provisional: false,
  calendar: china,
  days: fifteenWorkingDays,
  pauses: [],
  pausing: {
    en: "Never. A policy clock does not pause.",
    zh: "不得暂停：政策期限不因任何事由暂停。",
  },
  extension: null,
  ignored: [],
  roll: null,
  stoppedAt: null,
  governs: true,
  standing: {
    state: "calm",
    measure: { unit: "workingDays", amount: 11 },
    share: 4 / 15,
  },
};

export const identifyClock: ReckonedClock = {
  ...answerClock,
  ruleId: "p000.triage",
  act: "identify",
  title: { en: "Identify", zh: "识别" },
  rule: { en: "48 hours after receipt", zh: "收到后 48 小时" },
  citation: {
    en: "Privacy policy §8, version 2026-03-01",
    zh: "隐私政策第 8 条，2026-03-01 版",
  },
  pack: {
    id: "p000",
    kind: "policy",
    title: { en: "policy §8", zh: "政策第 8 条" },
  },
  unit: "hours",
  amount: 48,
  dueAt: "2026-09-18T02:00:00Z",
  dueOn: "2026-09-18",
  calendar: null,
  days: [],
  stoppedAt: "2026-09-17T01:00:00Z",
  governs: false,
  standing: {
    state: "met",
    measure: { unit: "hours", amount: 23 },
    share: 23 / 48,
  },
};

export const settleClock: ReckonedClock = {
  ...answerClock,
  ruleId: "p000.settlement",
  act: "settle",
  title: { en: "Settle", zh: "办结" },
  rule: {
    en: "15 working days after identification",
    zh: "识别后 15 个工作日",
  },
  strength: "target",
  dueAt: "2026-10-14T16:00:00Z",
  dueOn: "2026-10-14",
  days: workingTerm({
    startOn: "2026-09-17",
    count: 15,
    holidays: autumnHolidays,
    makeUpDays: autumnMakeUpDays,
  }),
  governs: false,
  standing: {
    state: "calm",
    measure: { unit: "workingDays", amount: 12 },
    share: 0.2,
  },
};

const gdprClock: ReckonedClock = {
  ...answerClock,
  ruleId: "eu.response",
  act: "outcome",
  title: { en: "Outcome", zh: "结果" },
  rule: { en: "one month after receipt", zh: "收到后一个月" },
  citation: {
    en: "GDPR Art. 12(3); Regulation 1182/71 Art. 3",
    zh: "GDPR 第12条第3款；第1182/71号条例第3条",
  },
  pack: { id: "eu", kind: "statute", title: { en: "GDPR", zh: "GDPR" } },
  confidence: "memory-high",
  unit: "months",
  amount: 1,
  zone: "Europe/Berlin",
  place: { en: "Berlin", zh: "柏林" },
  clause: {
    en: "Without undue delay and within one month.",
    zh: "不得无故拖延，一个月内。",
  },
  pausing: {
    en: "Never. This law knows no pause.",
    zh: "不得暂停：该法未规定暂停。",
  },
  dueAt: "2026-10-16T22:00:00Z",
  dueOn: "2026-10-16",
  calendar: null,
  days: plainTerm("2026-09-16", "2026-10-16"),
  governs: true,
  standing: {
    state: "calm",
    measure: { unit: "days", amount: 25 },
    share: 5 / 30,
  },
};

export const outcomeClock: ReckonedClock = {
  ...answerClock,
  ruleId: "p000.outcome",
  act: "outcome",
  title: { en: "Outcome", zh: "结果" },
  rule: { en: "30 working days after receipt", zh: "收到后 30 个工作日" },
  amount: 30,
  dueAt: "2026-11-03T16:00:00Z",
  dueOn: "2026-11-03",
  days: workingTerm({
    startOn: "2026-09-16",
    count: 30,
    holidays: autumnHolidays,
    makeUpDays: autumnMakeUpDays,
  }),
  governs: false,
  standing: {
    state: "calm",
    measure: { unit: "workingDays", amount: 26 },
    share: 4 / 30,
  },
};

export const pausedClock: ReckonedClock = {
  ...answerClock,
  ruleId: "uk.response",
  title: { en: "UK month", zh: "英国一个月" },
  rule: {
    en: "one month after receipt, paused while we ask",
    zh: "收到后一个月，补充询问期间暂停",
  },
  citation: { en: "UK GDPR Art. 12A", zh: "英国 GDPR 第12A条" },
  pack: {
    id: "uk",
    kind: "statute",
    title: { en: "UK GDPR", zh: "英国 GDPR" },
  },
  confidence: "secondary",
  unit: "months",
  amount: 1,
  zone: "Europe/London",
  place: { en: "London", zh: "伦敦" },
  dueAt: "2026-10-05T23:00:00Z",
  dueOn: "2026-10-05",
  calendar: null,
  days: workingTerm({
    startOn: "2026-09-09",
    count: 13,
    paused: ["2026-09-15", "2026-09-20"],
  }),
  pauses: [
    {
      ground: {
        en: "asked which of two accounts is meant",
        zh: "询问具体所指账号",
      },
      from: "2026-09-15",
      until: null,
      days: 6,
    },
  ],
  governs: false,
  standing: {
    state: "paused",
    measure: { unit: "days", amount: 6 },
    share: 0.3,
  },
};

export const provisionalClock: ReckonedClock = {
  ...answerClock,
  ruleId: "p000.outcome",
  title: { en: "Outcome", zh: "结果" },
  rule: { en: "30 working days after receipt", zh: "收到后 30 个工作日" },
  amount: 30,
  start: { ...received, at: "2026-12-07T02:00:00Z" },
  dueAt: "2027-01-18T15:59:59Z",
  dueOn: "2027-01-18",
  provisional: true,
  days: workingTerm({ startOn: "2026-12-07", count: 30 }),
  governs: false,
  standing: {
    state: "provisional",
    measure: { unit: "workingDays", amount: 30 },
    share: 0,
  },
};

export const rolledClock: ReckonedClock = {
  ...gdprClock,
  start: { ...received, at: "2026-09-17T02:00:00Z" },
  dueAt: "2026-10-19T22:00:00Z",
  dueOn: "2026-10-19",
  days: [
    ...plainTerm("2026-09-17", "2026-10-16"),
    ...(["2026-10-17", "2026-10-18"] as const).map((on) => ({
      on,
      kind: "rolled" as const,
      count: null,
      makeUp: false,
      name: null,
      beyondHorizon: false,
    })),
    {
      on: "2026-10-19",
      kind: "counted",
      count: null,
      makeUp: false,
      name: null,
      beyondHorizon: false,
    },
  ],
  roll: {
    from: "2026-10-17",
    to: "2026-10-19",
    reason: { en: "the last day is a Saturday", zh: "届满日为星期六" },
  },
  extension: {
    ground: { en: "complex request", zh: "请求复杂" },
    citation: { en: "GDPR Art. 12(3)", zh: "GDPR 第12条第3款" },
    dueOnBefore: "2026-10-16",
  },
};

export const otherClocks: readonly ReckonedClock[] = [
  identifyClock,
  settleClock,
  gdprClock,
  outcomeClock,
];
