import type { Confidence } from "../../../time/confidence.ts";
import type { Text } from "../../../text.ts";

/** Where somebody can complain about us, by place of residence. */
export interface ComplaintChannel {
  /** ISO 3166-1, with the subdivision where it has an authority or a law of its own. */
  readonly place: string;
  /** Reads on after "complain to" / "向…投诉". */
  readonly authority: Text;
  /** Reads on after "You may also" / "您还可以"; null where the law does not ask us to say it. */
  readonly court: Text | null;
  /** Reads on after "Please note that" / "请注意，". */
  readonly limit: Text | null;
  /** Law that wants the channel named. */
  readonly citation: Text;
  readonly confidence: Confidence;
}

const gdpr: Text = { en: "GDPR Art. 12(4)", zh: "GDPR 第 12 条第 4 款" };
const gdprCourt: Text = {
  en: "seek a remedy before a court (Article 79 GDPR)",
  zh: "依据 GDPR 第 79 条向法院寻求救济",
};

function underGdpr(place: string, authority: Text): ComplaintChannel {
  return {
    place,
    authority,
    court: gdprCourt,
    limit: null,
    citation: gdpr,
    // The names are known well, but nobody has held them against the authorities' own pages.
    confidence: "memory-high",
  };
}

const europeanAuthorities: readonly (readonly [
  place: string,
  en: string,
  zh: string,
])[] = [
  ["AT", "the Austrian Data Protection Authority", "奥地利数据保护局"],
  ["BE", "the Belgian Data Protection Authority", "比利时数据保护局"],
  [
    "BG",
    "the Bulgarian Commission for Personal Data Protection",
    "保加利亚个人数据保护委员会",
  ],
  [
    "CY",
    "the Commissioner for Personal Data Protection of Cyprus",
    "塞浦路斯个人数据保护专员",
  ],
  ["CZ", "the Czech Office for Personal Data Protection", "捷克个人数据保护局"],
  [
    "DE",
    "the data protection authority of the German federal state in which you live",
    "您居住地所在德国联邦州的数据保护机关",
  ],
  [
    "DE-BW",
    "the Baden-Württemberg Commissioner for Data Protection and Freedom of Information",
    "巴登-符腾堡州数据保护与信息自由专员",
  ],
  [
    "DE-BY",
    "the Bavarian Data Protection Authority (BayLDA)",
    "巴伐利亚州数据保护监督局（BayLDA）",
  ],
  [
    "DE-BE",
    "the Berlin Commissioner for Data Protection and Freedom of Information",
    "柏林数据保护与信息自由专员",
  ],
  [
    "DE-BB",
    "the Brandenburg Commissioner for Data Protection and Access to Information",
    "勃兰登堡州数据保护与查阅权专员",
  ],
  [
    "DE-HB",
    "the Bremen Commissioner for Data Protection and Freedom of Information",
    "不来梅州数据保护与信息自由专员",
  ],
  [
    "DE-HH",
    "the Hamburg Commissioner for Data Protection and Freedom of Information",
    "汉堡数据保护与信息自由专员",
  ],
  [
    "DE-HE",
    "the Hessian Commissioner for Data Protection and Freedom of Information",
    "黑森州数据保护与信息自由专员",
  ],
  [
    "DE-MV",
    "the Mecklenburg-Western Pomerania Commissioner for Data Protection and Freedom of Information",
    "梅克伦堡-前波美拉尼亚州数据保护与信息自由专员",
  ],
  [
    "DE-NI",
    "the Lower Saxony Commissioner for Data Protection",
    "下萨克森州数据保护专员",
  ],
  [
    "DE-NW",
    "the North Rhine-Westphalia Commissioner for Data Protection and Freedom of Information",
    "北莱茵-威斯特法伦州数据保护与信息自由专员",
  ],
  [
    "DE-RP",
    "the Rhineland-Palatinate Commissioner for Data Protection and Freedom of Information",
    "莱茵兰-普法尔茨州数据保护与信息自由专员",
  ],
  [
    "DE-SL",
    "the Saarland Commissioner for Data Protection and Freedom of Information",
    "萨尔州数据保护与信息自由专员",
  ],
  [
    "DE-SN",
    "the Saxon Commissioner for Data Protection and Transparency",
    "萨克森州数据保护与透明度专员",
  ],
  [
    "DE-ST",
    "the Saxony-Anhalt Commissioner for Data Protection",
    "萨克森-安哈尔特州数据保护专员",
  ],
  [
    "DE-SH",
    "the Independent Centre for Privacy Protection Schleswig-Holstein (ULD)",
    "石勒苏益格-荷尔斯泰因州独立数据保护中心（ULD）",
  ],
  [
    "DE-TH",
    "the Thuringian Commissioner for Data Protection and Freedom of Information",
    "图林根州数据保护与信息自由专员",
  ],
  ["DK", "the Danish Data Protection Agency (Datatilsynet)", "丹麦数据保护局"],
  ["EE", "the Estonian Data Protection Inspectorate", "爱沙尼亚数据保护监察局"],
  ["ES", "the Spanish Data Protection Agency (AEPD)", "西班牙数据保护局"],
  [
    "FI",
    "the Office of the Data Protection Ombudsman of Finland",
    "芬兰数据保护监察专员办公室",
  ],
  [
    "FR",
    "the French data protection authority (CNIL)",
    "法国国家信息与自由委员会（CNIL）",
  ],
  ["GR", "the Hellenic Data Protection Authority", "希腊数据保护局"],
  [
    "HR",
    "the Croatian Personal Data Protection Agency",
    "克罗地亚个人数据保护局",
  ],
  [
    "HU",
    "the Hungarian National Authority for Data Protection and Freedom of Information",
    "匈牙利国家数据保护与信息自由局",
  ],
  ["IE", "the Irish Data Protection Commission", "爱尔兰数据保护委员会"],
  [
    "IS",
    "the Icelandic Data Protection Authority (Persónuvernd)",
    "冰岛数据保护局",
  ],
  [
    "IT",
    "the Italian data protection authority (Garante)",
    "意大利个人数据保护局",
  ],
  [
    "LI",
    "the Data Protection Authority of Liechtenstein",
    "列支敦士登数据保护局",
  ],
  [
    "LT",
    "the Lithuanian State Data Protection Inspectorate",
    "立陶宛国家数据保护监察局",
  ],
  [
    "LU",
    "the National Commission for Data Protection of Luxembourg",
    "卢森堡国家数据保护委员会",
  ],
  ["LV", "the Data State Inspectorate of Latvia", "拉脱维亚国家数据监察局"],
  [
    "MT",
    "the Information and Data Protection Commissioner of Malta",
    "马耳他信息与数据保护专员",
  ],
  [
    "NL",
    "the Dutch Data Protection Authority (Autoriteit Persoonsgegevens)",
    "荷兰数据保护局",
  ],
  [
    "NO",
    "the Norwegian Data Protection Authority (Datatilsynet)",
    "挪威数据保护局",
  ],
  [
    "PL",
    "the Polish Personal Data Protection Office (UODO)",
    "波兰个人数据保护局",
  ],
  [
    "PT",
    "the Portuguese National Data Protection Commission",
    "葡萄牙国家数据保护委员会",
  ],
  [
    "RO",
    "the Romanian National Supervisory Authority for Personal Data Processing",
    "罗马尼亚国家个人数据处理监督局",
  ],
  [
    "SE",
    "the Swedish Authority for Privacy Protection (IMY)",
    "瑞典隐私保护局",
  ],
  ["SI", "the Information Commissioner of Slovenia", "斯洛文尼亚信息专员"],
  [
    "SK",
    "the Office for Personal Data Protection of the Slovak Republic",
    "斯洛伐克个人数据保护局",
  ],
];

