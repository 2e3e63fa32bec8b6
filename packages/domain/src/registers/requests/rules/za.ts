import type { ExtensionRule } from "../../../casework/clock-rule.ts";
import { calendarDays, rulePack, titles, type RulePack } from "./rule-pack.ts";

const extension: ExtensionRule = {
  length: { kind: "add", amount: 30 },
  grounds: [
    {
      key: "manyRecords",
      title: {
        en: "Many records, or a search through many",
        zh: "记录数量大或需大量检索",
      },
    },
    {
      key: "consultations",
      title: { en: "Consultations are needed", zh: "需要磋商" },
    },
  ],
  citation: { en: "PAIA s. 57", zh: "PAIA 第 57 条" },
  letterNeeded: true,
  noticeWithin: {
    en: "within the first 30 days, once, with the reasons",
    zh: "首个 30 日内告知并说明理由，仅限一次",
  },
};

export const za: RulePack = rulePack(
  {
    id: "ZA",
    kind: "statute",
    title: {
      en: "POPIA (South Africa)",
      zh: "南非《个人信息保护法》（POPIA）",
    },
    law: {
      en: "POPIA ss. 23–24 and Regulations (2025); PAIA ss. 50–57",
      zh: "POPIA 第 23 至 24 条及 2025 年条例；PAIA 第 50 至 57 条",
    },
    note: {
      en: "Days are calendar days; a last day on a Sunday or public holiday moves on (Regulations 1).",
      zh: "按自然日计算；最后一日为周日或公共假日的顺延（条例第 1 条）。",
    },
  },
  { calendar: { kind: "fixed", id: "ZA" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Access in a reasonable time; by the PAIA route 30 days.",
        zh: "应在合理期限内提供查阅；依 PAIA 程序为 30 日。",
      },
      citation: {
        en: "POPIA s. 23; PAIA s. 56",
        zh: "POPIA 第 23 条；PAIA 第 56 条",
      },
      confidence: "memory-high",
      term: calendarDays(30),
      roll: "sundaysAndHolidays",
      extension,
      appliesTo: ["access", "portability", "disclosureRecords"],
    },
    {
      clock: "correction",
      act: "outcome",
      title: { en: "Correct or delete", zh: "更正或删除" },
      clause: {
        en: "Tell the person in writing within 30 days what was done.",
        zh: "须在 30 日内书面告知处理结果。",
      },
      citation: {
        en: "POPIA s. 24; Regulations 2–3 (2025)",
        zh: "POPIA 第 24 条；条例第 2 至 3 条（2025 年）",
      },
      confidence: "secondary",
      term: calendarDays(30),
      roll: "sundaysAndHolidays",
      appliesTo: ["correction", "deletion", "objection"],
    },
  ],
);
