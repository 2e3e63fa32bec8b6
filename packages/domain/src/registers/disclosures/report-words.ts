import type { Text } from "../../text.ts";
import { countries, instruments } from "./instruments.ts";
import { authorityClasses, disclosureOutcomes } from "./kinds.ts";
import type { Shown } from "./small-numbers.ts";
import type { Breakdown, Exclusion } from "./transparency.ts";

export const breakdownTitles: Readonly<Record<Breakdown, Text>> = {
  country: { en: "By country", zh: "按国家或地区" },
  authority: { en: "By authority", zh: "按机关类别" },
  instrument: { en: "By instrument", zh: "按法律文书" },
  content: { en: "Content or not", zh: "是否涉及通信内容" },
  outcome: { en: "By outcome", zh: "按结果" },
};

export const exclusionWords: Readonly<Record<Exclusion, Text>> = {
  voided: { en: "voided numbers", zh: "已作废编号" },
  notDemanded: {
    en: "shared without a demand",
    zh: "非应要求的披露",
  },
  secret: { en: "secrecy still running", zh: "仍在保密期" },
  undecided: { en: "not answered yet", zh: "尚未答复" },
};

const labels: Readonly<Record<Breakdown, Readonly<Record<string, Text>>>> = {
  country: countries,
  authority: authorityClasses,
  instrument: {
    ...instruments,
    none: { en: "None logged", zh: "未登记文书" },
  },
  content: {
    content: { en: "Content was asked for", zh: "索取通信或文件内容" },
    other: { en: "No content was asked for", zh: "未索取内容" },
  },
  outcome: disclosureOutcomes,
};

/** What a line of a breakdown is called. */
export function lineLabel(of: Breakdown, key: string): Text {
  return labels[of][key] ?? { en: key, zh: key };
}

/** A published number: "17", "1–4". */
export function shownInWords(shown: Shown): string {
  return "exact" in shown
    ? String(shown.exact)
    : `${String(shown.from)}–${String(shown.to)}`;
}
