import {
  calendarDays,
  rulePack,
  titles,
  workingDays,
  type RulePack,
} from "./rule-pack.ts";

export const cn: RulePack = rulePack(
  {
    id: "CN",
    kind: "statute",
    title: { en: "PIPL (China)", zh: "《个人信息保护法》" },
    law: {
      en: "PIPL 44–50; Network Data Security Management Regulations 20, 23–25; GB/T 35273-2020; App collection identification method of 2019",
      zh: "《个人信息保护法》第 44 至 50 条；《网络数据安全管理条例》第 20、23 至 25 条；GB/T 35273-2020；2019 年 App 违法违规收集认定方法",
    },
    note: {
      en: "The law says “in good time” and names no days; the 30 days are those of a recommended standard.",
      zh: "法律仅要求“及时”，未定天数；30 天出自推荐性国家标准。",
    },
  },
  { calendar: { kind: "fixed", id: "CN" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Answer in good time; the standard asks for an answer with reasons within 30 days once identity is verified, and for naming the outside dispute route.",
        zh: "应及时答复；标准要求核实身份后 30 天内答复、说明理由并告知外部纠纷解决途径。",
      },
      citation: {
        en: "PIPL 44–50; NDSMR 23; GB/T 35273-2020, 8.7",
        zh: "《个人信息保护法》第 44 至 50 条；《网络数据安全管理条例》第 23 条；GB/T 35273-2020 第 8.7 条",
      },
      confidence: "memory-high",
      anchor: {
        kind: "firstKnown",
        of: [
          {
            fact: "verified",
            label: { en: "Identity verified", zh: "核实身份" },
          },
        ],
      },
      after: { en: "after identity is verified", zh: "核实身份后" },
      term: calendarDays(30),
      appliesTo: [
        "access",
        "correction",
        "deletion",
        "portability",
        "restriction",
        "objection",
        "consentWithdrawal",
        "disclosureRecords",
        "minor",
      ],
    },
    {
      clock: "app",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Apps carry out correction, deletion and cancellation and answer complaints within the time they promise, at most 15 working days.",
        zh: "App 应在承诺时限内（不得超过 15 个工作日）完成更正、删除、注销并处理投诉。",
      },
      citation: {
        en: "App collection identification method, item 6",
        zh: "《App 违法违规收集使用个人信息行为认定方法》第 6 项",
      },
      confidence: "secondary",
      term: workingDays(15),
      appliesTo: ["correction", "deletion", "complaint"],
    },
  ],
);
