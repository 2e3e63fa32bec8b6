import {
  atOnce,
  calendarDays,
  rulePack,
  titles,
  type RulePack,
} from "./rule-pack.ts";

export const br: RulePack = rulePack(
  {
    id: "BR",
    kind: "statute",
    title: { en: "LGPD (Brazil)", zh: "巴西《通用数据保护法》（LGPD）" },
    law: {
      en: "Law 13.709/2018 arts. 18–19; Resolution CD/ANPD 2/2022",
      zh: "巴西第 13.709/2018 号法第 18 至 19 条；ANPD 第 2/2022 号决议",
    },
    note: {
      en: "Small agents have twice the time; that is not counted here.",
      zh: "小型处理者期限加倍，此处未计。",
    },
  },
  { calendar: { kind: "fixed", id: "BR" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Confirmation and access: in simple form at once, or as a full statement within 15 days of the request.",
        zh: "确认与查阅：简式立即提供；完整说明自请求之日起 15 日内提供。",
      },
      citation: { en: "LGPD art. 19", zh: "LGPD 第 19 条" },
      confidence: "memory-high",
      term: calendarDays(15),
      appliesTo: ["access", "disclosureRecords"],
    },
    {
      clock: "other",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Other rights are carried out at once; if that is impossible, say why, or who holds the data.",
        zh: "其他权利应立即办理；不能办理的，说明理由或告知实际处理者。",
      },
      citation: { en: "LGPD art. 18 §§ 3–5", zh: "LGPD 第 18 条第 3 至 5 款" },
      confidence: "memory-high",
      speed: atOnce,
      appliesTo: [
        "correction",
        "deletion",
        "portability",
        "restriction",
        "objection",
        "consentWithdrawal",
        "marketingOptOut",
        "minor",
      ],
    },
  ],
);
