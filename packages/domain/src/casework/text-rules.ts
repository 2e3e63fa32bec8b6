import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { daysInMonth } from "./days-in-month.ts";

/** Why a string was refused. The codes are the messages of the issues; screens word them. */
export const textRefusalCodes = [
  "text.missing",
  "text.illFormed",
  "text.controls",
  "text.lineBreak",
  "text.empty",
  "text.tooLong",
  "email.invalid",
  "phone.invalid",
  "day.invalid",
  "day.impossible",
  "instant.invalid",
  "instant.impossible",
  "instant.offsetMissing",
] as const;
export type TextRefusalCode = (typeof textRefusalCodes)[number];

// Controls (C0, DEL, C1), the bidi embeddings, overrides and isolates that can make a name read
// backwards, the Unicode line and paragraph separators, and the two noncharacters that XML refuses.
// A NUL hides a row from SQL LIKE (trust.md fact 14); U+202E turns "fdp.exe" into "exe.pdf".
const forbiddenInLine =
  /[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFFE\uFFFF]/u;
const forbiddenInParagraphs =
  /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFFE\uFFFF]/u;
const everyForbidden =
  /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u2028\u2029\uFFFE\uFFFF]/gu;

/** Length as people count it: code points, not UTF-16 units. */
export function codePointCount(value: string): number {
  let count = 0;
  for (let at = 0; at < value.length; count += 1) {
    at += (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return count;
}

/** The first `max` code points; never half of a surrogate pair. */
export function cutToCodePoints(value: string, max: number): string {
  if (value.length <= max) return value;
  let at = 0;
  for (let count = 0; count < max && at < value.length; count += 1) {
    at += (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return value.slice(0, at);
}

function unixLineEnds(value: string): string {
  return value.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

function tidyLine(value: string): string {
  return value.trim().normalize("NFC");
}

/** Outer white space goes, the indent of the first written line stays. */
function tidyParagraphs(value: string): string {
  return unixLineEnds(value)
    .replaceAll(/[\u2028\u2029]/gu, "\n")
    .trimEnd()
    .replace(/^(?:[\t \u3000]*\n)+/u, "")
    .normalize("NFC");
}

type Shape = "line" | "paragraphs";

function text(shape: Shape, max: number, mayBeEmpty: boolean) {
  const isLine = shape === "line";
  const forbidden = isLine ? forbiddenInLine : forbiddenInParagraphs;
  return z
    .string({ error: "text.missing" })
    .refine((value) => value.isWellFormed(), {
      error: "text.illFormed",
      abort: true,
    })
    .overwrite(isLine ? tidyLine : tidyParagraphs)
    .refine((value) => !isLine || !/[\n\r]/u.test(value), {
      error: "text.lineBreak",
      abort: true,
    })
    .refine((value) => !forbidden.test(value), {
      error: "text.controls",
      abort: true,
    })
    .refine((value) => mayBeEmpty || value !== "", {
      error: "text.empty",
      abort: true,
    })
    .refine((value) => codePointCount(value) <= max, { error: "text.tooLong" })
    .meta({ minLength: mayBeEmpty ? 0 : 1, maxLength: max });
}

/** One line of at most `max` code points: well-formed, NFC, trimmed, without controls. */
export function line(max: number, { mayBeEmpty = false } = {}) {
  return text("line", max, mayBeEmpty);
}

/** Running text of at most `max` code points; line feeds and tabs are allowed, CRLF becomes LF. */
export function paragraphs(max: number, { mayBeEmpty = false } = {}) {
  return text("paragraphs", max, mayBeEmpty);
}

/** A line that may be left out: missing, null and blank all become null. */
export function optionalLine(max: number) {
  return line(max, { mayBeEmpty: true })
    .nullish()
    .transform((value) => value || null);
}

/** Running text that may be left out: missing, null and blank all become null. */
export function optionalParagraphs(max: number) {
  return paragraphs(max, { mayBeEmpty: true })
    .nullish()
    .transform((value) => value || null);
}

// No quoted local parts, no lists, no display names: nothing that could smuggle a second recipient (T38).
const addressShape =
  /^(?!\.)[^\s@<>()[\]\\,;:"]{1,64}(?<!\.)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+\p{L}(?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const longestAddress = 254;

/** Whether this is one plain mail address that may be written into a header. */
export function isEmailAddress(value: string): boolean {
  return (
    value.length <= longestAddress &&
    value.isWellFormed() &&
    !forbiddenInLine.test(value) &&
    addressShape.test(value)
  );
}

/** The host in lower case; the local part as written, since it is the host's to interpret. */
export function tidyAddress(value: string): string {
  const trimmed = value.trim().normalize("NFC");
  const at = trimmed.lastIndexOf("@");
  return at < 0
    ? trimmed
    : trimmed.slice(0, at) + trimmed.slice(at).toLowerCase();
}

/** Two spellings of one mail address, compared as people mean them. */
export function isSameAddress(one: string, other: string): boolean {
  return tidyAddress(one).toLowerCase() === tidyAddress(other).toLowerCase();
}

export const emailAddress = z
  .string({ error: "text.missing" })
  .refine((value) => value.isWellFormed(), {
    error: "text.illFormed",
    abort: true,
  })
  .overwrite(tidyAddress)
  .refine(isEmailAddress, { error: "email.invalid" })
  .meta({ format: "email", maxLength: longestAddress });

// Phones write numbers into the clipboard between U+202D and U+202C: marks go, digits stay.
function tidyPhone(value: string): string {
  return value
    .normalize("NFKC")
    .replaceAll(/[\s().\-‐-―/·\p{Bidi_Control}]/gu, "")
    .replace(/^00/u, "+");
}

/** A telephone number, kept as digits with an optional leading `+`. */
export const phone = z
  .string({ error: "text.missing" })
  .refine((value) => value.isWellFormed(), {
    error: "text.illFormed",
    abort: true,
  })
  .overwrite(tidyPhone)
  .refine((value) => /^\+?\d{5,15}$/u.test(value), { error: "phone.invalid" })
  .meta({ maxLength: 40 });

const earliestYear = 1900;
const latestYear = 2199;

function isPossibleDay(year: number, month: number, day: number): boolean {
  return (
    year >= earliestYear &&
    year <= latestYear &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** A day of the civil calendar, `YYYY-MM-DD`; 30 February is refused. */
export const civilDay = z
  .string({ error: "text.missing" })
  .overwrite((value) => value.trim())
  .refine((value) => dayShape.test(value), {
    error: "day.invalid",
    abort: true,
  })
  .refine(
    (value) => {
      const [, year, month, day] = dayShape.exec(value) ?? [];
      return isPossibleDay(Number(year), Number(month), Number(day));
    },
    { error: "day.impossible" },
  )
  .meta({ format: "date" });

const instantShape =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))?$/u;

function isPossibleInstant(value: string): boolean {
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second,
    ,
    offsetHours,
    offsetMinutes,
  ] = instantShape.exec(value) ?? [];
  return (
    isPossibleDay(Number(year), Number(month), Number(day)) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second ?? 0) <= 59 &&
    Number(offsetHours ?? 0) <= 14 &&
    Number(offsetMinutes ?? 0) <= 59
  );
}

function toUtc(value: string): string {
  return Temporal.Instant.from(
    value.replace(/([+-]\d{2})(\d{2})$/u, "$1:$2"),
  ).toString({
    smallestUnit: "second",
  });
}

/** A moment, ISO 8601 with an offset; kept in UTC to the second, so that text order is time order. */
export const instant = z
  .string({ error: "text.missing" })
  .overwrite((value) => value.trim())
  .refine((value) => instantShape.test(value), {
    error: "instant.invalid",
    abort: true,
  })
  .refine(isPossibleInstant, { error: "instant.impossible", abort: true })
  .refine((value) => /(?:[Zz]|[+-]\d{2}:?\d{2})$/u.test(value), {
    error: "instant.offsetMissing",
    abort: true,
  })
  .overwrite(toUtc)
  .meta({ format: "date-time" });

export interface ForeignText {
  readonly text: string;
  /** Forbidden characters stand in the text in a visible form. */
  readonly changed: boolean;
  /** The end was left out. */
  readonly cut: boolean;
}

// C0 and DEL have pictures of their own (U+2400 …); the rest is named by its number.
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/**
 * Text from outside, which must not be refused: a mail is kept whatever stands in it.
 * Forbidden characters become visible ones, the rest is tidied as `line` and `paragraphs` do it.
 */
export function cleanForeignText(
  raw: string,
  { shape, max }: { readonly shape: Shape; readonly max: number },
): ForeignText {
  const tidied =
    shape === "line"
      ? raw.trim().replaceAll(/[\t\u2028\u2029]/gu, " ")
      : unixLineEnds(raw).replaceAll(/[\u2028\u2029]/gu, "\n");
  let changed = false;
  const cleaned = tidied.replaceAll(everyForbidden, (character) => {
    if (shape === "paragraphs" && (character === "\n" || character === "\t"))
      return character;
    changed = true;
    return visible(character);
  });
  const whole = shape === "line" ? tidyLine(cleaned) : tidyParagraphs(cleaned);
  const kept = cutToCodePoints(whole, max);
  return { text: kept.trimEnd(), changed, cut: kept.length < whole.length };
}
