import type { ExtensionRule } from "../../../casework/clock-rule.ts";
import { calendarDays, rulePack, titles, type RulePack } from "./rule-pack.ts";

const extension: ExtensionRule = {
  length: { kind: "ownDate" },
  grounds: [
    {
      key: "justCause",
      title: { en: "A just cause to postpone", zh: "有正当理由需延期" },
    },
  ],
  citation: {
    en: "PIPA art. 35(3)",
    zh: "韩国《个人信息保护法》第 35 条第 3 款",
  },
  letterNeeded: true,
  noticeWithin: {
    en: "within the 10 days, with the reason and how to object",
    zh: "在 10 日内告知理由和异议方式",
  },
};

export const kr: RulePack = rulePack(
  {
    id: "KR",
    kind: "statute",
    title: { en: "PIPA (South Korea)", zh: "韩国《个人信息保护法》" },
    law: {
      en: "Personal Information Protection Act (Act 21445) arts. 35–38; Enforcement Decree arts. 41–44",
      zh: "韩国《个人信息保护法》（第 21445 号）第 35 至 38 条；施行令第 41 至 44 条",
    },
    note: {
      en: "That a term moves off Saturdays, Sundays and holidays is from memory.",
      zh: "期限遇周六、周日或假日顺延一节为凭记忆整理。",
    },
  },
  { calendar: { kind: "fixed", id: "KR" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Let the person see the data within 10 days of the request; a postponement or refusal is told in the same time.",
        zh: "须在收到请求后 10 日内提供查阅；延期或拒绝亦须在此期限内通知。",
      },
      citation: {
        en: "PIPA art. 35(3); Decree 41(4)–(5), 42",
        zh: "韩国《个人信息保护法》第 35 条第 3 款；施行令第 41、42 条",
      },
      confidence: "verified",
      term: calendarDays(10),
      roll: "weekendsAndHolidays",
      extension,
      appliesTo: ["access", "portability", "disclosureRecords"],
    },
    {
      clock: "correction",
      act: "outcome",
      title: { en: "Correct, delete or stop", zh: "更正、删除或停止处理" },
      clause: {
        en: "Correct, delete or stop the processing without delay and tell the result within 10 days.",
        zh: "应及时更正、删除或停止处理，并在 10 日内告知结果。",
      },
      citation: {
        en: "PIPA arts. 36–37; Decree 43–44",
        zh: "韩国《个人信息保护法》第 36 至 37 条；施行令第 43 至 44 条",
      },
      confidence: "memory-high",
      term: calendarDays(10),
      roll: "weekendsAndHolidays",
      appliesTo: [
        "correction",
        "deletion",
        "restriction",
        "objection",
        "consentWithdrawal",
        "minor",
      ],
    },
  ],
);
