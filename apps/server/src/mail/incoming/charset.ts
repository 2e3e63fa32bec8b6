import { decodeWords } from "postal-mime";

/** The label under which every byte is a character of its own, and can be had back. */
export const byteCharset = "x-user-defined";

/** Bytes as the parser reads them under a label; the label is free of white space and question marks. */
export function decodeBytes(label: string, bytes: Uint8Array): string {
  return decodeWords(`=?${label}?B?${Buffer.from(bytes).toString("base64")}?=`);
}

const highBytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
const fallback = decodeBytes("windows-1252", highBytes);
const namesOfFallback =
  /^(?:windows-?1252|cp-?1252|x-cp1252|ms-?1252|(?:us-)?ascii|ansi_x3\.4-1968|iso[-_]?8859-?1(?::1987)?|iso-ir-100|latin-?1|l1|cp819|ibm819|csisolatin1)$/iu;
const known = new Map<string, boolean>();

/**
 * Whether the parser can read a charset. It reads unknown ones as windows-1252 without a word,
 * so the question is put to the parser itself: a label that gives windows-1252 without being one is unknown.
 */
export function isKnownCharset(label: string): boolean {
  const key = label.trim().toLowerCase();
  if (key === "" || namesOfFallback.test(key)) return key !== "";
  if (!/^[\w.:+-]{1,40}$/u.test(key)) return false;
  const found = known.get(key);
  if (found !== undefined) return found;
  const answer = decodeBytes(key, highBytes) !== fallback;
  // Senders make labels up; the memory stays small.
  if (known.size < 200) known.set(key, answer);
  return answer;
}

/** The bytes behind text that was decoded as `byteCharset`; other characters are left out. */
export function bytesBehind(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes[size++] = unit;
    else if (unit >= 0xf780 && unit <= 0xf7ff) bytes[size++] = unit - 0xf700;
  }
  return bytes.subarray(0, size);
}

// What ISO-2022-JP begins its signs with; no other charset leaves an escape in a text.
const jisEscape = /\u001b\$[@B]/u;
// The signs that running text and names are full of, per script; wrong decodings yield rare ones.
const usualSigns =
  /[的一是不在我有人这个们中来上为和地到以说时要就出会可也你对生能而那得于着下自之年过发后作里用道所然家事请您好信息删除个账户本数据查阅更正同意谢王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁宋唐许邓伟芳娜敏静丽强军洋勇艳杰，。、：；？！“”（）　這來個們為說時會對後發過請刪資訊帳號數據ぁ-んァ-ヶー가-힣]/gu;
const multiByte = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"] as const;
const cyrillic = ["windows-1251", "koi8-r"] as const;
// Fewer bytes of a Chinese name may look like a Russian word.
const shortestRussian = 8;
const longestSample = 64 * 1024;

function countOf(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0;
}

/** How much of the text beyond ASCII is usual writing, 0 to 1; 0 where bytes did not decode at all. */
function plausibility(text: string): number {
  const beyond = countOf(text, /\P{ASCII}/gu);
  if (beyond === 0) return 0;
  const broken = countOf(text, /[\uFFFD\uE000-\uF8FF\u0080-\u009F]/gu);
  // Half-width katakana are what other multi-byte texts turn into when read as Shift_JIS.
  const unusual = countOf(text, /[\uFF61-\uFF9F]/gu);
  return broken > beyond / 50
    ? 0
    : Math.max(0, (countOf(text, usualSigns) - unusual) / beyond);
}

/** Western text is ASCII with some accented letters among it, and the few signs that typewriters lack. */
function isWestern(text: string): boolean {
  const letters = countOf(text, /\p{L}/gu);
  const beyond = countOf(text, /\P{ASCII}/gu);
  const fitting = countOf(
    text,
    /(?!\p{ASCII})[\p{Script=Latin}\u00a0-\u00bf‘’“”„–—…€•]/gu,
  );
  return beyond <= letters * 0.4 && fitting >= beyond * 0.9;
}

/** Russian is mostly small letters; in the wrong Cyrillic charset they are capitals. */
function isRussian(text: string): boolean {
  const beyond = countOf(text, /\P{ASCII}/gu);
  return (
    beyond >= shortestRussian &&
    beyond >= countOf(text, /\p{L}/gu) * 0.5 &&
    countOf(text, /[а-яё]/gu) >= beyond * 0.75
  );
}

/**
 * The charset that bytes are most likely written in: UTF-8 when they are valid UTF-8, ISO-2022-JP by its
 * escapes, else the charset that gives the most ordinary text; null when none fits.
 */
export function detectCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, longestSample);
  const latin = Buffer.from(sample).toString("latin1");
  if (jisEscape.test(latin)) return "iso-2022-jp";
  if (!/\P{ASCII}/u.test(latin)) return "us-ascii";
  // The sample may end in the middle of a character.
  const read = (charset: string) =>
    new TextDecoder(charset).decode(sample, { stream: true });
  if (!read("utf-8").includes("\uFFFD")) return "utf-8";
  const detected = cyrillic.find((charset) => isRussian(read(charset)));
  if (detected !== undefined) return detected;
  let best: { charset: string; score: number } | null = null;
  for (const charset of multiByte) {
    const score = plausibility(read(charset));
    if (score > (best?.score ?? 0.12)) best = { charset, score };
  }
  if (best !== null) return best.charset;
  return isWestern(read("windows-1252")) ? "windows-1252" : null;
}

// What UTF-8 looks like when it was read as windows-1252 (Ã©, â€™) or as GBK (锛, 鐨, 銆).
const misread = /[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[锛鐨銆]/u;

/** Whether decoded text looks as if it had been read in the wrong charset. */
export function looksMisread(text: string): boolean {
  return text.includes("\uFFFD") || misread.test(text) || jisEscape.test(text);
}
