import { decodeWords } from "postal-mime";

/** The label under which every byte is a character of its own, and can be had back. */
export const byteCharset = "x-user-defined";

function decodeAs(label: string, bytes: Uint8Array): string {
  return decodeWords(`=?${label}?B?${Buffer.from(bytes).toString("base64")}?=`);
}

const highBytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
const fallback = decodeAs("windows-1252", highBytes);
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
  const answer = decodeAs(key, highBytes) !== fallback;
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

// The signs that running text is full of, per script; wrong decodings yield rare ones.
const usualSigns =
  /[的一是不在我有人这个们中来上为和地到以说时要就出会可也你对生能而那得于着下自之年过发后作里用道所然家事请您好信息删除个账户本数据查阅更正同意谢，。、：；？！“”（）　這來個們為說時會對後發過請刪資訊帳號數據ぁ-んァ-ヶー가-힣]/gu;
const multiByte = ["gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"] as const;
const longestSample = 64 * 1024;

/** How much of the text beyond ASCII is usual writing, 0 to 1; 0 where bytes did not decode at all. */
function plausibility(text: string): number {
  const beyond = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (beyond === 0) return 0;
  const broken = text.match(/[\uFFFD\uE000-\uF8FF\u0080-\u009F]/gu)?.length ?? 0;
  // Half-width katakana are what other multi-byte texts turn into when read as Shift_JIS.
  const unusual = text.match(/[\uFF61-\uFF9F]/gu)?.length ?? 0;
  const usual = text.match(usualSigns)?.length ?? 0;
  return broken > beyond / 50 ? 0 : Math.max(0, (usual - unusual) / beyond);
}

/**
 * The charset that bytes are most likely written in: UTF-8 when they are valid UTF-8, ISO-2022-JP by its
 * escapes, else the multi-byte charset that gives the most ordinary text; null when none fits.
 */
export function detectCharset(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, longestSample);
  const latin = Buffer.from(sample).toString("latin1");
  if (/\u001b\$[@B]|\u001b\([BJ]/u.test(latin)) return "iso-2022-jp";
  if (!/[^\p{ASCII}]/u.test(latin)) return "us-ascii";
  // The sample may end in the middle of a character.
  if (!new TextDecoder("utf-8").decode(sample, { stream: true }).includes("\uFFFD")) return "utf-8";
  let best: { charset: string; score: number } | null = null;
  for (const charset of multiByte) {
    const score = plausibility(new TextDecoder(charset).decode(sample, { stream: true }));
    if (score > (best?.score ?? 0.12)) best = { charset, score };
  }
  return best?.charset ?? null;
}

// What UTF-8 looks like when it was read as windows-1252 (Ã©, â€™) or as GBK (锛, 鐨, 銆).
const misread = /[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[锛鐨銆]/u;

/** Whether decoded text looks as if it had been read in the wrong charset. */
export function looksMisread(text: string): boolean {
  return text.includes("\uFFFD") || misread.test(text);
}
