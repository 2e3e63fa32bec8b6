import type { Text } from "../../text.ts";
import type { DisclosureKind } from "./kinds.ts";

/** What a demand stands on, or what an act of our own stands on. */
export const instruments = {
  warrant: { en: "Search warrant", zh: "搜查令" },
  subpoena: { en: "Subpoena", zh: "传票" },
  courtOrder: { en: "Court order", zh: "法院命令" },
  administrativeOrder: { en: "Administrative order", zh: "行政命令" },
  productionOrder: { en: "Production order", zh: "调取证据通知书" },
  informationNotice: { en: "Information notice", zh: "协助查询通知书" },
  securityLetter: { en: "National security letter", zh: "国家安全函" },
  treatyRequest: { en: "Request under a treaty", zh: "司法协助请求" },
  taxRequest: { en: "Tax information request", zh: "税务信息请求" },
  preservationLetter: { en: "Preservation letter", zh: "保全函" },
  letter: { en: "Letter without force", zh: "无强制力的函件" },
  oralRequest: { en: "Oral request", zh: "口头请求" },
  agreement: { en: "Agreement", zh: "协议" },
  dealDocument: { en: "Deal document", zh: "交易文件" },
  legalDuty: { en: "Duty by law", zh: "法定义务" },
  ownDecision: { en: "Decision of the company", zh: "公司决定" },
} as const satisfies Record<string, Text>;
export type Instrument = keyof typeof instruments;
export const instrumentKeys = Object.keys(instruments) as [
  Instrument,
  ...Instrument[],
];

/** Instruments that bind whoever gets them. A letter or a call asks; it compels nobody. */
const binding: ReadonlySet<Instrument> = new Set([
  "warrant",
  "subpoena",
  "courtOrder",
  "administrativeOrder",
  "productionOrder",
  "informationNotice",
  "securityLetter",
  "treatyRequest",
  "taxRequest",
  "preservationLetter",
]);

export function isBinding(instrument: Instrument): boolean {
  return binding.has(instrument);
}

/** The situation in which data may leave. The first three are those of the distributor policy (p002-11). */
export const disclosureBases = {
  crime: {
    label: {
      en: "To investigate or prevent crime",
      zh: "侦查或预防犯罪",
    },
    kinds: ["authorityDemand", "emergency", "preservation"],
  },
  lawOrCourt: {
    label: { en: "Mandatory law or court order", zh: "强制性法律或法院命令" },
    kinds: [
      "authorityDemand",
      "civilDemand",
      "preservation",
      "publication",
      "policeReport",
    ],
  },
  governmentDemand: {
    label: { en: "Mandatory government demand", zh: "政府强制要求" },
    kinds: ["authorityDemand", "preservation", "publication"],
  },
  vitalInterests: {
    label: { en: "To save a life or health", zh: "保护生命健康" },
    kinds: ["emergency"],
  },
  litigation: {
    label: { en: "Litigation", zh: "诉讼需要" },
    kinds: ["civilDemand", "publication"],
  },
  protectRights: {
    label: {
      en: "To protect rights, property or safety",
      zh: "保护权利、财产或安全",
    },
    kinds: ["policeReport", "fraudExchange"],
  },
  fraudPrevention: {
    label: { en: "Against fraud and credit risk", zh: "反欺诈和降低信用风险" },
    kinds: ["fraudExchange"],
  },
  groupUse: {
    label: { en: "Use within the group", zh: "集团内部使用" },
    kinds: ["groupSharing"],
  },
  transaction: {
    label: { en: "Merger, acquisition or sale", zh: "合并、收购或出售" },
    kinds: ["businessTransfer"],
  },
  insolvency: {
    label: { en: "Bankruptcy", zh: "破产" },
    kinds: ["businessTransfer"],
  },
  consent: {
    label: { en: "Express consent", zh: "明示同意" },
    kinds: ["publication", "groupSharing", "businessTransfer", "fraudExchange"],
  },
} as const satisfies Record<
  string,
  { readonly label: Text; readonly kinds: readonly DisclosureKind[] }
>;
export type DisclosureBasis = keyof typeof disclosureBases;
export const disclosureBasisKeys = Object.keys(disclosureBases) as [
  DisclosureBasis,
  ...DisclosureBasis[],
];

/** The bases that a kind of case can stand on. */
export function basesFor(kind: DisclosureKind): DisclosureBasis[] {
  return disclosureBasisKeys.filter((key) => {
    const kinds: readonly DisclosureKind[] = disclosureBases[key].kinds;
    return kinds.includes(kind);
  });
}

/** Countries of authorities, recipients and stored data; `XX` for any other. */
export const countries = {
  CN: { en: "China", zh: "中国大陆" },
  HK: { en: "Hong Kong", zh: "中国香港" },
  US: { en: "United States", zh: "美国" },
  GB: { en: "United Kingdom", zh: "英国" },
  DE: { en: "Germany", zh: "德国" },
  FR: { en: "France", zh: "法国" },
  NL: { en: "Netherlands", zh: "荷兰" },
  IT: { en: "Italy", zh: "意大利" },
  ES: { en: "Spain", zh: "西班牙" },
  IE: { en: "Ireland", zh: "爱尔兰" },
  PL: { en: "Poland", zh: "波兰" },
  CH: { en: "Switzerland", zh: "瑞士" },
  SG: { en: "Singapore", zh: "新加坡" },
  JP: { en: "Japan", zh: "日本" },
  KR: { en: "South Korea", zh: "韩国" },
  AU: { en: "Australia", zh: "澳大利亚" },
  CA: { en: "Canada", zh: "加拿大" },
  BR: { en: "Brazil", zh: "巴西" },
  IN: { en: "India", zh: "印度" },
  ZA: { en: "South Africa", zh: "南非" },
  XX: { en: "Another country", zh: "其他国家或地区" },
} as const satisfies Record<string, Text>;
export type Country = keyof typeof countries;
export const countryKeys = Object.keys(countries) as [Country, ...Country[]];

const euCountries: ReadonlySet<Country> = new Set([
  "DE",
  "FR",
  "NL",
  "IT",
  "ES",
  "IE",
  "PL",
]);

export function isInEu(country: Country): boolean {
  return euCountries.has(country);
}
