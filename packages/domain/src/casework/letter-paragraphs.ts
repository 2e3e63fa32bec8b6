import type { LetterTemplateParagraph } from "./letter.ts";

/** How a letter to a person begins, and how every letter ends. */
export const greeting: LetterTemplateParagraph = {
  id: "greeting",
  en: "Dear {{ salutation }},",
  zh: "尊敬的{{ salutation }}：",
};

export const closing: LetterTemplateParagraph = {
  id: "closing",
  en: "Yours sincerely\n{{ sender_name }}, {{ sender_role }}\n{{ office_name }}, {{ office_contact }}",
  zh: "此致\n敬礼\n\n{{ office_name }}\n{{ sender_role }} {{ sender_name }}\n{{ office_contact }}",
};

export const replyForMore: LetterTemplateParagraph = {
  id: "questions",
  en: "If you have a question about this, simply reply to this message.",
  zh: "如有疑问，直接回复本邮件即可。",
};
