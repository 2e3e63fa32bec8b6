import type { Text } from "../../text.ts";

/** What a person can ask for. A case may carry several. */
export const requestTypes = {
  access: {
    label: { en: "Access and copy", zh: "查阅、复制" },
    dataLeaves: true,
  },
  correction: { label: { en: "Correction", zh: "更正" }, dataLeaves: false },
  deletion: { label: { en: "Deletion", zh: "删除" }, dataLeaves: false },
  portability: { label: { en: "Portability", zh: "转移" }, dataLeaves: true },
  restriction: {
    label: { en: "Restriction", zh: "限制处理" },
    dataLeaves: false,
  },
  objection: { label: { en: "Objection", zh: "反对处理" }, dataLeaves: false },
  consentWithdrawal: {
    label: { en: "Consent withdrawn", zh: "撤回同意" },
    dataLeaves: false,
  },
  marketingOptOut: {
    label: { en: "Marketing opt-out", zh: "退订营销" },
    dataLeaves: false,
  },
  trackingOptOut: {
    label: { en: "Tracking opt-out", zh: "拒绝追踪" },
    dataLeaves: false,
  },
  disclosureRecords: {
    label: { en: "Our disclosure records", zh: "查验披露记录" },
    dataLeaves: true,
  },
  suspectedViolation: {
    label: { en: "Suspected violation", zh: "举报违规" },
    dataLeaves: false,
  },
  complaint: { label: { en: "Complaint", zh: "投诉" }, dataLeaves: false },
  minor: {
    label: { en: "Minor's data", zh: "未成年人信息" },
    dataLeaves: false,
  },
  enquiry: { label: { en: "Enquiry", zh: "咨询" }, dataLeaves: false },
} as const satisfies Record<string, { label: Text; dataLeaves: boolean }>;

export type RequestType = keyof typeof requestTypes;
export const requestTypeKeys = Object.keys(requestTypes) as [
  RequestType,
  ...RequestType[],
];

/** Channels that a marketing opt-out can name. */
export const marketingChannels = {
  email: { en: "E-mail", zh: "电子邮件" },
  sms: { en: "Text message", zh: "短信" },
  phone: { en: "Phone", zh: "电话" },
  post: { en: "Post", zh: "邮寄" },
  push: { en: "Push message", zh: "推送" },
} as const satisfies Record<string, Text>;
export type MarketingChannel = keyof typeof marketingChannels;
export const marketingChannelKeys = Object.keys(marketingChannels) as [
  MarketingChannel,
  ...MarketingChannel[],
];

/** How the request reached the company. */
export const intakeChannels = {
  contactPage: { en: "Contact page", zh: "联系页面" },
  email: { en: "E-mail", zh: "电子邮件" },
  phone: { en: "Phone", zh: "电话" },
  post: { en: "Post", zh: "邮寄" },
  store: { en: "Store", zh: "门店" },
  partner: { en: "Distributor or account manager", zh: "经销商或客户经理" },
  app: { en: "App", zh: "应用" },
  other: { en: "Other", zh: "其他" },
} as const satisfies Record<string, Text>;
export type IntakeChannel = keyof typeof intakeChannels;
export const intakeChannelKeys = Object.keys(intakeChannels) as [
  IntakeChannel,
  ...IntakeChannel[],
];

export const outcomes = {
  granted: { label: { en: "Granted", zh: "同意" }, secondPerson: false },
  inPart: {
    label: { en: "Granted in part", zh: "部分同意" },
    secondPerson: true,
  },
  refused: { label: { en: "Refused", zh: "拒绝" }, secondPerson: true },
  nothingFound: {
    label: { en: "Nothing found", zh: "未查到相关信息" },
    secondPerson: false,
  },
} as const satisfies Record<string, { label: Text; secondPerson: boolean }>;
export type Outcome = keyof typeof outcomes;
export const outcomeKeys = Object.keys(outcomes) as [Outcome, ...Outcome[]];

