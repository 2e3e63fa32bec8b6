import type { Text } from "../../text.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import { isInEu, type Country, type Instrument } from "./instruments.ts";
import { isCompelled, pathOf, type DisclosureKind } from "./kinds.ts";

/** What counsel looks at, in every country; and what single countries add. */
export const reviewChecks = {
  competence: {
    en: "The body is competent for this, here",
    zh: "该机关对此事项具有管辖权",
  },
  form: { en: "The form is the one the law asks for", zh: "形式符合法律要求" },
  signature: {
    en: "Signed or sealed by somebody who may",
    zh: "由有权人员签署或盖章",
  },
  scope: {
    en: "Persons, data and period are named",
    zh: "对象、数据和期间明确",
  },
  necessity: {
    en: "What is asked is needed for the purpose",
    zh: "所要求内容为目的所必需",
  },
  certificates: {
    en: "Two officers named, with their certificates and the letter for assistance",
    zh: "两名办案人员及其证件、协助函齐备",
  },
  writtenNote: {
    en: "A written note of the enforcement disclosure is made",
    zh: "已制作执法披露书面记录",
  },
  orderNumber: {
    en: "Number and end of a secrecy order are on file",
    zh: "保密令编号和期限已登记",
  },
  prescribedAgency: {
    en: "Asked whether it is a prescribed agency that people must not be told of",
    zh: "已确认是否属于不得告知个人的指定机构",
  },
  confidentiality: {
    en: "Asked whether the call forbids telling anyone",
    zh: "已确认该要求是否禁止告知任何人",
  },
  institution: {
    en: "The institution is asked before a person is told of it",
    zh: "告知个人前先征询该机构",
  },
  ground: { en: "The ground is one of our policy's", zh: "属于政策列明的情形" },
  suspicion: {
    en: "The facts of the suspicion are written down",
    zh: "嫌疑事实已记录",
  },
  minimum: { en: "No more than is needed", zh: "仅限必要范围" },
} as const satisfies Record<string, Text>;
export type ReviewCheck = keyof typeof reviewChecks;
export const reviewCheckKeys = Object.keys(reviewChecks) as [
  ReviewCheck,
  ...ReviewCheck[],
];

// law/government access sheet: what single countries ask of whoever hands data over.
const checksByCountry: Partial<Record<Country, readonly ReviewCheck[]>> = {
  CN: ["certificates"],
  AU: ["writtenNote"],
  US: ["orderNumber"],
  SG: ["prescribedAgency"],
  IN: ["confidentiality"],
  CA: ["institution"],
};

const demandChecks = [
  "competence",
  "form",
  "signature",
  "scope",
  "necessity",
] as const;

/** The checklist of a case: by its kind, its instrument and the country it comes from. */
export function reviewChecklist(of: {
  readonly kind: DisclosureKind;
  readonly instrument: Instrument | null;
  readonly country: Country;
}): ReviewCheck[] {
  const { kind, instrument, country } = of;
  switch (pathOf(kind)) {
    case "demand":
    case "emergency":
    case "preservation":
      return [
        // A call has no form and no signature; the paper that follows has both.
        ...demandChecks.filter(
          (check) =>
            instrument !== "oralRequest" ||
            (check !== "form" && check !== "signature"),
        ),
        ...(checksByCountry[country] ?? []),
      ];
    case "report":
      return ["ground", "suspicion", "minimum"];
    case "transfer":
    case "arrangement":
    case "publication":
      return ["ground", "minimum"];
  }
}

export const checkAnswers = ["yes", "no", "notApplicable"] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** What counsel comes to. */
export const reviewResults = {
  lawful: { en: "Lawful as asked", zh: "合法，可全部办理" },
  partly: { en: "Lawful in part", zh: "部分合法" },
  unlawful: { en: "Not lawful", zh: "不合法" },
} as const satisfies Record<string, Text>;
export type ReviewResult = keyof typeof reviewResults;
export const reviewResultKeys = Object.keys(reviewResults) as [
  ReviewResult,
  ...ReviewResult[],
];

interface HardGateInfo {
  readonly label: Text;
  readonly citation: Text;
  /** The way by which the authority can ask; whoever is turned away at the gate is told it. */
  readonly route: Text;
  readonly exceptions: Readonly<Record<string, Text>>;
}

