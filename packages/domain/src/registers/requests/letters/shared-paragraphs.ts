import type { LetterTemplateParagraph } from "../../../casework/letter.ts";
import type { Text } from "../../../text.ts";
import type { RequestLetterCondition } from "./conditions.ts";

type Paragraph = LetterTemplateParagraph & {
  readonly when?: RequestLetterCondition;
};

const complaintLock: Text = {
  en: "Complaint channel, always included",
  zh: "投诉渠道，始终保留",
};

/** How a sentence about complaining begins: "If you are not satisfied with this answer". */
interface Displeasure {
  readonly en: string;
  readonly zh: string;
}

/**
 * Where to complain, in its own locked paragraphs. p000 s.8 and GDPR Art. 12(4), PIPL Art. 50 and the
 * other regimes: whoever is refused something is told the authority, and the court and the limit where the
 * law wants them named.
 */
export function complaintParagraphs(displeasure: Displeasure): Paragraph[] {
  return [
    {
      id: "complaint",
      en: `${displeasure.en}, write to us at {{ office_contact }} and we will look at it again. You may also complain to {{ complaint_channel }}.`,
      zh: `${displeasure.zh}，可来信至{{ office_contact }}，我们将重新核查。您也可以向{{ complaint_channel }}投诉。`,
      locked: complaintLock,
    },
    {
      id: "complaint-limit",
      en: "Please note that {{ complaint_limit }}.",
      zh: "请注意，{{ complaint_limit }}。",
      locked: complaintLock,
      when: "complaintLimit",
    },
    {
      id: "court",
      en: "You may also {{ court_route }}.",
      zh: "您还可以{{ court_route }}。",
      locked: complaintLock,
      when: "courtRoute",
    },
  ];
}

export const notSatisfied: Displeasure = {
  en: "If you are not satisfied with this answer",
  zh: "如您对本答复不满意",
};

export const notAgreed: Displeasure = {
  en: "If you do not agree with this",
  zh: "如您对此有异议",
};

/** Where the request came from and when; every answer begins with it. */
export const yourRequest: Paragraph = {
  id: "request",
  en: "On {{ received_on }} we received your request about {{ request_types }}.",
  zh: "我们于{{ received_on }}收到您关于{{ request_types }}的请求。",
};

export const answerDate: Paragraph = {
  id: "answer-date",
  en: "You will have our answer by {{ answer_by }}.",
  zh: "我们最迟于{{ answer_by }}答复您。",
  when: "answerPromised",
};

export const outcomeDate: Paragraph = {
  id: "outcome-date",
  en: "You will have the outcome by {{ outcome_by }}.",
  zh: "处理结果最迟于{{ outcome_by }}告知您。",
  when: "outcomePromised",
};

/** CR-5: a statutory pause or extension never moves what our own policy promises. */
export const policyDatesStay: Paragraph = {
  id: "policy-dates",
  en: "The dates that our own privacy policy promises do not move: you will still hear from us by {{ policy_date }}.",
  zh: "我们隐私政策所承诺的期限不受影响：最迟仍于{{ policy_date }}告知您。",
  when: "policyPromised",
};
