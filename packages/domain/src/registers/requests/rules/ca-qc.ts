import { calendarDays, rulePack, titles, type RulePack } from "./rule-pack.ts";

export const caQc: RulePack = rulePack(
  {
    id: "CA-QC",
    kind: "statute",
    title: { en: "Law 25 (Quebec)", zh: "魁北克第 25 号法" },
    law: {
      en: "CQLR c. P-39.1 ss. 27–34",
      zh: "CQLR 第 P-39.1 章第 27 至 34 条",
    },
    note: {
      en: "The Act knows no extension; silence counts as a refusal.",
      zh: "该法未规定延期；逾期未答复视为拒绝。",
    },
  },
  { calendar: { kind: "fixed", id: "CA-QC" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "A written answer promptly, at most 30 days after receipt.",
        zh: "应及时书面答复，最迟收到后 30 日。",
      },
      citation: { en: "CQLR c. P-39.1 s. 32", zh: "CQLR 第 P-39.1 章第 32 条" },
      confidence: "memory-high",
      term: calendarDays(30),
      appliesTo: [
        "access",
        "portability",
        "correction",
        "deletion",
        "disclosureRecords",
      ],
    },
  ],
);
