import type { Text } from "../../../text.ts";

/** Conditions of a case under which a paragraph stands in a letter. */
export const requestLetterConditions = {
  viaPartner: { en: "came by a partner", zh: "经合作方收到" },
  dataLeaves: { en: "data will leave", zh: "将提供个人信息" },
  answerPromised: { en: "a date for the answer is known", zh: "有答复期限" },
  outcomePromised: { en: "a date for the outcome is known", zh: "有结果期限" },
  policyPromised: {
    en: "the policy promises a date of its own",
    zh: "隐私政策另有承诺期限",
  },
  courtRoute: { en: "a way to a court is to be named", zh: "须告知司法途径" },
  complaintLimit: { en: "a complaint has a time limit", zh: "投诉有时限" },
} as const satisfies Record<string, Text>;

export type RequestLetterCondition = keyof typeof requestLetterConditions;
