import type { LetterValues } from "../../../casework/letter.ts";
import {
  letterCount,
  letterDay,
  letterDayOf,
  letterInSentence,
  letterList,
  letterSame,
  letterWritten,
  noWords,
} from "../../../casework/letter-format.ts";
import type { CivilDay, Instant } from "../../../casework/clock.ts";
import type { Text } from "../../../text.ts";
import type { Decision } from "../facts.ts";
import {
  marketingChannels,
  refusalGrounds,
  type MarketingChannel,
  type RequestType,
} from "../types.ts";
import { complaintChannel } from "./complaint-channels.ts";
import type { RequestLetterCondition } from "./conditions.ts";
import type { RequestLetterVariable } from "./variables.ts";

/** What a letter can say without asking its writer. Nulls are facts the case does not have (yet). */
export interface RequestLetterFacts {
  readonly reference: string;
  /** IANA zone of the office; instants are told as days in it. */
  readonly zone: string;
  readonly receivedAt: Instant;
  readonly personName: string | null;
  /** ISO 3166 code; names the complaint channel. */
  readonly residence: string | null;
  readonly types: readonly RequestType[];
  readonly decisions: readonly Decision[];
  readonly marketingChannels: readonly MarketingChannel[];
  readonly systemsSearched: number;
  readonly filesAttached: number;
  readonly dataLeaves: boolean;
  readonly partner: {
    readonly name: string;
    readonly receivedAt: Instant;
  } | null;
  readonly withdrawnAt: Instant | null;
  readonly mainReference: string | null;
  /** Governing dates; null when no clock with a number asks for the act, or when it has stopped. */
  readonly answerDueOn: CivilDay | null;
  readonly outcomeDueOn: CivilDay | null;
  /** The earliest date still promised by the policy itself, which no statute moves (CR-5). */
  readonly policyDueOn: CivilDay | null;
  readonly pause: {
    readonly ground: Text;
    readonly citation: Text;
    readonly from: CivilDay;
    readonly dueOnBefore: CivilDay;
    /** If the person answers on the day asked for; null until that day is chosen. */
    readonly dueOnAfter: CivilDay | null;
  } | null;
  readonly extension: {
    readonly ground: Text;
    readonly citation: Text;
    readonly dueOnBefore: CivilDay;
    readonly dueOnAfter: CivilDay;
  } | null;
  readonly policyTitle: Text;
  readonly officeName: Text;
  readonly officeAddress: string;
  readonly sender: { readonly name: Text; readonly role: Text };
}

/** Reads on after "your request about" / "关于…的请求". */
const typePhrases: Readonly<Record<RequestType, Text>> = {
  access: { en: "a copy of your personal data", zh: "查阅、复制个人信息" },
  correction: {
    en: "the correction of your personal data",
    zh: "更正个人信息",
  },
  deletion: { en: "the deletion of your personal data", zh: "删除个人信息" },
  portability: { en: "the transfer of your personal data", zh: "转移个人信息" },
  restriction: {
    en: "a limit on the use of your personal data",
    zh: "限制处理个人信息",
  },
  objection: {
    en: "your objection to the use of your personal data",
    zh: "反对处理个人信息",
  },
  consentWithdrawal: { en: "the withdrawal of your consent", zh: "撤回同意" },
  marketingOptOut: { en: "marketing messages", zh: "退订营销信息" },
  trackingOptOut: { en: "tracking", zh: "拒绝追踪" },
  disclosureRecords: {
    en: "our records of disclosures of your data",
    zh: "查验披露记录",
  },
  suspectedViolation: { en: "a suspected violation", zh: "举报涉嫌违规行为" },
  complaint: { en: "a complaint", zh: "投诉" },
  minor: { en: "the data of a minor", zh: "处理未成年人个人信息" },
  enquiry: { en: "a question on privacy", zh: "隐私事项咨询" },
};

/** The words of the person's request: "a copy of your personal data and marketing messages". */
export function requestPhrase(types: readonly RequestType[]): Text {
  return letterList(types.map((type) => typePhrases[type]));
}

