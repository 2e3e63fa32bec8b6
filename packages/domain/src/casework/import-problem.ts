import { fieldProblems, type FieldProblem } from "../field-problem.ts";
import type { Text } from "../text.ts";

/** What can be wrong with a file, one of its columns or a cell, beyond what can be wrong with any field. */
const importOnly = {
  "import.missing": {
    en: "Nothing is here. Fill it in.",
    zh: "此处为空，请填写。",
  },
  "import.formula": {
    en: "This is a formula, not a value. Write the value itself.",
    zh: "这是公式而不是值，请直接填写值。",
  },
  "import.dayOrderNeeded": {
    en: "This can be read in two ways. Write the day as 2026-09-16, or say which part is the day.",
    zh: "该日期有两种读法。请写成 2026-09-16，或指明哪一部分是日。",
  },
  "import.dayInFuture": {
    en: "This is later than today. Check the year.",
    zh: "晚于今天，请核对年份。",
  },
  "import.unknownValue": {
    en: "This is not known here. Write one of: {{known}}.",
    zh: "此处没有该值。请填写其中之一：{{known}}。",
  },
  "import.sameAsRow": {
    en: "The same as row {{row}}. Remove one of the two.",
    zh: "与第 {{row}} 行相同，请删除其中一行。",
  },
  "import.inRegister": {
    en: "Already in the register as {{reference}}. Remove this row.",
    zh: "登记册中已有 {{reference}}，请删除此行。",
  },
  "import.answerDayMissing": {
    en: "The request is answered, but the day of the answer is missing. Write it down.",
    zh: "该请求已答复，但缺少答复日期，请填写。",
  },
  "import.answerUnexpected": {
    en: "There is a day of the answer, but the request is not answered. Correct one of the two.",
    zh: "填有答复日期，但状态并非已答复，请更正其中一项。",
  },
  "import.answerBeforeReceipt": {
    en: "The answer is earlier than the receipt. Correct one of the two days.",
    zh: "答复日期早于收到日期，请更正其中一项。",
  },
  "import.tooManyCells": {
    en: "This row has more cells than there are columns. Check its quotation marks.",
    zh: "该行单元格多于列数，请检查引号。",
  },
} as const satisfies Record<string, Text>;

const importProblems = { ...fieldProblems, ...importOnly } as const;
export type ImportProblem = FieldProblem | keyof typeof importOnly;

export type ProblemParams = Readonly<Record<string, string | number | Text>>;

/** What is wrong with one cell, and with which. */
export interface CellProblem<Key extends string = string> {
  readonly column: Key;
  readonly code: ImportProblem;
  readonly params?: ProblemParams;
}

/** The sentence people read: what would be right. */
export function problemSentence(
  { code, params }: Pick<CellProblem, "code" | "params">,
  language: keyof Text,
): string {
  return importProblems[code][language].replaceAll(
    /\{\{(\w+)\}\}/gu,
    (_whole, name: string) => {
      const value = params?.[name];
      return typeof value === "object" ? value[language] : String(value ?? "…");
    },
  );
}
