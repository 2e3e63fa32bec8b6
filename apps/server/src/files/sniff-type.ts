import { doesSomething, type Inside } from "@kept/domain/casework/file-insides";
import { fileTypeFromBuffer } from "file-type";

/** How much of a file's beginning is looked at. */
export const sniffedBytes = 4_100;

/**
 * `active`: runs or fetches when opened (programs, scripts, HTML, SVG, office files with macros).
 * `passive`: known to be mere content. `unknown`: neither is certain.
 */
export type FileRisk = "active" | "passive" | "unknown";

export interface SniffedType {
  /** Type by content alone, whatever the name or the sender say; null when the bytes do not tell. */
  readonly type: string | null;
  readonly risk: FileRisk;
}

const passiveTypes = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/heic",
  "image/tiff",
  "image/bmp",
  "application/pdf",
  "text/plain",
  "audio/mpeg",
  "audio/ogg",
  "audio/wav",
  "video/mp4",
  "video/webm",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
]);

const activeType =
  /html|xml(?!formats)|svg|script|ecma|x-msdownload|x-msdos|x-dosexec|portable-executable|x-executable|x-elf|mach-binary|x-sh|java|shockwave|flash|x-ms-(?:shortcut|installer)|x-msi|vnd\.android|x-apple-diskimage|macroenabled|wasm|x-bat|x-httpd|hta|(?:debian|rpm)/iu;
const activeEnding =
  /\.(?:html?|xhtml?|mht(?:ml)?|shtml|svgz?|xml|xsl|xslt|swf|exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs?|vbe|jse?|mjs|cjs|wsf?|wsh|hta|lnk|url|jar|class|jnlp|apk|app|dmg|iso|img|sh|bash|py|pl|rb|php|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|sldm|reg|inf|scf|chm|hlp|gadget|appx|deb|rpm|wasm|htaccess|desktop|xll|one|library-ms|settingcontent-ms)$/iu;

/** Whether a declared type names something active. */
export function isActiveType(type: string): boolean {
  return activeType.test(type);
}

/** Whether a name ends like something active. */
export function isActiveName(name: string): boolean {
  return activeEnding.test(name.slice(-200).replace(/[. ]+$/u, ""));
}

/** Markup and scripts have no magic number: they are known by how they begin. */
function activeText(head: string): string | null {
  const start = head.trimStart().slice(0, 200).toLowerCase();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg\b/u.test(
      start,
    )
  )
    return "image/svg+xml";
  if (/^<\?xml\b/u.test(start)) return "application/xml";
  if (
    /^(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body|script|iframe|meta|title|base|table|div|p|a|img|form|style)\b/u.test(
      start,
    )
  ) {
    return "text/html";
  }
  if (start.startsWith("#!")) return "text/x-script";
  if (/^<\?php\b/u.test(start)) return "text/x-php";
  // A picture or a text that also carries markup: browsers of old believed the markup.
  return /<(?:script|iframe|svg|object|embed)\b/iu.test(head)
    ? "text/html"
    : null;
}

function isPlainText(head: Uint8Array): boolean {
  // The head may end in the middle of a character.
  const text = new TextDecoder("utf-8").decode(head, { stream: true });
  return !text.includes("\uFFFD") && !/(?![\t\n\f\r])\p{Cc}/u.test(text);
}

/** The type of a file by its first bytes. Never throws; bytes that make the detector fail are of unknown type. */
export async function sniffType(head: Uint8Array): Promise<SniffedType> {
  const bytes = head.subarray(0, sniffedBytes);
  const [magic] = await Promise.allSettled([fileTypeFromBuffer(bytes)]);
  const known = magic.status === "fulfilled" ? magic.value?.mime : undefined;
  // UTF-16 hides markup from the eye of a byte reader, not from a browser.
  const isWide =
    bytes[0] === 0xff
      ? bytes[1] === 0xfe
      : bytes[0] === 0xfe && bytes[1] === 0xff;
  const text = isWide
    ? new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes)
    : Buffer.from(bytes)
        .toString("latin1")
        .replace(/^\u00ef\u00bb\u00bf/u, "");
  const markup = activeText(text);
  if (known !== undefined) {
    const isActive = isActiveType(known) || markup !== null;
    return {
      type: markup !== null && known.endsWith("xml") ? markup : known,
      risk: isActive
        ? "active"
        : passiveTypes.has(known)
          ? "passive"
          : "unknown",
    };
  }
  if (markup !== null) return { type: markup, risk: "active" };
  if (isWide || isPlainText(bytes))
    return { type: "text/plain", risk: "passive" };
  return { type: null, risk: "unknown" };
}

/** The risk of a file by all that is known of it: the most dangerous word counts. */
export function riskOf(file: {
  readonly sniffed: SniffedType;
  readonly declaredType: string | null;
  readonly name: string;
  readonly insides: readonly Inside[];
}): FileRisk {
  const isActive =
    isActiveName(file.name) ||
    isActiveType(file.declaredType ?? "") ||
    doesSomething(file.insides);
  return isActive ? "active" : file.sniffed.risk;
}

/** The only types under which a file may leave the server; all else leaves as octets. */
export function isPassiveType(type: string): boolean {
  return passiveTypes.has(type);
}
