import { domainToASCII } from "node:url";

const localPart =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;

/**
 * The one address in a text, ready for an SMTP envelope, or null. Exactly one: no names, no brackets, no
 * quoted local parts, no lists, nothing that could end a header line and begin another (T38). An
 * international domain comes back in its ASCII form; a local part outside ASCII would need SMTPUTF8 from
 * every server on the way, so it is not accepted.
 */
export function mailAddress(text: string): string | null {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  const written = text.slice(at + 1);
  if (at < 1 || local.length > 64 || !localPart.test(local)) return null;
  if (!domainLetters.test(written)) return null;
  const domain = domainToASCII(written);
  const labels = domain.split(".");
  if (labels.length < 2 || !labels.every((part) => label.test(part))) {
    return null;
  }
  // A name that is all digits at the end would be read as an IPv4 address.
  if (/^\d+$/u.test(labels.at(-1) ?? "")) return null;
  const address = `${local}@${domain}`;
  return address.length > 254 ? null : address;
}

/** A name as it may stand beside an address: one line without control or direction characters. */
export function displayName(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\uFEFF]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, 200);
}
