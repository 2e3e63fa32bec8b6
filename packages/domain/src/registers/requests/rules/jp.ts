import { rulePack, titles, withoutDelay, type RulePack } from "./rule-pack.ts";

export const jp: RulePack = rulePack(
  {
    id: "JP",
    kind: "statute",
    title: { en: "APPI (Japan)", zh: "日本《个人信息保护法》" },
    law: {
      en: "Act on the Protection of Personal Information arts. 33–39",
      zh: "日本《个人信息保护法》第 33 至 39 条",
    },
    note: {
      en: "No number of days. A lawsuit is possible two weeks after the request arrived (art. 39).",
      zh: "未定天数。请求送达两周后可提起诉讼（第 39 条）。",
    },
  },
  { calendar: { kind: "fixed", id: "JP" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Disclosure, correction and stopping of use happen without delay, as does the notice that they do not.",
        zh: "披露、更正、停止利用均应及时办理；不予办理的，应及时通知。",
      },
      citation: {
        en: "APPI arts. 33–36",
        zh: "日本《个人信息保护法》第 33 至 36 条",
      },
      confidence: "memory-high",
      speed: withoutDelay,
      appliesTo: [
        "access",
        "portability",
        "correction",
        "deletion",
        "restriction",
        "objection",
        "consentWithdrawal",
        "marketingOptOut",
        "disclosureRecords",
        "minor",
      ],
    },
  ],
);