/** Doors that no review opens by itself: only a named exception with its reference does. */
export const hardGates = {
  // PIPL art. 41, DSL art. 36: nothing stored in the PRC goes to a foreign judicial or law-enforcement body
  // without the approval of the competent authority. There is no exception for emergencies.
  pipl41: {
    label: {
      en: "Data stored in China, foreign authority",
      zh: "境内存储数据，境外机关",
    },
    citation: {
      en: "PIPL art. 41, Data Security Law art. 36",
      zh: "《个人信息保护法》第四十一条、《数据安全法》第三十六条",
    },
    route: {
      en: "Ask through judicial assistance: your central authority sends the request to the Ministry of Justice of China, or to the competent authority for a matter of regulation.",
      zh: "请经司法协助途径提出：由贵国中央机关向中国司法部提出请求；监管事项请联系中国主管机关。",
    },
    exceptions: {
      approval: {
        en: "Approved by the competent authority",
        zh: "主管机关批准",
      },
      assistance: {
        en: "Came through judicial assistance",
        zh: "经司法协助途径提出",
      },
    },
  },
  // GDPR art. 48; EDPB guidelines 02/2024: an international agreement, or an art. 6 basis and a chapter V ground.
  gdpr48: {
    label: {
      en: "Data in the EU, authority of a third country",
      zh: "欧盟数据，第三国机关",
    },
    citation: {
      en: "GDPR art. 48, EDPB guidelines 02/2024",
      zh: "GDPR 第 48 条、EDPB 指南 02/2024",
    },
    route: {
      en: "Ask under a treaty on mutual legal assistance: your central authority sends the request to the one of the member state where the data is.",
      zh: "请依司法协助条约提出：由贵国中央机关向数据所在成员国的中央机关提出请求。",
    },
    exceptions: {
      agreement: { en: "International agreement", zh: "国际协定" },
      basisAndTransfer: {
        en: "Art. 6 basis and chapter V ground",
        zh: "第 6 条依据及第五章传输理由",
      },
    },
  },
  // Swiss Criminal Code art. 271: acts for a foreign state on Swiss soil.
  swiss271: {
    label: {
      en: "Data in Switzerland, foreign authority",
      zh: "瑞士数据，外国机关",
    },
    citation: { en: "Swiss Criminal Code art. 271", zh: "瑞士刑法第 271 条" },
    route: {
      en: "Ask through legal assistance: your central authority sends the request to the Federal Office of Justice in Bern.",
      zh: "请经司法协助途径提出：由贵国中央机关向瑞士联邦司法局提出请求。",
    },
    exceptions: {
      permission: { en: "Permission was given", zh: "已获许可" },
      assistance: { en: "Came through legal assistance", zh: "经司法协助途径" },
    },
  },
} as const satisfies Record<string, HardGateInfo>;
export type HardGate = keyof typeof hardGates;
export const hardGateKeys = Object.keys(hardGates) as [HardGate, ...HardGate[]];

export interface GateException {
  readonly gate: HardGate;
  readonly exception: string;
  /** Number of the approval, name of the agreement, article of the ground. */
  readonly reference: string;
}

export interface GateFacts {
  readonly kind: DisclosureKind;
  readonly country: Country;
  /** Where the data is stored, and whose entity is asked. */
  readonly dataPlaces: readonly Country[];
  readonly exceptions: readonly GateException[];
}

/**
 * The hard gates that this case meets at all: a foreign body that asks for data stored in China (PIPL art. 41,
 * Data Security Law art. 36), a third country that asks for data in the EU (GDPR art. 48), and a foreign state that asks on Swiss soil (Swiss
 * Criminal Code art. 271).
 */
export function gatesMet(facts: Omit<GateFacts, "exceptions">): HardGate[] {
  const { kind, country, dataPlaces } = facts;
  // What only stays where it is, is given to nobody.
  if (!isCompelled(kind) || pathOf(kind) === "preservation") return [];
  return [
    ...(dataPlaces.includes("CN") && country !== "CN"
      ? (["pipl41"] as const)
      : []),
    ...(dataPlaces.some(isInEu) && !isInEu(country)
      ? (["gdpr48"] as const)
      : []),
    ...(dataPlaces.includes("CH") && country !== "CH"
      ? (["swiss271"] as const)
      : []),
  ];
}

/** An exception that the gate knows, with its reference. */
export function isException({
  gate,
  exception,
  reference,
}: GateException): boolean {
  return (
    Object.hasOwn(hardGates[gate].exceptions, exception) &&
    reference.trim() !== ""
  );
}

/** Hard gates that are shut: met, and no exception with its reference is on file. */
export function shutGates(facts: GateFacts): HardGate[] {
  return gatesMet(facts).filter(
    (gate) =>
      !facts.exceptions.some((one) => one.gate === gate && isException(one)),
  );
}

const gateRefusals = {
  pipl41: "gatePipl41",
  gdpr48: "gateGdpr48",
  swiss271: "gateSwiss271",
} as const;

/** The proper routes past these gates, in words for the answer. */
export function routesPast(gates: readonly HardGate[]): Text {
  const words = (language: keyof Text, between: string) =>
    gates.map((gate) => hardGates[gate].route[language]).join(between);
  return { en: words("en", " "), zh: words("zh", "") };
}

/**
 * Nothing passes a hard gate that is shut (PIPL art. 41, GDPR art. 48, Swiss Criminal Code art. 271): refused with the law of the first one.
 */
export function mayPassGates(facts: GateFacts): Verdict<null> {
  const [shut] = shutGates(facts);
  return shut === undefined ? granted(null) : refused(gateRefusals[shut]);
}

export interface Review {
  readonly checks: Readonly<Partial<Record<ReviewCheck, CheckAnswer>>>;
  readonly result: ReviewResult;
}

/** Whether a review may stand: the whole list answered, and no "lawful" over a no. */
export function mayReview(
  review: Review,
  checklist: readonly ReviewCheck[],
): Verdict<null> {
  const missing = checklist.filter(
    (check) => review.checks[check] === undefined,
  );
  if (missing.length > 0)
    return refused("reviewIncomplete", { count: missing.length });
  const hasNo = checklist.some((check) => review.checks[check] === "no");
  return hasNo && review.result === "lawful"
    ? refused("reviewHasNo")
    : granted(null);
}
