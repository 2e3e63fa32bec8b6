import type { Text } from "../../../text.ts";
import { officeReply } from "./office-reply.ts";
import { rulePack, titles, type RulePack } from "./rule-pack.ts";

const title: Text = {
  en: "Website privacy policy",
  zh: "公司网站隐私政策",
};

/** The website policy has no rights section; PRC law, which it chooses, supplies the duties. */
export const p003: RulePack = rulePack(
  {
    id: "p003",
    kind: "policy",
    title,
    law: {
      en: `${title.en}, sections 1 and 2.4`,
      zh: `${title.zh}第 1、2.4 条`,
    },
    note: {
      en: "The policy is governed by PRC law, so the Chinese clocks apply whoever asks.",
      zh: "该政策适用中国法律，因此无论请求人身在何处，均适用中国法律的期限。",
    },
  },
  { calendar: { kind: "policy" } },
  [
    {
      clock: "optout",
      act: "optOut",
      title: titles.optOut,
      clause: {
        en: "Whoever does not want data passed on for marketing can have it stopped. The policy names no time.",
        zh: "不愿信息被用于营销披露者可要求停止。政策未定时限。",
      },
      citation: { en: `${title.en}, section 2.4`, zh: `${title.zh}第 2.4 条` },
      confidence: "policy",
      speed: { en: "No time named", zh: "未定时限" },
      appliesTo: ["marketingOptOut"],
    },
    officeReply(title, "any"),
  ],
);
