import type { ExtensionRule } from "../../../casework/clock-rule.ts";
import { calendarDays, rulePack, titles, type RulePack } from "./rule-pack.ts";

const extension: ExtensionRule = {
  length: { kind: "add", amount: 30 },
  grounds: [
    {
      key: "interference",
      title: {
        en: "Meeting the time limit would unreasonably interfere with the activities",
        zh: "按期答复将不合理地妨碍业务活动",
      },
    },
    {
      key: "consultations",
      title: {
        en: "Consultations cannot be finished in time",
        zh: "所需磋商无法如期完成",
      },
    },
  ],
  citation: { en: "PIPEDA s. 8(4)", zh: "PIPEDA 第 8(4) 条" },
  letterNeeded: true,
  noticeWithin: {
    en: "within the first 30 days, with the new date, the reasons and the right to complain",
    zh: "首个 30 日内告知新日期、理由和投诉权",
  },
};

export const ca: RulePack = rulePack(
  {
    id: "CA",
    kind: "statute",
    title: { en: "PIPEDA (Canada)", zh: "加拿大 PIPEDA" },
    law: {
      en: "PIPEDA ss. 8–9; Schedule 1 cl. 4.9",
      zh: "PIPEDA 第 8 至 9 条；附表一第 4.9 款",
    },
    note: {
      en: "No answer counts as a refusal (s. 8(5)).",
      zh: "逾期未答复视为拒绝（第 8(5) 条）。",
    },
  },
  { calendar: { kind: "fixed", id: "CA" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Answer not later than 30 days after receipt.",
        zh: "收到后 30 日内答复。",
      },
      citation: { en: "PIPEDA s. 8(3)", zh: "PIPEDA 第 8(3) 条" },
      confidence: "memory-high",
      term: calendarDays(30),
      extension,
      appliesTo: ["access", "portability", "correction", "disclosureRecords"],
    },
  ],
);