const elsewhere: readonly ComplaintChannel[] = [
  {
    place: "GB",
    authority: { en: "the Information Commissioner", zh: "英国信息专员" },
    court: { en: "apply to a court", zh: "向法院申请救济" },
    limit: null,
    citation: { en: "UK GDPR Art. 12(4)", zh: "英国 GDPR 第 12 条第 4 款" },
    confidence: "secondary",
  },
  {
    place: "CH",
    authority: {
      en: "the Federal Data Protection and Information Commissioner (FDPIC)",
      zh: "瑞士联邦数据保护与信息专员",
    },
    court: null,
    limit: null,
    citation: { en: "FADP Art. 26", zh: "瑞士《联邦数据保护法》第 26 条" },
    confidence: "memory-high",
  },
  {
    place: "US-CA",
    authority: {
      en: "the California Privacy Protection Agency or the Attorney General of California",
      zh: "加利福尼亚州隐私保护局或加利福尼亚州总检察长",
    },
    court: null,
    limit: null,
    citation: {
      en: "Cal. Civ. Code 1798.145(h)(2)",
      zh: "《加利福尼亚州民法典》第 1798.145(h)(2) 条",
    },
    confidence: "memory-high",
  },
  {
    place: "CN",
    authority: {
      en: "the cyberspace administration of the place where you live",
      zh: "您所在地的网信部门",
    },
    court: {
      en: "bring an action before a people’s court (Article 50 of the Personal Information Protection Law)",
      zh: "依据《个人信息保护法》第五十条向人民法院提起诉讼",
    },
    limit: null,
    citation: {
      en: "PIPL Arts. 50, 65",
      zh: "《个人信息保护法》第五十条、第六十五条",
    },
    confidence: "verified",
  },
  {
    place: "HK",
    authority: {
      en: "the Privacy Commissioner for Personal Data, Hong Kong",
      zh: "香港个人资料私隐专员",
    },
    court: null,
    limit: null,
    citation: {
      en: "Personal Data (Privacy) Ordinance s. 37",
      zh: "《个人资料（私隐）条例》第 37 条",
    },
    confidence: "memory-high",
  },
  {
    place: "SG",
    authority: {
      en: "the Personal Data Protection Commission of Singapore, which can review our decision",
      zh: "新加坡个人数据保护委员会（该会可复核我们的决定）",
    },
    court: null,
    limit: null,
    citation: { en: "PDPA s. 48H", zh: "新加坡《个人数据保护法》第 48H 条" },
    confidence: "memory-high",
  },
  {
    place: "JP",
    authority: {
      en: "the Personal Information Protection Commission of Japan",
      zh: "日本个人信息保护委员会",
    },
    court: {
      en: "bring an action once two weeks have passed since your request reached us, or at once after a refusal (Article 39 of the Act on the Protection of Personal Information)",
      zh: "在请求送达我们两周后，或在我们拒绝后，依据日本《个人信息保护法》第 39 条提起诉讼",
    },
    limit: null,
    citation: {
      en: "APPI Arts. 36, 39",
      zh: "日本《个人信息保护法》第 36 条、第 39 条",
    },
    confidence: "memory-high",
  },
  {
    place: "KR",
    authority: {
      en: "the Personal Information Protection Commission of Korea",
      zh: "韩国个人信息保护委员会",
    },
    court: null,
    limit: null,
    citation: {
      en: "PIPA Art. 38(5); Enforcement Decree Art. 42",
      zh: "韩国《个人信息保护法》第 38 条第 5 款及施行令第 42 条",
    },
    confidence: "memory-high",
  },
  {
    place: "BR",
    authority: {
      en: "the Brazilian data protection authority (ANPD) or a consumer protection body",
      zh: "巴西国家数据保护局（ANPD）或消费者保护机构",
    },
    court: null,
    limit: null,
    citation: {
      en: "LGPD Art. 18 §§ 1, 8",
      zh: "LGPD 第 18 条第 1 款、第 8 款",
    },
    confidence: "memory-high",
  },
  {
    place: "IN",
    authority: {
      en: "the Data Protection Board of India",
      zh: "印度数据保护委员会",
    },
    court: null,
    limit: null,
    citation: {
      en: "Digital Personal Data Protection Act 2023",
      zh: "印度 2023 年《数字个人数据保护法》",
    },
    confidence: "memory-medium",
  },
  {
    place: "AU",
    authority: {
      en: "the Office of the Australian Information Commissioner (OAIC)",
      zh: "澳大利亚信息专员办公室（OAIC）",
    },
    court: null,
    limit: null,
    citation: { en: "APP 12.9", zh: "澳大利亚隐私原则 12.9" },
    confidence: "secondary",
  },
  {
    place: "NZ",
    authority: {
      en: "the Privacy Commissioner of New Zealand",
      zh: "新西兰隐私专员",
    },
    court: null,
    limit: null,
    citation: { en: "Privacy Act 2020", zh: "新西兰 2020 年《隐私法》" },
    confidence: "memory-medium",
  },
  {
    place: "CA",
    authority: {
      en: "the Privacy Commissioner of Canada",
      zh: "加拿大隐私专员",
    },
    court: null,
    limit: null,
    citation: { en: "PIPEDA s. 8(7)", zh: "加拿大 PIPEDA 第 8(7) 条" },
    confidence: "memory-high",
  },
  {
    place: "CA-QC",
    authority: {
      en: "the Commission d’accès à l’information du Québec",
      zh: "魁北克信息查阅委员会（CAI）",
    },
    court: null,
    limit: {
      en: "an application to the Commission has to be made within 30 days",
      zh: "向该委员会提出申请的期限为 30 日",
    },
    citation: {
      en: "CQLR c. P-39.1 ss. 34, 42",
      zh: "魁北克 P-39.1 号法第 34 条、第 42 条",
    },
    confidence: "memory-high",
  },
  {
    place: "ZA",
    authority: {
      en: "the Information Regulator of South Africa",
      zh: "南非信息监管局",
    },
    court: null,
    limit: null,
    citation: { en: "POPIA s. 23", zh: "南非 POPIA 第 23 条" },
    confidence: "memory-high",
  },
];

const channels: readonly ComplaintChannel[] = [
  ...europeanAuthorities.map(([place, en, zh]) => underGdpr(place, { en, zh })),
  ...elsewhere,
];

/**
 * The channel for a place of residence (ISO 3166-1 or 3166-2); a subdivision without one of its own gets
 * its country's. Null where we know none: the letter then waits until somebody names it, because a vague
 * "your authority" would not keep the promise (p000 s.8).
 */
export function complaintChannel(
  residence: string | null,
): ComplaintChannel | null {
  if (residence === null) return null;
  const exact = channels.find(({ place }) => place === residence);
  if (exact) return exact;
  const country = residence.split("-")[0];
  return channels.find(({ place }) => place === country) ?? null;
}

/** Authorities of parts of a country, to choose from where only the country is on record. */
export function complaintChannelsWithin(
  country: string,
): readonly ComplaintChannel[] {
  return channels.filter(({ place }) => place.startsWith(`${country}-`));
}
