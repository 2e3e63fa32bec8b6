import { Temporal } from "temporal-polyfill";
import type { CivilDay, Instant } from "../../casework/clock.ts";
import { daysInMonth } from "../../casework/days-in-month.ts";
import { evidence, type Evidence, type Guess } from "./guess-evidence.ts";

/** A distributor or account manager who took the request and passed it on (p002-13). */
export interface PartnerIntake {
  /** As the sender calls itself. */
  readonly name: string | null;
  /** When the person handed it in; the day alone where no time is said. */
  readonly receivedOn: CivilDay | null;
  readonly receivedAt: Instant | null;
}

const months =
  "january february march april may june july august september october november december".split(
    " ",
  );
const month = String.raw`(?<month>${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")})\.?`;
const clock = String.raw`(?:,? ?(?:at |um )?(?<hour>\d{1,2})[:.](?<minute>\d{2}) ?(?<half>[ap]\.?m)?)?`;
const weekday = String.raw`(?:(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?`;

// Three ways to write a day, each with an optional time.
const dateForms = [
  new RegExp(
    String.raw`${weekday}(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?${month},? (?<year>\d{4})${clock}`,
    "iu",
  ),
  new RegExp(
    String.raw`${weekday}${month} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})${clock}`,
    "iu",
  ),
  /(?<year>\d{4})[-/.](?<monthNumber>\d{1,2})[-/.](?<day>\d{1,2})(?:[ T](?<hour>\d{1,2}):(?<minute>\d{2}))?/u,
  /(?<year>\d{4}) ?年 ?(?<monthNumber>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号](?: ?(?<half>上午|下午|晚上|中午)? ?(?<hour>\d{1,2})(?:[:：点时](?<minute>\d{2})?分?))?/u,
];

const handedIn =
  /\b(?:handed (?:in|over|to us)|brought|gave us|submitted|left|received|came in|dropped off|passed to us)\b|交来|递交|提交|收到|转来|到店/iu;
const forAnother =
  /\b(?:our|one of our|the) (?:customer|client|member)\b[^.!?\n]{0,40}\b(?:handed|brought|gave|submitted|asks?|asked|wants|left|wrote)\b|\b(?:customer|client) note below\b|(?:我们的?|本店)?客户.{0,20}(?:交来|递交|提交|要求|希望|申请)/iu;
const partnerName =
  /\b(?:distributor|dealer|reseller|retailer|account manager|agent|agency|franchisee)\b|经销商|代理商|分销商|客户经理/iu;

interface WrittenDay {
  readonly day: CivilDay;
  readonly time: string | null;
  readonly found: string;
  readonly at: number;
}

function readDay(match: RegExpExecArray): WrittenDay | null {
  const groups = match.groups ?? {};
  const name = groups["month"]?.slice(0, 3).toLowerCase();
  const number =
    name === undefined
      ? Number(groups["monthNumber"])
      : months.findIndex((long) => long.startsWith(name)) + 1;
  const [year, day] = [Number(groups["year"]), Number(groups["day"])];
  if (
    year < 1900 ||
    number < 1 ||
    number > 12 ||
    day < 1 ||
    day > daysInMonth(year, number)
  )
    return null;
  const afternoon = /^p|下午|晚上/iu.test(groups["half"] ?? "");
  const written = Number(groups["hour"]);
  const hour = afternoon && written < 12 ? written + 12 : written;
  const minute = Number(groups["minute"] ?? 0);
  const isTime = groups["hour"] !== undefined && hour < 24 && minute < 60;
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    day: `${year}-${two(number)}-${two(day)}`,
    time: isTime ? `${two(hour)}:${two(minute)}` : null,
    found: match[0],
    at: match.index,
  };
}

/** The day that stands nearest after words of handing in, in the same paragraph. */
function handInDay(
  text: string,
): (WrittenDay & { readonly words: string }) | null {
  for (const paragraph of text.split(/\n{2,}/u)) {
    const words = handedIn.exec(paragraph);
    if (words === null) continue;
    const days = dateForms
      .map((form) => form.exec(paragraph))
      .map((match) => (match === null ? null : readDay(match)))
      .filter((day) => day !== null)
      .sort(
        (a, b) => Math.abs(a.at - words.index) - Math.abs(b.at - words.index),
      );
    const [nearest] = days;
    if (nearest !== undefined) return { ...nearest, words: words[0] };
  }
  return null;
}

/**
 * Whether a partner passes on somebody else's request, and when the person handed it in.
 * A written time is read in the office's zone; a moment after the mail itself is not believed.
 */
export function guessPartner(mail: {
  readonly text: string;
  readonly senderName: string | null;
  readonly senderAddress: string | null;
  readonly sentAt: Instant | null;
  readonly zone: string;
}): Guess<PartnerIntake> | null {
  const because: Evidence[] = [];
  const words = forAnother.exec(mail.text);
  if (words !== null) because.push(evidence("words", words[0]));
  const called = partnerName.exec(mail.senderName ?? "");
  if (called !== null)
    because.push(evidence("senderName", mail.senderName ?? ""));
  const hosted = partnerName.exec(
    (mail.senderAddress ?? "").replaceAll(/[-_.@]/gu, " "),
  );
  if (hosted !== null)
    because.push(evidence("senderAddress", mail.senderAddress ?? ""));
  if (because.length === 0) return null;

  const written = handInDay(mail.text);
  const at =
    written === null || written.time === null
      ? null
      : Temporal.PlainDateTime.from(`${written.day}T${written.time}`)
          .toZonedDateTime(mail.zone)
          .toInstant();
  const isLater =
    at !== null &&
    mail.sentAt !== null &&
    Temporal.Instant.compare(at, Temporal.Instant.from(mail.sentAt)) > 0;
  if (written !== null && !isLater)
    because.push(evidence("words", `${written.words} … ${written.found}`));
  return {
    value: {
      name: mail.senderName,
      receivedOn: written === null || isLater ? null : written.day,
      receivedAt: at === null || isLater ? null : at.toString(),
    },
    sure: because.length > 1 ? "likely" : "possible",
    because,
  };
}
