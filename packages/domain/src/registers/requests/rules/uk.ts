import type {
  Anchor,
  ExtensionRule,
  PauseRule,
} from "../../../casework/clock-rule.ts";
import {
  calendarDaysCounted,
  months,
  received,
  rulePack,
  titles,
  withoutDelay,
  type RulePack,
} from "./rule-pack.ts";

/** UK GDPR art. 12A: the latest of receipt, of the identity information and of the fee that were asked for. */
const relevantTime: Anchor = {
  kind: "latest",
  first: received,
  awaited: [
    {
      asked: "identityAsked",
      got: {
        fact: "identityReceived",
        label: {
          en: "Identity information received",
          zh: "收到身份信息",
        },
      },
    },
    {
      asked: "feeAsked",
      got: { fact: "feePaid", label: { en: "Fee paid", zh: "已缴费" } },
    },
  ],
};

const pause: PauseRule = {
  counts: "inclusive",
  grounds: [
    {
      key: "clarification",
      title: {
        en: "Waiting for the person to say which data or processing is meant",
        zh: "等待请求人说明所指的数据或处理活动",
      },
    },
  ],
  citation: {
    en: "UK GDPR art. 12A; DPA 2018 s. 54(3C)–(3D)",
    zh: "英国 GDPR 第 12A 条；《2018 年数据保护法》第 54 条第 3C 至 3D 款",
  },
  letterNeeded: true,
};

const extension: ExtensionRule = {
  length: { kind: "add", amount: 2 },
  grounds: [
    {
      key: "complexity",
      title: { en: "Complexity of the request", zh: "请求复杂" },
    },
    { key: "number", title: { en: "Number of requests", zh: "请求数量多" } },
  ],
  citation: {
    en: "UK GDPR art. 12A; DPA 2018 s. 54(3A)–(3B)",
    zh: "英国 GDPR 第 12A 条；《2018 年数据保护法》第 54 条第 3A 至 3B 款",
  },
  letterNeeded: true,
  noticeWithin: {
    en: "before the first month ends, with the reasons",
    zh: "首月届满前告知并说明理由",
  },
};

export const uk: RulePack = rulePack(
  {
    id: "UK",
    kind: "statute",
    title: { en: "UK GDPR", zh: "英国 GDPR" },
    law: {
      en: "UK GDPR arts. 12, 12A, 15; Data Protection Act 2018 ss. 54, 164A; Data (Use and Access) Act 2025",
      zh: "英国 GDPR 第 12、12A、15 条；《2018 年数据保护法》第 54、164A 条；《2025 年数据（使用和访问）法》",
    },
    note: {
      en: "The wording of art. 12A was read in the parallel s. 54 only. Before 5 Feb 2026 the month was counted from receipt as well.",
      zh: "第 12A 条措辞仅与平行条文第 54 条核对。2026 年 2 月 5 日之前同样自收到起计一个月。",
    },
  },
  { calendar: { kind: "country", id: "GB" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Answer within one month of the relevant time: the latest of receipt of the request, receipt of identity information asked for, and payment of a fee.",
        zh: "自相关时点起一个月内答复：以收到请求、收到所要求的身份信息、缴纳费用三者中最晚者为准。",
      },
      citation: {
        en: "UK GDPR art. 12(3), 12A; ICO guidance on counting",
        zh: "英国 GDPR 第 12 条第 3 款、第 12A 条；ICO 计算指引",
      },
      confidence: "secondary",
      anchor: relevantTime,
      after: { en: "after the relevant time", zh: "相关时点后" },
      term: months(1),
      roll: "weekendsAndHolidays",
      pause,
      extension,
      appliesTo: [
        "access",
        "correction",
        "deletion",
        "portability",
        "restriction",
        "objection",
        "consentWithdrawal",
        "marketingOptOut",
        "trackingOptOut",
        "disclosureRecords",
        "minor",
      ],
    },
    {
      clock: "complaint",
      act: "acknowledge",
      title: titles.acknowledge,
      clause: {
        en: "A complaint is acknowledged within 30 days beginning when it is received.",
        zh: "自收到投诉之日起 30 日内（当日计入）确认收到。",
      },
      citation: {
        en: "DPA 2018 s. 164A(3)",
        zh: "《2018 年数据保护法》第 164A 条第 3 款",
      },
      confidence: "verified",
      term: calendarDaysCounted(30),
      appliesTo: ["complaint", "suspectedViolation"],
      validFrom: "2026-06-19",
    },
    {
      clock: "complaint-outcome",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Appropriate steps are taken and the outcome of a complaint is told without undue delay.",
        zh: "对投诉应采取适当措施，并无不当迟延地告知结果。",
      },
      citation: {
        en: "DPA 2018 s. 164A",
        zh: "《2018 年数据保护法》第 164A 条",
      },
      confidence: "verified",
      speed: withoutDelay,
      appliesTo: ["complaint", "suspectedViolation"],
      validFrom: "2026-06-19",
    },
  ],
);
