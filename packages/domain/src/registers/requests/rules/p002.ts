import type { Text } from "../../../text.ts";
import { officeReply } from "./office-reply.ts";
import { rulePack, titles, workingDays, type RulePack } from "./rule-pack.ts";

const title: Text = {
  en: "Distributor products privacy policy",
  zh: "经销产品与服务隐私政策",
};
const permissions: Text = {
  en: `${title.en}, “Your permissions”`,
  zh: `${title.zh}“您的权限”`,
};

/** The clocks of the distributor policy; receipt is the partner's receipt (p002-13). */
export const p002: RulePack = rulePack(
  {
    id: "p002",
    kind: "policy",
    title,
    law: permissions,
    note: {
      en: "Requests count from the day the account manager or distributor received them.",
      zh: "请求自客户经理或经销商收到之日起算。",
    },
  },
  { calendar: { kind: "policy" } },
  [
    {
      clock: "reason",
      act: "outcome",
      title: { en: "Give the reason", zh: "说明理由" },
      clause: {
        en: "If information cannot be given, the person is promptly told why; the office takes one working day after the decision as prompt.",
        zh: "不能提供信息的，应及时告知原因；本部门以决定后 1 个工作日为及时。",
      },
      citation: permissions,
      confidence: "office",
      anchor: {
        kind: "firstKnown",
        of: [
          {
            fact: "refused",
            label: {
              en: "Decided to refuse, in full or in part",
              zh: "决定拒绝（全部或部分）",
            },
          },
        ],
      },
      after: { en: "after the decision to refuse", zh: "作出拒绝决定后" },
      term: workingDays(1),
      appliesTo: [
        "access",
        "correction",
        "deletion",
        "portability",
        "disclosureRecords",
      ],
    },
    {
      clock: "optout",
      act: "optOut",
      title: titles.optOut,
      clause: {
        en: "Whoever wants no direct marketing is taken off the list. The policy names no time; the office suppresses at once and removes within 2 working days.",
        zh: "不愿接受直接营销者应从名单中移除。政策未定时限；本部门立即屏蔽并在 2 个工作日内移除。",
      },
      citation: permissions,
      confidence: "office",
      term: workingDays(2),
      appliesTo: ["marketingOptOut"],
    },
    officeReply(title, [
      "unclassified",
      "access",
      "correction",
      "deletion",
      "portability",
      "restriction",
      "objection",
      "consentWithdrawal",
      "trackingOptOut",
      "disclosureRecords",
      "suspectedViolation",
      "complaint",
      "minor",
      "enquiry",
    ]),
  ],
);
