import type { Text } from "../../../text.ts";
import type { Anchor } from "../../../casework/clock-rule.ts";
import { officeReply } from "./office-reply.ts";
import {
  calendarDays,
  hours,
  received,
  rulePack,
  titles,
  workingDays,
  type RulePack,
} from "./rule-pack.ts";

const title: Text = { en: "Mall privacy policy", zh: "购物中心隐私政策" };
const section = (number: string): Text => ({
  en: `${title.en}, section ${number}`,
  zh: `${title.zh}第 ${number} 条`,
});

/** A mail that tells of a child's account is the moment of knowing, unless the office knew before. */
const aware: Anchor = {
  kind: "firstKnown",
  of: [
    {
      fact: "aware",
      label: { en: "Became aware of the child's data", zh: "知悉儿童信息" },
    },
    received,
  ],
};
const afterKnowing: Text = { en: "after we became aware", zh: "知悉后" };

/** The clocks of the mall's policy. It names no numbers, so all of them are the office's own. */
export const p001: RulePack = rulePack(
  {
    id: "p001",
    kind: "policy",
    title,
    law: {
      en: "Mall privacy policy, sections 3, 5, 6 and 7",
      zh: "购物中心隐私政策第 3、5、6、7 条",
    },
    note: {
      en: "The policy says “reasonable”, “promptly” and “immediately”; the numbers are set by the office.",
      zh: "政策仅写“合理”“及时”“立即”，天数由本部门设定。",
    },
  },
  { calendar: { kind: "policy" } },
  [
    {
      clock: "response",
      act: "answer",
      title: titles.answer,
      clause: {
        en: "Access requests are answered in a reasonable time; the office takes 30 calendar days as reasonable, or the date of the law if that is earlier.",
        zh: "查阅请求须在合理期限内答复；本部门以 30 个自然日为合理期限，法定期限更早的从其规定。",
      },
      citation: section("6.1"),
      confidence: "office",
      term: calendarDays(30),
      appliesTo: ["access", "portability"],
    },
    {
      clock: "correction",
      act: "outcome",
      title: { en: "Correct", zh: "更正" },
      clause: {
        en: "Needed corrections are made promptly; the office takes 15 working days from receipt as prompt.",
        zh: "需要的更正应及时完成；本部门以收到后 15 个工作日为及时。",
      },
      citation: section("6.2"),
      confidence: "office",
      term: workingDays(15),
      appliesTo: ["correction"],
    },
    {
      clock: "child-isolate",
      act: "isolate",
      title: titles.isolate,
      clause: {
        en: "Data of a child under 16 is not used from the moment it is known; the office isolates it within 24 hours.",
        zh: "知悉未满 16 周岁儿童信息后即不得使用；本部门须在 24 小时内隔离。",
      },
      citation: section("7"),
      confidence: "office",
      anchor: aware,
      after: afterKnowing,
      term: hours(24),
      appliesTo: ["minor"],
    },
    {
      clock: "child-erase",
      act: "erase",
      title: titles.erase,
      clause: {
        en: "Deleting a child's data starts at once; the office finishes it within 72 hours.",
        zh: "儿童信息须立即着手删除；本部门须在 72 小时内完成。",
      },
      citation: section("7"),
      confidence: "office",
      anchor: aware,
      after: afterKnowing,
      term: hours(72),
      appliesTo: ["minor"],
    },
    {
      clock: "triage-report",
      act: "identify",
      title: titles.identify,
      clause: {
        en: "People are invited to report suspicious activity; the office looks at every report within 24 hours.",
        zh: "政策鼓励个人举报可疑情况；本部门须在 24 小时内完成初步研判。",
      },
      citation: section("5"),
      confidence: "office",
      strength: "target",
      term: hours(24),
      appliesTo: ["suspectedViolation"],
    },
    {
      clock: "optout",
      act: "optOut",
      title: titles.optOut,
      clause: {
        en: "Marketing and tracking can be refused at any time. The policy names no time; the office stops messages already queued within 24 hours.",
        zh: "个人可随时拒绝营销和追踪。政策未定时限；本部门规定已排队的信息须在 24 小时内停发。",
      },
      citation: section("3.2, 6.4"),
      confidence: "office",
      term: hours(24),
      appliesTo: ["marketingOptOut", "trackingOptOut"],
    },
    officeReply(title, [
      "unclassified",
      "deletion",
      "restriction",
      "objection",
      "consentWithdrawal",
      "disclosureRecords",
      "suspectedViolation",
      "complaint",
      "enquiry",
    ]),
  ],
);
