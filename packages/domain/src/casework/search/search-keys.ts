const longestKey = 120;
const shortestStart = 4;
const longestCountryCode = 3;

/** A number or an address as it is looked up: small letters, NFKC, without what people put between digits. */
function keyOf(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().trim();
  const bare = plain.includes("@")
    ? plain.replaceAll(/\s/gu, "")
    : plain.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return bare.slice(0, longestKey);
}

/** The ways in which people write a case number: whole, without its prefix, and the last part alone. */
export function referenceKeys(reference: string): string[] {
  const parts = reference.split("-");
  const last = parts.at(-1) ?? "";
  return distinct([
    keyOf(reference),
    keyOf(parts.slice(1).join("-")),
    keyOf(last),
    keyOf(last.replace(/^0+/u, "")),
  ]);
}

/** A mail address, and what stands behind its @. */
export function addressKeys(address: string): string[] {
  const key = keyOf(address);
  const at = key.lastIndexOf("@");
  return distinct(at < 0 ? [key] : [key, key.slice(at)]);
}

/** A telephone number with its country code and without: nobody knows where a code ends. */
export function phoneKeys(phone: string): string[] {
  const key = keyOf(phone);
  if (!phone.startsWith("+")) return distinct([key, key.replace(/^0+/u, "")]);
  return distinct([
    key,
    ...Array.from({ length: longestCountryCode }, (_, code) =>
      key.slice(code + 1),
    ),
  ]);
}

/** A number that somebody else gave, such as that of a customer account. */
export function numberKeys(text: string): string[] {
  return distinct([keyOf(text)]);
}

/** What a typed word is looked up as; none when it is neither a number nor an address. */
export function keysAskedFor(typed: string): string[] {
  const plain = typed.normalize("NFKC");
  // A case number, a telephone, an address: something with a digit or an @, or written together with . _ -
  const mayBeKey =
    /^[\p{Script=Latin}\p{N}@.+_()/ -]+$/u.test(plain) &&
    /[\p{N}@]|[\p{L}][._-][\p{L}]/u.test(plain);
  if (!mayBeKey) return [];
  const key = keyOf(plain);
  // 0171 and 0086138 are numbers as they are dialled.
  const dialled = /^\+?\d+$/u.test(key) ? key.replace(/^0+/u, "") : key;
  return distinct([key, dialled]);
}

/** Whether the beginning of a key is enough to find it; a short one would find everything. */
export function isStart(asked: string): boolean {
  return asked.length >= shortestStart;
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key) => key !== "" && key !== "@"))];
}
