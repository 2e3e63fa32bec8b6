import { cleanFileName } from "./file-name.ts";
import { isActiveName, isPassiveType } from "./sniff-type.ts";

/** RFC 8187: attr-char stays, all else is percent-encoded UTF-8. */
function extendedValue(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** For readers of the plain parameter: ASCII, and nothing that could end the quotes or be decoded again. */
function plainValue(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\%;]/gu, "_");
}

/**
 * Headers for handing out a stored file: always a download, never shown inside our pages (T33).
 * `type` is the sniffed one; whatever is not known to be harmless leaves as octets.
 */
export function attachmentHeaders(
  name: string,
  type: string | null,
): Record<string, string> {
  const clean = cleanFileName(name);
  const mayKeepType =
    type !== null && isPassiveType(type) && !isActiveName(clean);
  return {
    "Content-Type": mayKeepType ? type : "application/octet-stream",
    // RFC 6266: filename* wins where it is understood.
    "Content-Disposition": `attachment; filename="${plainValue(clean)}"; filename*=UTF-8''${extendedValue(clean)}`,
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
  };
}
