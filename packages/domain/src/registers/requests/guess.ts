import type { Instant } from "../../casework/clock.ts";
import {
  cutToCodePoints,
  isEmailAddress,
  isSameAddress,
} from "../../casework/text-rules.ts";
import { evidence, type Evidence, type Guess } from "./guess-evidence.ts";
import { guessLanguages, type GuessedLanguage } from "./guess-language.ts";
import { guessPartner, type PartnerIntake } from "./guess-partner.ts";
import { guessResidences, phoneNumbersIn } from "./guess-residence.ts";
import { guessChannels, guessMinor, guessTypes } from "./guess-types.ts";
import type { Policy } from "./policies.ts";
import type { MarketingChannel, RequesterRole, RequestType } from "./types.ts";

export interface GuessInput {
  readonly subject: string;
  /** The writer's own words, without quoted earlier mail. */
  readonly text: string;
  readonly from: {
    readonly name: string;
    readonly address: string | null;
  } | null;
  /** Every mailbox the mail was written to. */
  readonly writtenTo: readonly string[];
  readonly sentAt: Instant | null;
  /** Offset of the mail's date, `+08:00`. */
  readonly sentOffset: string | null;
  readonly policies: readonly Pick<Policy, "id" | "mailboxes">[];
  /** Zone in which a time without one is read. */
  readonly zone: string;
}

/** What a mail seems to say. Every field is shown with its reason and decides nothing. */
export interface RequestGuess {
  readonly policyId: Guess<string> | null;
  /** Never empty: a mail that asks for nothing known is an enquiry. */
  readonly types: readonly Guess<RequestType>[];
  /** The main language first. */
  readonly languages: readonly [
    Guess<GuessedLanguage>,
    ...Guess<GuessedLanguage>[],
  ];
  /** The language of our letters nearest to the writer's. */
  readonly letterLanguage: "en" | "zh";
  readonly residences: readonly Guess<string>[];
  readonly marketingChannels: readonly Guess<MarketingChannel>[];
  readonly minor: Guess<{ readonly age: number | null }> | null;
  readonly partner: Guess<PartnerIntake> | null;
  readonly requesterRole: Guess<RequesterRole>;
  readonly personName: Guess<string> | null;
  /** The person's own address; null when a partner wrote. */
  readonly personAddress: string | null;
  readonly personPhone: Guess<string> | null;
  readonly accountRef: Guess<string> | null;
  /** Why the matter may be a significant one (p000 s.8); empty when nothing points to it. */
  readonly significance: readonly Evidence[];
  /** Asks which authority may be turned to; the answer then names the complaint channel. */
  readonly asksComplaintChannel: Evidence | null;
  /** Wants the answer at another address: a new check of identity, never a plain change. */
  readonly asksOtherAddress: Evidence | null;
}

const authorityWords =
  /\b(?:data protection (?:office|officer|authority|commissioner|agency|board)|supervisory authority|regulator|ombudsman|privacy commissioner|ICO|CNIL|(?:datenschutz|aufsichts)behörde)\b|网信(?:办|部门)|监管(?:部门|机关|机构)|消费者协会|12315|個人情報保護委員会/iu;
const weightyWords = [
  authorityWords,
  /\b(?:lawyers?|solicitors?|attorneys?|legal action|lawsuit|sue you|court|anwalt|rechtsanwalt|avocat)\b|律师|法院|起诉|诉讼|弁護士|訴訟/iu,
  /\b(?:journalists?|newspapers?|the press|the media)\b|记者|媒体曝光|曝光|報道/iu,
  /\b(?:identity theft|fraud|stalk\w{0,4}|threat(?:en\w{0,3})?|in danger|scam\w{0,4})\b|诈骗|盗用|冒用|骚扰|人身安全|詐欺/iu,
  /\b(?:second|third|fourth|fifth|last|\d{1,2}(?:nd|rd|th)) time I (?:ask|write|contact)\b|\bfor \d{1,3} (?:days|weeks|months)\b|再三|第[二三四五]次/iu,
];
const weightyTypes: readonly RequestType[] = [
  "suspectedViolation",
  "complaint",
];

