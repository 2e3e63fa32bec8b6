import type { Text } from "../../text.ts";

/** The laws there is a rule pack for. */
export const regimeKeys = [
  "EU",
  "UK",
  "US-CA",
  "CN",
  "HK",
  "SG",
  "JP",
  "KR",
  "BR",
  "IN",
  "AU",
  "CA",
  "CA-QC",
  "ZA",
  "CH",
] as const;
export type RegimeKey = (typeof regimeKeys)[number];

/** A place where a person can live, and what follows from it for clocks. Where one complains: `complaintChannel`. */
export interface Jurisdiction {
  /** ISO 3166 country code, with the state where that has a law or an authority of its own: `DE`, `US-CA`. */
  readonly residence: string;
  readonly name: Text;
  /** Laws of the place that give clocks; empty where there is no pack. */
  readonly regimes: readonly RegimeKey[];
  readonly calendarId: string;
}

type Row = readonly [residence: string, en: string, zh: string];

/** The Union and the three other countries of the EEA: the GDPR applies in all of them. */
const gdprCountries: readonly Row[] = [
  ["AT", "Austria", "奥地利"],
  ["BE", "Belgium", "比利时"],
  ["BG", "Bulgaria", "保加利亚"],
  ["CY", "Cyprus", "塞浦路斯"],
  ["CZ", "Czechia", "捷克"],
  ["DE", "Germany", "德国"],
  ["DK", "Denmark", "丹麦"],
  ["EE", "Estonia", "爱沙尼亚"],
  ["ES", "Spain", "西班牙"],
  ["FI", "Finland", "芬兰"],
  ["FR", "France", "法国"],
  ["GR", "Greece", "希腊"],
  ["HR", "Croatia", "克罗地亚"],
  ["HU", "Hungary", "匈牙利"],
  ["IE", "Ireland", "爱尔兰"],
  ["IS", "Iceland", "冰岛"],
  ["IT", "Italy", "意大利"],
  ["LI", "Liechtenstein", "列支敦士登"],
  ["LT", "Lithuania", "立陶宛"],
  ["LU", "Luxembourg", "卢森堡"],
  ["LV", "Latvia", "拉脱维亚"],
  ["MT", "Malta", "马耳他"],
  ["NL", "Netherlands", "荷兰"],
  ["NO", "Norway", "挪威"],
  ["PL", "Poland", "波兰"],
  ["PT", "Portugal", "葡萄牙"],
  ["RO", "Romania", "罗马尼亚"],
  ["SE", "Sweden", "瑞典"],
  ["SI", "Slovenia", "斯洛文尼亚"],
  ["SK", "Slovakia", "斯洛伐克"],
];

/** Each has an authority and a calendar of its own; the law is the country's. */
const germanStates: readonly Row[] = [
  ["DE-BB", "Germany, Brandenburg", "德国勃兰登堡"],
  ["DE-BE", "Germany, Berlin", "德国柏林"],
  ["DE-BW", "Germany, Baden-Württemberg", "德国巴登-符腾堡"],
  ["DE-BY", "Germany, Bavaria", "德国巴伐利亚"],
  ["DE-HB", "Germany, Bremen", "德国不来梅"],
  ["DE-HE", "Germany, Hesse", "德国黑森"],
  ["DE-HH", "Germany, Hamburg", "德国汉堡"],
  [
    "DE-MV",
    "Germany, Mecklenburg-Western Pomerania",
    "德国梅克伦堡-前波美拉尼亚",
  ],
  ["DE-NI", "Germany, Lower Saxony", "德国下萨克森"],
  ["DE-NW", "Germany, North Rhine-Westphalia", "德国北莱茵-威斯特法伦"],
  ["DE-RP", "Germany, Rhineland-Palatinate", "德国莱茵兰-普法尔茨"],
  ["DE-SH", "Germany, Schleswig-Holstein", "德国石勒苏益格-荷尔斯泰因"],
  ["DE-SL", "Germany, Saarland", "德国萨尔"],
  ["DE-SN", "Germany, Saxony", "德国萨克森"],
  ["DE-ST", "Germany, Saxony-Anhalt", "德国萨克森-安哈尔特"],
  ["DE-TH", "Germany, Thuringia", "德国图林根"],
];

/** Places with a pack and a calendar of the same name. */
const ownLaw: readonly (Row & { 0: RegimeKey })[] = [
  ["AU", "Australia", "澳大利亚"],
  ["BR", "Brazil", "巴西"],
  ["CA", "Canada", "加拿大"],
  ["CA-QC", "Canada, Quebec", "加拿大魁北克省"],
  ["CH", "Switzerland", "瑞士"],
  ["CN", "China (mainland)", "中国（内地）"],
  ["HK", "Hong Kong", "香港"],
  ["IN", "India", "印度"],
  ["JP", "Japan", "日本"],
  ["KR", "South Korea", "韩国"],
  ["SG", "Singapore", "新加坡"],
  ["US-CA", "United States, California", "美国加利福尼亚州"],
  ["ZA", "South Africa", "南非"],
];

/** One law and one authority; the bank holidays are not the same. The first stands for England and Wales too. */
const unitedKingdom: readonly Row[] = [
  ["GB", "United Kingdom", "英国"],
  ["GB-NIR", "United Kingdom, Northern Ireland", "英国北爱尔兰"],
  ["GB-SCT", "United Kingdom, Scotland", "英国苏格兰"],
];

function place(
  [residence, en, zh]: Row,
  law: { regimes: readonly RegimeKey[]; calendarId: string },
): Jurisdiction {
  return { residence, name: { en, zh }, ...law };
}

/** Every place that can be chosen as a residence, by its English name. */
export const jurisdictions: readonly Jurisdiction[] = [
  ...gdprCountries.map((row) =>
    place(row, { regimes: ["EU"], calendarId: row[0] }),
  ),
  ...germanStates.map((row) =>
    place(row, { regimes: ["EU"], calendarId: row[0] }),
  ),
  ...ownLaw.map((row) => place(row, { regimes: [row[0]], calendarId: row[0] })),
  ...unitedKingdom.map((row) =>
    place(row, { regimes: ["UK"], calendarId: row[0] }),
  ),
  place(["US", "United States", "美国"], { regimes: [], calendarId: "US" }),
].toSorted((a, b) => (a.name.en < b.name.en ? -1 : 1));

/** The place with this code; undefined when it is not in the list. */
export function residenceByCode(code: string): Jurisdiction | undefined {
  return jurisdictions.find((found) => found.residence === code);
}

/** Laws that a policy brings along whoever asks: p003 says in section 1 that PRC law governs. */
const regimesOfPolicy: Readonly<Record<string, readonly RegimeKey[]>> = {
  p003: ["CN"],
};

/** The laws a request falls under: where the person lives, and what its policy chooses. Each once. */
export function regimesOf(
  residence: string | null,
  policyId: string,
): RegimeKey[] {
  const home = residence === null ? undefined : residenceByCode(residence);
  return [
    ...new Set([
      ...(home?.regimes ?? []),
      ...(regimesOfPolicy[policyId] ?? []),
    ]),
  ];
}
