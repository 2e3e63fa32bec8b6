import type { Text } from "../../../text.ts";

/** Conditions of a case under which a paragraph stands in a letter. */
export const disclosureLetterConditions = {
  theirNumber: { en: "the instrument has a number", zh: "文书有编号" },
  gateShut: { en: "a hard gate is shut", zh: "硬性关卡未通过" },
  packed: { en: "a package was built", zh: "已生成加密包" },
  heldBack: { en: "something was held back", zh: "有未提供的内容" },
  instrumentKnown: { en: "the instrument is logged", zh: "已登记法律文书" },
} as const satisfies Record<string, Text>;

export type DisclosureLetterCondition = keyof typeof disclosureLetterConditions;
