import type { Text } from "../../text.ts";

/** How a disclosure is worked: each kind goes one of these ways, and the way decides which steps there are. */
export type DisclosurePath =
  | "demand"
  | "emergency"
  | "preservation"
  | "transfer"
  | "arrangement"
  | "publication"
  | "report";

interface Kind {
  readonly label: Text;
  readonly path: DisclosurePath;
  /** Somebody who can compel asks; the other kinds are the office's own doing. */
  readonly compelled: boolean;
}

/** Why data may leave the house to somebody who is not its processor. One register holds them all. */
export const disclosureKinds = {
  authorityDemand: {
    label: { en: "Authority demand", zh: "机关调取" },
    path: "demand",
    compelled: true,
  },
  civilDemand: {
    label: { en: "Civil subpoena or litigation", zh: "民事传票或诉讼" },
    path: "demand",
    compelled: true,
  },
  emergency: {
    label: { en: "Emergency request", zh: "紧急请求" },
    path: "emergency",
    compelled: true,
  },
  preservation: {
    label: { en: "Preservation request", zh: "保全请求" },
    path: "preservation",
    compelled: true,
  },
  businessTransfer: {
    label: { en: "Business transfer", zh: "业务转让" },
    path: "transfer",
    compelled: false,
  },
  fraudExchange: {
    label: {
      en: "Exchange against fraud or credit risk",
      zh: "反欺诈或信用风险信息交换",
    },
    path: "arrangement",
    compelled: false,
  },
  groupSharing: {
    label: { en: "Sharing within the group", zh: "集团内共享" },
    path: "arrangement",
    compelled: false,
  },
  publication: {
    label: { en: "Publication", zh: "公开披露" },
    path: "publication",
    compelled: false,
  },
  policeReport: {
    label: { en: "Voluntary report to the police", zh: "主动报案" },
    path: "report",
    compelled: false,
  },
} as const satisfies Record<string, Kind>;

export type DisclosureKind = keyof typeof disclosureKinds;
export const disclosureKindKeys = Object.keys(disclosureKinds) as [
  DisclosureKind,
  ...DisclosureKind[],
];

export function pathOf(kind: DisclosureKind): DisclosurePath {
  return disclosureKinds[kind].path;
}

export function isCompelled(kind: DisclosureKind): boolean {
  return disclosureKinds[kind].compelled;
}

/** Who asks or receives. */
export const authorityClasses = {
  lawEnforcement: { en: "Law enforcement", zh: "执法机关" },
  court: { en: "Court", zh: "法院" },
  prosecutor: { en: "Prosecutor", zh: "检察机关" },
  regulator: { en: "Regulator", zh: "监管机构" },
  intelligence: { en: "Intelligence service", zh: "国家安全机关" },
  tax: { en: "Tax authority", zh: "税务机关" },
  customs: { en: "Customs or immigration", zh: "海关或移民机关" },
  otherPublic: { en: "Other public body", zh: "其他公共机构" },
  privateParty: { en: "Private party or law firm", zh: "私人当事方或律所" },
  groupCompany: { en: "Group company", zh: "集团公司" },
  counterparty: { en: "Party to a transaction", zh: "交易相对方" },
  exchangePartner: { en: "Exchange partner", zh: "信息交换方" },
  public: { en: "The public", zh: "公众" },
} as const satisfies Record<string, Text>;
export type AuthorityClass = keyof typeof authorityClasses;
export const authorityClassKeys = Object.keys(authorityClasses) as [
  AuthorityClass,
  ...AuthorityClass[],
];

/** What came of it, as the register and its report count it. */
export const disclosureOutcomes = {
  full: { en: "Given in full", zh: "全部提供" },
  part: { en: "Given in part", zh: "部分提供" },
  noneHeld: { en: "Nothing held", zh: "无相关信息" },
  refused: { en: "Refused", zh: "拒绝" },
  objected: { en: "Objected, demand quashed", zh: "异议成立" },
  withdrawn: { en: "Withdrawn by the authority", zh: "机关撤回" },
  preserved: { en: "Preserved, nothing given", zh: "仅保全，未提供" },
} as const satisfies Record<string, Text>;
export type DisclosureOutcome = keyof typeof disclosureOutcomes;
export const disclosureOutcomeKeys = Object.keys(disclosureOutcomes) as [
  DisclosureOutcome,
  ...DisclosureOutcome[],
];

