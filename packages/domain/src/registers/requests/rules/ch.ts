import type { Anchor, ExtensionRule } from "../../../casework/clock-rule.ts";
import {
  calendarDays,
  received,
  rulePack,
  titles,
  type RulePack,
} from "./rule-pack.ts";

/** DPO art. 19: whoever is told of a cost share has ten days to think; the 30 days start after them. */
const anchor: Anchor = {
  kind: "afterReflection",
  first: received,
  told: {
    fact: "feeAsked",
    label: {
      en: "Ten days for reflection over after the cost share was told",
      zh: "告知费用分担后十日考虑期届满",
    },
  },
  days: 10,
};

const extension: ExtensionRule = {
  length: { kind: "ownDate" },
  grounds: [
    {
      key: "unableInTime",
      title: {
        en: "Unable to answer within 30 days",
        zh: "无法在 30 日内答复",
      },
    },
  ],
  citation: { en: "DPO art. 18", zh: "《数据保护条例》（DPO）第 18 条" },
  letterNeeded: true,
  noticeWithin: {
    en: "within the 30 days, with the date of the answer",
    zh: "在 30 日内告知答复日期",
  },
};

export const ch: RulePack = rulePack(
  {
    id: "CH",
    kind: "statute",
    title: { en: "FADP (Switzerland)", zh: "瑞士《联邦数据保护法》（FADP）" },
    law: {
      en: "FADP arts. 25–26; Data Protection Ordinance arts. 16–19",
      zh: "FADP 第 25 至 26 条；《数据保护条例》第 16 至 19 条",
    },
    note: {
      en: "Without a confirmation of the cost share within ten days the request counts as withdrawn.",
      zh: "十日内未确认费用分担的，视为撤回请求。",
    },
  },
  { calendar: { kind: "fixed", id: "CH" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Answer within 30 days of receipt, or say within them when the answer will come; where a cost share was told, the 30 days start after ten days for reflection.",
        zh: "收到后 30 日内答复，或在期内告知答复日期；告知费用分担的，自十日考虑期满后起算 30 日。",
      },
      citation: {
        en: "FADP art. 25(7); DPO arts. 18–19",
        zh: "FADP 第 25 条第 7 款；《数据保护条例》第 18 至 19 条",
      },
      confidence: "memory-high",
      anchor,
      after: {
        en: "after receipt (after the ten days for reflection where a cost share was told)",
        zh: "收到后（告知费用分担的，自十日考虑期满后）",
      },
      term: calendarDays(30),
      extension,
      appliesTo: ["access", "portability", "disclosureRecords"],
    },
  ],
);
