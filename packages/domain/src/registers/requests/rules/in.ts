import { calendarDays, rulePack, titles, type RulePack } from "./rule-pack.ts";

const appliesTo = [
  "access",
  "correction",
  "deletion",
  "consentWithdrawal",
  "complaint",
  "minor",
];

/** One clock in two versions: what holds until the Rules start, and what holds from then on. */
export const india: RulePack = rulePack(
  {
    id: "IN",
    kind: "statute",
    title: { en: "DPDP Act (India)", zh: "印度《数字个人数据保护法》" },
    law: {
      en: "DPDP Act 2023 ss. 11–14; DPDP Rules 2025 r. 14; until then SPDI Rules 2011",
      zh: "《2023 年数字个人数据保护法》第 11 至 14 条；《2025 年规则》第 14 条；此前为《2011 年 SPDI 规则》",
    },
    note: {
      en: "Rights and grievance rules start on 13 May 2027 (some sources: 14 May).",
      zh: "权利与申诉规则自 2027 年 5 月 13 日起施行（部分来源为 14 日）。",
    },
  },
  { calendar: { kind: "fixed", id: "IN" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "The rights of the DPDP Act are not in force yet; the older SPDI Rules ask for redress without naming a number that was checked here.",
        zh: "《数字个人数据保护法》的权利条款尚未施行；此前的 SPDI 规则要求处理申诉，具体天数未经核对。",
      },
      citation: { en: "SPDI Rules 2011", zh: "《2011 年 SPDI 规则》" },
      confidence: "memory-medium",
      speed: { en: "In a reasonable time", zh: "合理期限内办理" },
      appliesTo,
      validTo: "2027-05-12",
    },
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "No fixed period for the rights themselves; a grievance is answered within the published period, at most 90 days.",
        zh: "权利本身未定天数；申诉须在公布的期限内答复，最长 90 日。",
      },
      citation: {
        en: "DPDP Act ss. 11–13; Rules r. 14",
        zh: "《数字个人数据保护法》第 11 至 13 条；规则第 14 条",
      },
      confidence: "verified",
      term: calendarDays(90),
      appliesTo,
      validFrom: "2027-05-13",
    },
  ],
);