const asksWhichAuthority =
  /\b(?:which|what|tell me (?:the|your|which)) (?:data protection |supervisory )?(?:office|authority|regulator|commissioner)\b|\bwhere (?:can|could|do) I complain\b|\bcomplaint channels?\b|(?:向|到)(?:哪个|哪里|哪家|什么)(?:部门|机构|机关)?.{0,6}(?:投诉|举报)|どこに.{0,8}(?:苦情|申し立て)/iu;
const otherAddress =
  /\b(?:new|other|another|different) (?:e-?mail|address|mailbox)\b|\b(?:lost|no longer have) access to (?:the|my) (?:old|e-?mail|account|mailbox)\b|(?:新的?|另一个|其他)(?:邮箱|邮件地址|地址).{0,8}(?:发|寄)?|換?新しい(?:メール)?アドレス/iu;
const onBehalf =
  /\bon behalf of\b|\bmy (?:client|mother|father|wife|husband|parent)\b|\bpower of attorney\b|代理人|受.{0,8}委托|代(?:为|理)|im namen von|au nom de/iu;

const officeNames =
  /\b(?:no-?reply|do not reply|out of office|mailer-daemon|postmaster|front desk|customer (?:service|care)|support|info|admin|office|desk|team)\b|客服|前台|自动回复/iu;
const selfNaming = [
  /\b(?:I am|I'm|my name is) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){0,3})/u,
  /(?:本人|我是|我叫|我的名字是|姓名[:：]) ?([\p{Script=Han}·]{2,4})(?=[,，。、；;（( \n]|$)/u,
  /(?:私は|名前は) ?([\p{Script=Han}\p{Script=Katakana}・ー]{2,12})(?=です|と申します|と言います)/u,
  /\b(?:ich heiße|mein name ist|je m'appelle) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})/iu,
];
const accountNaming = [
  /\b(?:user(?: ?name| ?id)?|account|contract|order|customer|member(?:ship)?|booking|reservation|client)(?: (?:no\.?|number|id|name))?[ :#]{1,3}((?=[\w./-]*\d)[A-Za-z0-9][\w./-]{2,30}\b)/iu,
  /\((?:user|account)(?: ?name)?:? ([^\s)]{3,40})\)/iu,
  /(?:订单|合同|账号|帐号|账户|会员|用户名|客户)(?:编?号|名)?[为是：: ]{0,2}([A-Za-z0-9][A-Za-z0-9._-]{3,30})/u,
];

// A request says what it wants on its first pages.
const longestReading = 20_000;

/** Mailers break lines anywhere, in the middle of a phrase too; blank lines stay. */
function unwrapped(text: string): string {
  return text
    .replaceAll(
      /(?<=[\p{Script=Han}\u3000-\u30ff])\n(?=[\p{Script=Han}\u3040-\u30ff])/gu,
      "",
    )
    .replaceAll(/(?<=[^\n])\n(?=[^\n])/gu, " ");
}

function capture(
  text: string,
  patterns: readonly RegExp[],
): { value: string; because: Evidence } | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined)
      return { value: match[1], because: evidence("words", match[0]) };
  }
  return null;
}

function guessPolicy({
  policies,
  writtenTo,
}: GuessInput): Guess<string> | null {
  for (const address of writtenTo) {
    const policy = policies.find(({ mailboxes }) =>
      mailboxes.some((mailbox) => isSameAddress(mailbox, address)),
    );
    if (policy !== undefined)
      return {
        value: policy.id,
        sure: "likely",
        because: [evidence("mailbox", address)],
      };
  }
  return null;
}

function guessName(
  input: GuessInput,
  isPartner: boolean,
): Guess<string> | null {
  const written = capture(input.text, selfNaming);
  const shown = input.from?.name.trim() ?? "";
  const isPerson =
    shown !== "" && !officeNames.test(shown) && !isEmailAddress(shown);
  // A name that the person gives beats the sender's only when the sender is somebody else.
  if (written !== null && (isPartner || !isPerson)) {
    return {
      value: written.value,
      sure: "possible",
      because: [written.because],
    };
  }
  return isPerson && !isPartner
    ? { value: shown, sure: "likely", because: [evidence("senderName", shown)] }
    : null;
}

