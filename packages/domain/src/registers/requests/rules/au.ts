import { calendarDays, rulePack, titles, type RulePack } from "./rule-pack.ts";

export const au: RulePack = rulePack(
  {
    id: "AU",
    kind: "statute",
    title: { en: "Privacy Act (Australia)", zh: "澳大利亚《隐私法》" },
    law: {
      en: "Privacy Act 1988, APPs 12 and 13",
      zh: "《1988 年隐私法》隐私原则第 12、13 条",
    },
    note: {
      en: "The law says “reasonable period”; 30 days is the regulator's guidance for organisations.",
      zh: "法律仅规定“合理期限”；30 日为监管机构对企业的指引。",
    },
  },
  { calendar: { kind: "fixed", id: "AU" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Answer in a reasonable period, by guidance 30 calendar days.",
        zh: "应在合理期限内答复，指引为 30 个自然日。",
      },
      citation: {
        en: "APP 12.4, 13.5; OAIC guidelines",
        zh: "隐私原则 12.4、13.5；OAIC 指引",
      },
      confidence: "secondary",
      term: calendarDays(30),
      appliesTo: ["access", "correction"],
    },
  ],
);