/** Grounds on which something may be withheld; the citation per law is chosen on the case. */
export const refusalGrounds = {
  notIdentifiable: {
    en: "The person cannot be identified",
    zh: "无法识别请求人身份",
  },
  rightsOfOthers: {
    en: "It would harm the rights of other people",
    zh: "将损害他人权益",
  },
  legalRetention: {
    en: "A law requires us to keep the data",
    zh: "法律要求留存该信息",
  },
  legalClaims: {
    en: "Needed for legal claims",
    zh: "为提出或应对法律主张所必需",
  },
  manifestlyUnfounded: { en: "Manifestly unfounded", zh: "明显无根据" },
  excessive: { en: "Excessive or repeated", zh: "过度或重复" },
  tradeSecret: { en: "It would reveal a trade secret", zh: "将泄露商业秘密" },
  secrecy: {
    en: "A law forbids giving the information",
    zh: "法律禁止提供该信息",
  },
  accurate: { en: "The data is accurate", zh: "信息准确无误" },
  notInScope: { en: "The right does not apply here", zh: "该权利在此不适用" },
} as const satisfies Record<string, Text>;
export type RefusalGround = keyof typeof refusalGrounds;

/**
 * What can be said of a kind of request. The statement from our disclosure records is given as it is or not at
 * all: "in part", "nothing found" or a ground of secrecy would tell of entries that may not be told.
 */
export function outcomesFor(type: RequestType): readonly Outcome[] {
  return type === "disclosureRecords" ? ["granted", "refused"] : outcomeKeys;
}

export function groundsFor(type: RequestType): readonly RefusalGround[] {
  return type === "disclosureRecords"
    ? ["notIdentifiable", "manifestlyUnfounded", "excessive", "notInScope"]
    : refusalGroundKeys;
}
export const refusalGroundKeys = Object.keys(refusalGrounds) as [
  RefusalGround,
  ...RefusalGround[],
];

/** How identity was checked. A code to a contact point already on file comes first. */
export const verificationMethods = {
  codeOnFile: {
    en: "Code to a contact point on file",
    zh: "向已登记联系方式发送验证码",
  },
  signedIn: { en: "Signed in to the account", zh: "登录账户后提出" },
  knownFacts: {
    en: "Answers only the person would know",
    zh: "核对仅本人知晓的信息",
  },
  callBack: { en: "Call back to the number on file", zh: "回拨已登记号码" },
  mandate: { en: "Representative with a mandate", zh: "持授权书的代理人" },
  idDocument: { en: "Identity document", zh: "身份证件" },
} as const satisfies Record<string, Text>;
export type VerificationMethod = keyof typeof verificationMethods;
export const verificationMethodKeys = Object.keys(verificationMethods) as [
  VerificationMethod,
  ...VerificationMethod[],
];

/** Who is writing, as far as triage knows (CR-2). */
export const requesterRoles = {
  self: { en: "For themself", zh: "本人" },
  representative: { en: "Representative", zh: "代理人" },
  parent: { en: "Parent or guardian", zh: "监护人" },
  relative: { en: "Close relative of a deceased person", zh: "逝者近亲属" },
  partner: { en: "Distributor or account manager", zh: "经销商或客户经理" },
  anonymous: { en: "Unknown or anonymous", zh: "匿名或未知" },
} as const satisfies Record<string, Text>;
export type RequesterRole = keyof typeof requesterRoles;
export const requesterRoleKeys = Object.keys(requesterRoles) as [
  RequesterRole,
  ...RequesterRole[],
];

/** Where a case stands beside the queue: in it, or in a lane of its own. */
export const lanes = {
  main: { en: "Queue", zh: "队列" },
  unverified: { en: "Unverified sender", zh: "发件人未核实" },
  duplicate: { en: "Possible duplicate", zh: "疑似重复" },
} as const satisfies Record<string, Text>;