function guessRole(
  input: GuessInput,
  found: Pick<RequestGuess, "minor" | "personName">,
): Guess<RequesterRole> {
  const parent =
    /\bmy (?:\w+ )?(?:son|daughter|child|kid|boy|girl)\b|(?:我|我家)的?(?:女儿|儿子|孩子|小孩)|私の(?:娘|息子|子)/iu.exec(
      `${input.subject}\n${input.text}`,
    );
  if (found.minor !== null && parent !== null) {
    return {
      value: "parent",
      sure: "likely",
      because: [evidence("words", parent[0])],
    };
  }
  const other = onBehalf.exec(input.text);
  if (other !== null)
    return {
      value: "representative",
      sure: "possible",
      because: [evidence("words", other[0])],
    };
  if (found.personName === null) {
    const shown = input.from?.address ?? "";
    return {
      value: "anonymous",
      sure: "possible",
      because: [evidence("noName", shown)],
    };
  }
  return { value: "self", sure: "possible", because: found.personName.because };
}

/** All guesses about one mail or note. Pure: the same mail always reads the same. */
export function guessRequest(given: GuessInput): RequestGuess {
  // Full-width letters and digits are read like ordinary ones.
  const input = {
    ...given,
    subject: given.subject.normalize("NFKC"),
    text: unwrapped(
      cutToCodePoints(given.text, longestReading).normalize("NFKC"),
    ),
  };
  const whole = `${input.subject}\n${input.text}`;
  const languages = guessLanguages(whole);
  const minor = guessMinor(whole);
  const partner = guessPartner({
    text: input.text,
    senderName: input.from?.name || null,
    senderAddress: input.from?.address ?? null,
    sentAt: input.sentAt,
    zone: input.zone,
  });
  const asked = guessTypes(input.subject, input.text);
  const types: Guess<RequestType>[] =
    minor === null
      ? asked
      : [
          { value: "minor", sure: minor.sure, because: minor.because },
          ...asked,
        ];
  if (types.length === 0) {
    types.push({
      value: "enquiry",
      sure: "possible",
      because: [evidence("nothingFound", "")],
    });
  }
  const personName = guessName(input, partner !== null);
  const [phoneNumber] = phoneNumbersIn(input.text);
  const account = capture(input.text, accountNaming);
  const authority = asksWhichAuthority.exec(whole);
  const elsewhere = otherAddress.exec(input.text);
  return {
    policyId: guessPolicy(input),
    types,
    languages,
    letterLanguage: languages[0].value === "zh" ? "zh" : "en",
    residences: guessResidences({
      text: whole,
      address: partner === null ? (input.from?.address ?? null) : null,
      languages: languages.map(({ value }) => value),
      offset: input.sentOffset,
    }),
    marketingChannels: types.some(({ value }) => value === "marketingOptOut")
      ? guessChannels(input.text)
      : [],
    minor,
    partner,
    requesterRole: guessRole(input, { minor, personName }),
    personName,
    personAddress: partner === null ? (input.from?.address ?? null) : null,
    personPhone:
      phoneNumber === undefined
        ? null
        : {
            value: phoneNumber,
            sure: "possible",
            because: [evidence("phoneNumber", phoneNumber)],
          },
    accountRef:
      account === null
        ? null
        : {
            value: account.value,
            sure: "possible",
            because: [account.because],
          },
    significance: [
      ...(minor?.because ?? []),
      ...asked
        .filter(({ value }) => weightyTypes.includes(value))
        .flatMap(({ because }) => because),
      ...weightyWords.flatMap((words) => {
        const match = words.exec(whole);
        return match === null ? [] : [evidence("words", match[0])];
      }),
    ],
    asksComplaintChannel:
      authority === null ? null : evidence("words", authority[0]),
    asksOtherAddress:
      elsewhere === null ? null : evidence("words", elsewhere[0]),
  };
}
