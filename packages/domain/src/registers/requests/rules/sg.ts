import type { ExtensionRule } from "../../../casework/clock-rule.ts";
import {
  calendarDays,
  rulePack,
  titles,
  withoutDelay,
  type RulePack,
} from "./rule-pack.ts";

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
  citation: {
    en: "PDP Regulations 2021 reg. 5",
    zh: "《2021 年个人数据保护条例》第 5 条",
  },
  letterNeeded: true,
  noticeWithin: {
    en: "in writing within the 30 days, with the date of the answer",
    zh: "在 30 日内书面告知答复日期",
  },
};

export const sg: RulePack = rulePack(
  {
    id: "SG",
    kind: "statute",
    title: { en: "PDPA (Singapore)", zh: "新加坡《个人数据保护法》" },
    law: {
      en: "PDPA 2012 ss. 16, 21–22A; PDP Regulations 2021",
      zh: "《2012 年个人数据保护法》第 16、21 至 22A 条；《2021 年个人数据保护条例》",
    },
    note: null,
  },
  { calendar: { kind: "fixed", id: "SG" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Answer as soon as reasonably possible; if not within 30 days of receipt, say within them by when.",
        zh: "应在合理可行范围内尽快答复；收到后 30 日内不能答复的，须在期内告知答复日期。",
      },
      citation: {
        en: "PDPA s. 21; PDP Regulations reg. 5",
        zh: "《个人数据保护法》第 21 条；条例第 5 条",
      },
      confidence: "memory-high",
      term: calendarDays(30),
      extension,
      appliesTo: ["access", "portability", "disclosureRecords"],
    },
    {
      clock: "correction",
      act: "outcome",
      title: { en: "Correct", zh: "更正" },
      clause: {
        en: "Correct as soon as practicable and send the corrected data to recipients of the past year.",
        zh: "应在可行范围内尽快更正，并将更正后的数据送交过去一年内的接收方。",
      },
      citation: { en: "PDPA s. 22", zh: "《个人数据保护法》第 22 条" },
      confidence: "memory-high",
      speed: withoutDelay,
      appliesTo: ["correction"],
    },
  ],
);
