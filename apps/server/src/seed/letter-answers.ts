import { letterDay } from "@kept/domain/casework/letter-format";
import type {
  LetterDocument,
  LetterValues,
} from "@kept/domain/casework/letter";
import { missingVariables } from "@kept/domain/casework/letter";
import type { Text } from "@kept/domain/text";

const words: Readonly<Record<string, Text>> = {
  salutation: { en: "Customer", zh: "客户" },
  refusal_reason: {
    en: "part of what you asked for concerns other people or must be kept by law",
    zh: "所请求的部分内容涉及他人，或依法须留存",
  },
  withheld: {
    en: "two chat messages written by another customer",
    zh: "另一位客户撰写的两条聊天记录",
  },
  detail_needed: {
    en: "Which of your two accounts do you mean?",
    zh: "请问您指的是哪一个账户？",
  },
  code_channel: {
    en: "the e-mail address on your account",
    zh: "账户登记的邮箱",
  },
  secret_channel: { en: "text message", zh: "短信" },
  retention_period: { en: "90 days", zh: "90 天" },
  recipients: { en: "3 recipients", zh: "3 个接收方" },
  file_format: { en: "JSON", zh: "JSON" },
  correction_made: {
    en: "The entry was wrong and now reads as you wrote.",
    zh: "原登记有误，现已按您提供的内容更正。",
  },
  deleted_data: {
    en: "your account, your reviews and your marketing profile",
    zh: "您的账户、评价及营销资料",
  },
  retained_data: { en: "invoices", zh: "发票" },
  retained_until: {
    en: "the end of the period that tax law sets",
    zh: "税法规定的留存期届满",
  },
  use_concerned: { en: "advertising by profile", zh: "个性化推荐" },
  minor_account: {
    en: "the account opened with your phone number",
    zh: "以您手机号注册的账户",
  },
  finding: {
    en: "A setting in one of our systems was wrong.",
    zh: "经核查，一处系统设置有误。",
  },
  action_taken: {
    en: "We corrected it and informed the people concerned.",
    zh: "我们已更正，并告知相关人员。",
  },
  enquiry_answer: {
    en: "Our privacy policy answers this in its section on storage.",
    zh: "该问题的答复见隐私政策“信息存储”一节。",
  },
  progress_done: {
    en: "We have searched four systems.",
    zh: "已检索四个系统。",
  },
  progress_next: { en: "Two systems remain.", zh: "尚余两个系统。" },
  id_document: { en: "the front of your identity card", zh: "身份证正面" },
  id_needed: { en: "your name", zh: "姓名" },
  id_ground: {
    en: "the customs rules that apply to your parcel",
    zh: "适用于您包裹的海关规定",
  },
  other_contact: { en: "our customer service", zh: "客户服务部门" },
};

const daysAhead = 7;

/** Fills whatever the letter still asks its writer, as a careful colleague would have. */
export function answersFor(
  document: LetterDocument,
  today: string,
): LetterValues {
  const missing = new Set(
    (["en", "zh"] as const).flatMap((side) =>
      missingVariables(document, side).map(({ name }) => name),
    ),
  );
  const day = letterDay(dayAfter(today, daysAhead));
  const answers = [...missing].map((name): [string, Text] => [
    name,
    words[name] ??
      (/(_on|_until|_by)$/u.test(name)
        ? day
        : { en: "as agreed with you", zh: "如与您确认的内容" }),
  ]);
  return { ...document.values, ...Object.fromEntries(answers) };
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
