import { headerKey } from "../../casework/import.ts";
import type { Text } from "../../text.ts";
import { jurisdictions } from "./jurisdictions.ts";
import { policies } from "./policies.ts";
import {
  intakeChannelKeys,
  intakeChannels,
  requestTypeKeys,
  requestTypes,
} from "./types.ts";
import type { Key } from "./import-columns.ts";

/** Words for a value, beside its key and its two labels. */
type Words = Readonly<Record<string, readonly string[]>>;

const typeWords: Words = {
  access: ["查阅", "复制", "access request", "copy", "dsar", "sar", "查询"],
  correction: ["correct", "rectification", "更正补充", "修改"],
  deletion: [
    "delete",
    "erasure",
    "erase",
    "right to be forgotten",
    "注销",
    "删除账户",
  ],
  portability: ["port", "data portability", "可携带", "转移个人信息"],
  restriction: ["restrict", "限制"],
  objection: ["object", "反对", "拒绝处理"],
  consentWithdrawal: [
    "withdraw consent",
    "consent withdrawal",
    "withdrawal of consent",
    "撤销同意",
  ],
  marketingOptOut: ["opt-out", "unsubscribe", "退订"],
  trackingOptOut: ["do not track", "do not sell", "拒绝跟踪"],
  disclosureRecords: ["disclosure", "披露记录"],
  suspectedViolation: ["violation", "违规"],
  minor: ["child", "未成年人"],
  enquiry: ["question", "inquiry", "询问"],
};

const statusWords: Words = {
  open: [
    "open",
    "new",
    "in progress",
    "pending",
    "ongoing",
    "处理中",
    "进行中",
    "待处理",
    "未完成",
    "新建",
    "未答复",
    "已受理",
  ],
  answered: [
    "done",
    "closed",
    "answered",
    "completed",
    "finished",
    "已答复",
    "已完成",
    "已结案",
    "已办结",
    "完成",
    "已回复",
    "已关闭",
  ],
};

const languageWords: Words = {
  en: ["en", "english", "英文", "英语"],
  zh: ["zh", "chinese", "中文", "汉语", "cn"],
};

function lookUp(known: Readonly<Record<string, readonly string[]>>) {
  const found = new Map<string, string>();
  for (const [value, words] of Object.entries(known))
    for (const word of [value, ...words])
      if (!found.has(headerKey(word))) found.set(headerKey(word), value);
  return (word: string) => found.get(headerKey(word)) ?? null;
}

function labelled(
  values: Readonly<Record<string, Text>>,
  words: Words = {},
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, { en, zh }]) => [
      key,
      [en, zh, ...(words[key] ?? [])],
    ]),
  );
}

export const typeOf = lookUp(
  labelled(
    Object.fromEntries(
      requestTypeKeys.map((key) => [key, requestTypes[key].label]),
    ),
    typeWords,
  ),
);
export const policyOf = lookUp(
  labelled(Object.fromEntries(policies.map(({ id, title }) => [id, title]))),
);
export const channelOf = lookUp(labelled(intakeChannels));
export const residenceOf = lookUp(
  labelled(
    Object.fromEntries(
      jurisdictions.map(({ residence, name }) => [residence, name]),
    ),
  ),
);
export const statusOf = lookUp(statusWords);
export const languageOf = lookUp(languageWords);

function knownText(
  values: readonly Text[],
  also: readonly string[] = [],
): Text {
  return {
    en: [...also, ...values.map(({ en }) => en)].join(", "),
    zh: [...also, ...values.map(({ zh }) => zh)].join("、"),
  };
}

export const known = {
  policy: {
    en: policies.map(({ id, title }) => `${id} (${title.en})`).join(", "),
    zh: policies.map(({ id, title }) => `${id}（${title.zh}）`).join("、"),
  },
  types: knownText(requestTypeKeys.map((key) => requestTypes[key].label)),
  channel: knownText(intakeChannelKeys.map((key) => intakeChannels[key])),
  residence: { en: "DE, CN, US-CA …", zh: "DE、CN、US-CA 等" },
  status: { en: "open, answered", zh: "处理中、已答复" },
  language: { en: "en, zh", zh: "中文、英文" },
} as const satisfies Partial<Record<Key, Text>>;