function day(on: CivilDay | null | undefined): Text {
  return on == null ? noWords : letterDay(on);
}

/** Values of a letter as far as the case knows them; an empty side is still missing. */
export function requestLetterValues(facts: RequestLetterFacts): LetterValues {
  const { zone, pause, extension, partner } = facts;
  const channel = complaintChannel(facts.residence);
  const refused = facts.decisions.filter(({ ground }) => ground !== null);
  const grounds = [...new Set(refused.map(({ ground }) => ground))].flatMap(
    (ground) => (ground === null ? [] : [refusalGrounds[ground]]),
  );
  const citations = [...new Set(refused.map(({ citation }) => citation))];
  const values: Partial<Record<RequestLetterVariable, Text>> = {
    salutation: letterSame(facts.personName),
    reference: letterSame(facts.reference),
    received_on: letterDayOf(facts.receivedAt, zone),
    request_types: requestPhrase(facts.types),
    partner_name: letterSame(partner?.name ?? null),
    partner_received_on: partner
      ? letterDayOf(partner.receivedAt, zone)
      : noWords,
    withdrawn_on:
      facts.withdrawnAt === null
        ? noWords
        : letterDayOf(facts.withdrawnAt, zone),
    main_reference: letterSame(facts.mainReference),
    opt_out_channels: letterList(
      facts.marketingChannels.map((key) =>
        letterInSentence(marketingChannels[key]),
      ),
    ),
    policy_title: facts.policyTitle,
    office_name: facts.officeName,
    office_contact: letterSame(facts.officeAddress),
    sender_name: facts.sender.name,
    sender_role: letterInSentence(facts.sender.role),
    answer_by: day(facts.answerDueOn),
    outcome_by: day(facts.outcomeDueOn),
    policy_date: day(facts.policyDueOn),
    complaint_channel: channel?.authority ?? noWords,
    court_route: channel?.court ?? noWords,
    complaint_limit: channel?.limit ?? noWords,
    systems_searched:
      facts.systemsSearched === 0
        ? noWords
        : letterCount(facts.systemsSearched, {
            one: "system",
            many: "systems",
            zh: "个系统",
          }),
    file_count:
      facts.filesAttached === 0
        ? noWords
        : letterCount(facts.filesAttached, {
            one: "file",
            many: "files",
            zh: "个附件",
          }),
    refusal_ground: letterList(grounds.map(letterInSentence)),
    refusal_citation: letterSame(
      citations.filter((citation) => citation !== null).join("; ") || null,
    ),
    refusal_reason: letterWritten(refused.map(({ reason }) => reason)),
    withheld: letterWritten(refused.map(({ withheld }) => withheld)),
    extension_old_due: day(extension?.dueOnBefore),
    extension_new_due: day(extension?.dueOnAfter),
    extension_ground: extension?.ground ?? noWords,
    extension_citation: extension?.citation ?? noWords,
    pause_ground: pause?.ground ?? noWords,
    pause_citation: pause?.citation ?? noWords,
    pause_from: day(pause?.from),
    pause_old_due: day(pause?.dueOnBefore),
    pause_new_due: day(pause?.dueOnAfter),
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { ...value }]),
  );
}

/** Which optional paragraphs stand in this person's letter. */
export function requestLetterConditionsOf(
  facts: RequestLetterFacts,
): ReadonlySet<RequestLetterCondition> {
  const channel = complaintChannel(facts.residence);
  const holds: Record<RequestLetterCondition, boolean> = {
    viaPartner: facts.partner !== null,
    dataLeaves: facts.dataLeaves,
    answerPromised: facts.answerDueOn !== null,
    outcomePromised: facts.outcomeDueOn !== null,
    policyPromised: facts.policyDueOn !== null,
    courtRoute: channel?.court != null,
    complaintLimit: channel?.limit != null,
  };
  const conditions = Object.keys(holds) as RequestLetterCondition[];
  return new Set(conditions.filter((condition) => holds[condition]));
}
