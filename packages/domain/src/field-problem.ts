import type { z } from "zod";
import type { TextRefusalCode } from "./casework/text-rules.ts";
import type { Text } from "./text.ts";

/**
 * Everything that can be wrong with one field, in the words that stand under it. A schema names its own
 * problem as the message of the issue: `{ error: "day.impossible" }`.
 */
export const fieldProblems = {
  "field.missing": { en: "Fill this in.", zh: "请填写此项。" },
  "field.unknown": {
    en: "This field is not known here.",
    zh: "此处没有该字段。",
  },
  "field.invalid": {
    en: "This value does not fit here.",
    zh: "该值不适用于此处。",
  },
  "choice.notOffered": {
    en: "Choose one of the values offered.",
    zh: "请从可选项中选择。",
  },
  "list.tooShort": { en: "Choose at least one more.", zh: "请至少再选一项。" },
  "list.tooLong": { en: "These are too many.", zh: "数量过多。" },
  "number.tooSmall": { en: "This is too small.", zh: "数值过小。" },
  "number.tooBig": { en: "This is too large.", zh: "数值过大。" },
  "text.missing": { en: "Fill this in.", zh: "请填写此项。" },
  "text.empty": { en: "Fill this in.", zh: "请填写此项。" },
  "text.tooShort": { en: "This is too short.", zh: "内容过短。" },
  "text.tooLong": { en: "This is too long.", zh: "内容过长。" },
  "text.lineBreak": { en: "Write this on one line.", zh: "请写在一行内。" },
  "text.illFormed": {
    en: "Characters are broken here. Type it again.",
    zh: "字符已损坏，请重新输入。",
  },
  "text.controls": {
    en: "Hidden control characters are in here. Type it again without them.",
    zh: "含有不可见的控制字符，请去除后重新输入。",
  },
  "email.invalid": {
    en: "This is not an e-mail address.",
    zh: "邮箱地址格式不正确。",
  },
  "phone.invalid": {
    en: "This is not a telephone number.",
    zh: "电话号码格式不正确。",
  },
  "day.invalid": {
    en: "Write the day as 2026-09-16.",
    zh: "请按 2026-09-16 的格式填写日期。",
  },
  "day.beforeStart": {
    en: "The end lies before the beginning.",
    zh: "结束日期早于开始日期。",
  },
  "day.impossible": { en: "There is no such day.", zh: "该日期不存在。" },
  "instant.invalid": {
    en: "Write the moment as 2026-09-16T10:00+08:00.",
    zh: "请按 2026-09-16T10:00+08:00 的格式填写时间。",
  },
  "instant.impossible": {
    en: "There is no such moment.",
    zh: "该时间不存在。",
  },
  "instant.offsetMissing": {
    en: "Say the offset from UTC, such as +08:00.",
    zh: "请注明与 UTC 的时差，例如 +08:00。",
  },
  "code.sixDigits": { en: "Type the six digits.", zh: "请输入六位数字。" },
  "code.recovery": {
    en: "A recovery code has 24 letters and digits.",
    zh: "恢复代码由 24 个字母和数字组成。",
  },
  "password.guessable": {
    en: "This is among the passwords that are guessed first, or made of your name or the office's. Choose several words that have nothing to do with each other.",
    zh: "该密码容易被猜中，或由您的姓名、办公室名称组成。请选用几个互不相关的词。",
  },
  "password.tooShort": {
    en: "Use at least 15 characters.",
    zh: "请使用至少 15 个字符。",
  },
  "password.tooPlain": {
    en: "This is easy to guess. Use several words that do not belong together.",
    zh: "容易被猜到。请使用几个互不相关的词。",
  },
  "residence.unknown": {
    en: "Write the place as DE, CN or US-CA.",
    zh: "请按 DE、CN 或 US-CA 的格式填写居住地。",
  },
  "idDocument.groundNeeded": {
    en: "An ID document needs its legal ground and the day it is deleted.",
    zh: "使用身份证件须填写法律依据和删除日期。",
  },
  "decision.groundNeeded": {
    en: "A refusal, in whole or in part, needs its ground and the reason.",
    zh: "拒绝或部分拒绝须填写依据和理由。",
  },
  "fee.askedNeeded": {
    en: "Say when the person was told of the fee.",
    zh: "请填写告知费用的时间。",
  },
  "macro.unknownPlaceholder": {
    en: "Between {{ and }} only the places listed below can stand.",
    zh: "{{ 与 }} 之间只能填写下方列出的名称。",
  },
} as const satisfies Record<TextRefusalCode, Text> & Record<string, Text>;

export type FieldProblem = keyof typeof fieldProblems;

function isFieldProblem(word: string): word is FieldProblem {
  return Object.hasOwn(fieldProblems, word);
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  if (isFieldProblem(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      // Zod leaves the input out of the issue, but says in the message that there was none.
      return issue.message.endsWith("received undefined")
        ? "field.missing"
        : "field.invalid";
    case "too_small":
      if (issue.origin === "string") return "text.tooShort";
      return issue.origin === "array" ? "list.tooShort" : "number.tooSmall";
    case "too_big":
      if (issue.origin === "string") return "text.tooLong";
      return issue.origin === "array" ? "list.tooLong" : "number.tooBig";
    case "invalid_value":
      return "choice.notOffered";
    default:
      return "field.invalid";
  }
}

/** Nobody mends more at a time, and what somebody sends on purpose is not sent back at length. */
const mostFields = 100;
const longestPath = 200;

/** Zod's findings as field path to problems; the form and the server read the same. */
export function fieldsOf(
  error: z.core.$ZodError,
): Record<string, FieldProblem[]> {
  const fields = new Map<string, FieldProblem[]>();
  const note = (path: readonly PropertyKey[], problem: FieldProblem) => {
    const key = path.map(String).join(".").slice(0, longestPath);
    if (fields.size >= mostFields && !fields.has(key)) return;
    fields.set(key, [...new Set([...(fields.get(key) ?? []), problem])]);
  };
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) note([...issue.path, key], "field.unknown");
    } else {
      note(issue.path, problemOf(issue));
    }
  }
  // Built from a map, so that a key sent as "__proto__" stays a key.
  return Object.fromEntries(fields);
}
