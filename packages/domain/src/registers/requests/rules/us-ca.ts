import type { ExtensionRule } from "../../../casework/clock-rule.ts";
import {
  calendarDaysCounted,
  rulePack,
  titles,
  workingDays,
  type RulePack,
} from "./rule-pack.ts";

const extension: ExtensionRule = {
  length: { kind: "add", amount: 45 },
  grounds: [
    {
      key: "reasonablyNecessary",
      title: {
        en: "More time is reasonably necessary",
        zh: "合理需要更多时间",
      },
    },
  ],
  citation: { en: "11 CCR 7021(b)", zh: "加州法规 11 CCR 7021(b)" },
  letterNeeded: true,
  noticeWithin: {
    en: "within the first 45 days, with an explanation",
    zh: "首个 45 日内告知并作说明",
  },
};

const requests = [
  "access",
  "correction",
  "deletion",
  "portability",
  "disclosureRecords",
  "minor",
];

export const usCa: RulePack = rulePack(
  {
    id: "US-CA",
    kind: "statute",
    title: { en: "CCPA (California)", zh: "加州消费者隐私法（CCPA）" },
    law: {
      en: "Cal. Civ. Code 1798.100–.199; 11 CCR 7000 ff.",
      zh: "加州民法典第 1798.100 至 .199 条；加州法规 11 CCR 7000 起",
    },
    note: {
      en: "Verification does not stop the 45 days. A request that cannot be verified within them may be denied.",
      zh: "核实身份不影响 45 日的计算；期内无法核实的，可予拒绝。",
    },
  },
  { calendar: { kind: "fixed", id: "US-CA" } },
  [
    {
      clock: "confirm",
      act: "acknowledge",
      title: { en: "Confirm receipt", zh: "确认收到" },
      clause: {
        en: "Receipt is confirmed, with how the request is handled, within 10 business days.",
        zh: "10 个工作日内确认收到并说明处理方式。",
      },
      citation: { en: "11 CCR 7021(a)", zh: "加州法规 11 CCR 7021(a)" },
      confidence: "verified",
      term: workingDays(10),
      appliesTo: requests,
    },
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      // The period begins on the day of receipt: that day is day 1, the strict reading.
      clause: {
        en: "Answer within 45 calendar days; the period begins on the day of receipt, however long verification takes.",
        zh: "45 个自然日内答复，自收到当日起计，不因核实身份而顺延。",
      },
      citation: {
        en: "11 CCR 7021(b); Cal. Civ. Code 1798.130(a)(2)",
        zh: "加州法规 11 CCR 7021(b)；加州民法典第 1798.130 条 (a)(2)",
      },
      confidence: "verified",
      term: calendarDaysCounted(45),
      extension,
      appliesTo: requests,
    },
    {
      clock: "optout",
      act: "optOut",
      title: { en: "Stop selling and sharing", zh: "停止出售和共享" },
      clause: {
        en: "An opt-out of sale or sharing, or a limit on sensitive data, is carried out as soon as feasible, at most within 15 business days, without verification.",
        zh: "拒绝出售、共享或限制敏感信息使用的请求，应尽快且最迟 15 个工作日内执行，无须核实身份。",
      },
      citation: {
        en: "11 CCR 7026(f), 7027(g)",
        zh: "加州法规 11 CCR 7026(f)、7027(g)",
      },
      confidence: "secondary",
      term: workingDays(15),
      appliesTo: [
        "trackingOptOut",
        "marketingOptOut",
        "restriction",
        "objection",
      ],
    },
  ],
);
