import type { ExtensionRule, PauseRule } from "../../../casework/clock-rule.ts";
import {
  atOnce,
  months,
  rulePack,
  titles,
  type RulePack,
} from "./rule-pack.ts";

const pause: PauseRule = {
  // EDPB 01/2022 says "suspended" without saying which days; the day of asking is not counted, as
  // Reg. 1182/71 art. 3(1) has it for every event, so the pause is never longer than it was.
  counts: "afterAsking",
  grounds: [
    {
      key: "identityDoubt",
      title: {
        en: "Waiting for information that removes reasonable doubt about identity",
        zh: "等待补充信息以消除对身份的合理怀疑",
      },
    },
    {
      key: "specification",
      title: {
        en: "Waiting for the person to specify a request about large amounts of data",
        zh: "所涉数据量大，等待请求人明确范围",
      },
    },
  ],
  citation: {
    en: "GDPR art. 12(6), recital 63; EDPB 01/2022 part 5.3",
    zh: "GDPR 第 12 条第 6 款、序言第 63 段；EDPB 01/2022 第 5.3 部分",
  },
  letterNeeded: true,
};

const extension: ExtensionRule = {
  length: { kind: "add", amount: 2 },
  grounds: [
    {
      key: "complexity",
      title: { en: "Complexity of the request", zh: "请求复杂" },
    },
    {
      key: "number",
      title: { en: "Number of requests", zh: "请求数量多" },
    },
  ],
  citation: { en: "GDPR art. 12(3)", zh: "GDPR 第 12 条第 3 款" },
  letterNeeded: true,
  noticeWithin: {
    en: "within one month of receipt, with the reasons",
    zh: "收到后一个月内告知并说明理由",
  },
};

/** Months are counted and rolled after Reg. 1182/71 art. 3, in the calendar of the person's country. */
export const eu: RulePack = rulePack(
  {
    id: "EU",
    kind: "statute",
    title: { en: "GDPR", zh: "欧盟《通用数据保护条例》（GDPR）" },
    law: {
      en: "Regulation (EU) 2016/679; Regulation (EEC, Euratom) 1182/71; EDPB Guidelines 01/2022",
      zh: "欧盟第 2016/679 号条例；第 1182/71 号条例；EDPB 指南 01/2022",
    },
    note: {
      en: "The Digital Omnibus proposal (a new ground against abuse of access) is not law and is not counted here.",
      zh: "“数字综合法案”提案（新增滥用查阅权的拒绝事由）尚未成为法律，未计入。",
    },
  },
  { calendar: { kind: "residence" } },
  [
    {
      clock: "response",
      act: "outcome",
      title: titles.outcome,
      clause: {
        en: "Act on the request without undue delay and at the latest within one month of receipt; if nothing is done, give the reasons, the right to complain and the judicial remedy in the same time.",
        zh: "应无不当迟延且最迟自收到之日起一个月内处理；不予处理的，须在同期内说明理由并告知投诉权和司法救济。",
      },
      citation: {
        en: "GDPR art. 12(3)–(4); Reg. 1182/71 art. 3",
        zh: "GDPR 第 12 条第 3 至 4 款；第 1182/71 号条例第 3 条",
      },
      confidence: "memory-high",
      term: months(1),
      roll: "weekendsAndHolidays",
      pause,
      extension,
      appliesTo: [
        "access",
        "correction",
        "deletion",
        "portability",
        "restriction",
        "objection",
        "consentWithdrawal",
        "marketingOptOut",
        "trackingOptOut",
        "disclosureRecords",
        "minor",
      ],
    },
    {
      clock: "optout",
      act: "optOut",
      title: titles.optOut,
      clause: {
        en: "An objection to direct marketing is absolute: the use stops.",
        zh: "对直接营销的反对为绝对权利，须停止使用。",
      },
      citation: {
        en: "GDPR art. 21(2)–(3)",
        zh: "GDPR 第 21 条第 2 至 3 款",
      },
      confidence: "memory-high",
      speed: atOnce,
      appliesTo: ["marketingOptOut"],
    },
  ],
);
