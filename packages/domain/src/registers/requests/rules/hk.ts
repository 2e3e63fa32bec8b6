import type { ExtensionRule } from "../../../casework/clock-rule.ts";
import {
  atOnce,
  calendarDays,
  rulePack,
  titles,
  type RulePack,
} from "./rule-pack.ts";

const extension: ExtensionRule = {
  length: { kind: "ownDate" },
  grounds: [
    {
      key: "unableInTime",
      title: {
        en: "Unable to comply within 40 days",
        zh: "未能于 40 日内依从要求",
      },
    },
  ],
  citation: { en: "PDPO s. 19(2)", zh: "《个人资料（私隐）条例》第 19(2) 条" },
  letterNeeded: true,
  noticeWithin: {
    en: "in writing before day 40, with the reasons, giving what can be given",
    zh: "第 40 日前书面通知并说明理由，能提供的部分先行提供",
  },
};

const title = {
  en: "PDPO (Hong Kong)",
  zh: "香港《个人资料（私隐）条例》",
};

export const hk: RulePack = rulePack(
  {
    id: "HK",
    kind: "statute",
    title,
    law: {
      en: "PDPO (Cap. 486) ss. 18–28, 35A ff.",
      zh: "香港法例第 486 章第 18 至 28、35A 条起",
    },
    note: {
      en: "That a term moves off Sundays and general holidays is from memory.",
      zh: "期限遇星期日或公众假期顺延一节为凭记忆整理。",
    },
  },
  { calendar: { kind: "fixed", id: "HK" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Comply with a data access request not later than 40 days after receiving it; a refusal with reasons in the same time.",
        zh: "须在收到查阅资料要求后 40 日内依从；拒绝的，亦须在此期限内说明理由。",
      },
      citation: { en: "PDPO ss. 19(1), 21", zh: `${title.zh}第 19(1)、21 条` },
      confidence: "verified",
      term: calendarDays(40),
      roll: "sundaysAndHolidays",
      extension,
      appliesTo: ["access", "portability", "disclosureRecords"],
    },
    {
      clock: "correction",
      act: "outcome",
      title: { en: "Correct", zh: "更正" },
      clause: {
        en: "Correct and supply the corrected copy within 40 days; a refusal in the same time.",
        zh: "须在 40 日内更正并提供更正后的副本；拒绝的，亦须在此期限内通知。",
      },
      citation: { en: "PDPO ss. 23–25", zh: `${title.zh}第 23 至 25 条` },
      confidence: "memory-high",
      term: calendarDays(40),
      roll: "sundaysAndHolidays",
      extension,
      appliesTo: ["correction"],
    },
    {
      clock: "optout",
      act: "optOut",
      title: titles.optOut,
      clause: {
        en: "Use in direct marketing stops on request, free of charge.",
        zh: "应要求停止将资料用于直接促销，不得收费。",
      },
      citation: { en: "PDPO ss. 35G, 35L", zh: `${title.zh}第 35G、35L 条` },
      confidence: "memory-high",
      speed: atOnce,
      appliesTo: ["marketingOptOut"],
    },
  ],
);
