import { Temporal } from "temporal-polyfill";
import type { Text } from "../text.ts";
import type { CivilDay, Instant } from "./clock.ts";

const englishMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * A civil day as letters write it: "16 September 2026", "2026年9月16日". Written out by hand and not by
 * Intl, because a sent letter is hashed and must not change with the data files of a newer Node.
 */
export function letterDay(on: CivilDay): Text {
  const day = Temporal.PlainDate.from(on);
  const month = englishMonths[day.month - 1] ?? "";
  return {
    en: `${day.day} ${month} ${day.year}`,
    zh: `${day.year}年${day.month}月${day.day}日`,
  };
}

/** The civil day of an instant in an IANA zone, as letters write it. */
export function letterDayOf(at: Instant, zone: string): Text {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
  return letterDay(day.toString());
}

/** A day and time as letters write it: "16 September 2026, 10:00", "2026年9月16日 10:00". */
export function letterMoment(at: Instant, zone: string): Text {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const day = letterDay(local.toPlainDate().toString());
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return { en: `${day.en}, ${time}`, zh: `${day.zh} ${time}` };
}

/** A list in a sentence: "a, b and c", "a、b和c". */
export function letterList(items: readonly Text[]): Text {
  return {
    en: joined(
      items.map((item) => item.en),
      ", ",
      " and ",
    ),
    zh: joined(
      items.map((item) => item.zh),
      "、",
      "和",
    ),
  };
}

function joined(items: string[], between: string, last: string): string {
  const end = items.at(-1);
  if (end === undefined) return "";
  if (items.length === 1) return end;
  return `${items.slice(0, -1).join(between)}${last}${end}`;
}

/** A list set out line by line, for what is too long for a sentence. */
export function letterLines(items: readonly Text[]): Text {
  return {
    en: items.map((item) => `– ${item.en}`).join("\n"),
    zh: items.map((item) => `— ${item.zh}`).join("\n"),
  };
}

/** A counted thing: "1 file", "2 files", "2 个附件". `zh` carries its measure word: "个附件". */
export function letterCount(
  amount: number,
  of: { readonly one: string; readonly many: string; readonly zh: string },
): Text {
  return {
    en: `${amount} ${amount === 1 ? of.one : of.many}`,
    zh: `${amount} ${of.zh}`,
  };
}

const han = String.raw`[\p{Script=Han}]`;
const narrow = String.raw`[\p{Script=Latin}\p{Nd}]`;
const narrowAfterHan = new RegExp(`${han}$`, "u");
// A date is set tight: 于2026年9月16日收到.
const startsNarrow = new RegExp(String.raw`^(?!\d{1,4}年)${narrow}`, "u");
const endsNarrow = new RegExp(`${narrow}$`, "u");
const startsHan = new RegExp(`^${han}`, "u");

/**
 * The space Chinese typesetting puts where a Han character meets a Latin letter or a digit; nothing
 * elsewhere. Used only where a variable joins the words around it: neither is ever changed inside.
 */
export function jointSpace(before: string, after: string): "" | " " {
  const meets =
    (narrowAfterHan.test(before) && startsNarrow.test(after)) ||
    (endsNarrow.test(before) && startsHan.test(after));
  return meets ? " " : "";
}

/** A value that is not there yet. */
export const noWords: Text = { en: "", zh: "" };

/** A name or a number, which is the same in every language. */
export function letterSame(words: string | null): Text {
  return words === null ? noWords : { en: words, zh: words };
}

/** What a case says in one language only: it fills that side and leaves the other to the translator. */
export function letterWritten(words: readonly (string | null)[]): Text {
  const lines = words.filter((line) => line !== null && line.trim() !== "");
  const text = [...new Set(lines)].join("\n");
  return /\p{Script=Han}/u.test(text)
    ? { en: "", zh: text }
    : { en: text, zh: "" };
}

/** A label in the middle of a sentence: it begins small there, unless it is an abbreviation. */
export function letterInSentence({ en, zh }: Text): Text {
  const isShort = /^\p{Lu}{2}/u.test(en);
  return { en: isShort ? en : en.charAt(0).toLowerCase() + en.slice(1), zh };
}