/** Outcomes in which data left the house. */
export function isGiven(outcome: DisclosureOutcome): boolean {
  return outcome === "full" || outcome === "part";
}

/** What a demand can be answered with when nothing leaves. */
export const negativeOutcomes = ["noneHeld", "refused", "objected"] as const;
export type NegativeOutcome = (typeof negativeOutcomes)[number];

/** How it came in. */
export const demandChannels = {
  post: { en: "Post", zh: "邮寄" },
  courier: { en: "Courier", zh: "快递" },
  inPerson: { en: "In person", zh: "当面送达" },
  email: { en: "E-mail", zh: "电子邮件" },
  portal: { en: "Portal of the authority", zh: "机关平台" },
  phone: { en: "Phone", zh: "电话" },
  fax: { en: "Fax", zh: "传真" },
  internal: { en: "From within the company", zh: "公司内部" },
} as const satisfies Record<string, Text>;
export type DemandChannel = keyof typeof demandChannels;
export const demandChannelKeys = Object.keys(demandChannels) as [
  DemandChannel,
  ...DemandChannel[],
];

/** How data leaves. */
export const releaseChannels = {
  encryptedFile: { en: "Encrypted file", zh: "加密文件" },
  portal: { en: "Portal of the authority", zh: "机关平台" },
  courier: { en: "Encrypted medium by courier", zh: "加密介质快递" },
  inPerson: { en: "Handed over in person", zh: "当面交付" },
  dataRoom: { en: "Data room", zh: "资料室" },
  feed: { en: "Agreed interface", zh: "约定接口" },
  website: { en: "Publication", zh: "公开发布" },
  phone: { en: "By phone, in an emergency", zh: "电话（紧急）" },
} as const satisfies Record<string, Text>;
export type ReleaseChannel = keyof typeof releaseChannels;
export const releaseChannelKeys = Object.keys(releaseChannels) as [
  ReleaseChannel,
  ...ReleaseChannel[],
];

/** How a disclosure of each way leaves as a rule; a demand is answered as the authority takes it. */
export const usualChannels: Readonly<
  Partial<Record<DisclosurePath, ReleaseChannel>>
> = {
  emergency: "phone",
  transfer: "dataRoom",
  arrangement: "feed",
  publication: "website",
};

/** Whether the person concerned is told, and how far that has come. */
export const noticeStates = {
  undecided: { en: "Not decided", zh: "尚未决定" },
  now: { en: "Owed now", zh: "应当告知" },
  deferred: { en: "Deferred by secrecy", zh: "因保密暂缓" },
  barred: { en: "Barred for good", zh: "依法不得告知" },
  given: { en: "Given", zh: "已告知" },
  notOwed: { en: "Not owed", zh: "无需告知" },
} as const satisfies Record<string, Text>;
export type NoticeState = keyof typeof noticeStates;
/** Whether somebody ordered that the person must not know. */
export const secrecyStates = {
  none: { en: "No secrecy", zh: "无保密要求" },
  until: { en: "Secret until a day", zh: "保密至某日" },
  unlimited: { en: "Secret without an end", zh: "无限期保密" },
} as const satisfies Record<string, Text>;
export type SecrecyState = keyof typeof secrecyStates;
export const secrecyStateKeys = Object.keys(secrecyStates) as [
  SecrecyState,
  ...SecrecyState[],
];

/** A case is entered by itself; what is not compelled is entered once for its arrangement. */
export const entryLevels = {
  case: { en: "Single disclosure", zh: "单次披露" },
  arrangement: { en: "Standing arrangement", zh: "长期安排" },
} as const satisfies Record<string, Text>;
export type EntryLevel = keyof typeof entryLevels;

export function entryLevelOf(kind: DisclosureKind): EntryLevel {
  return pathOf(kind) === "arrangement" || pathOf(kind) === "transfer"
    ? "arrangement"
    : "case";
}
