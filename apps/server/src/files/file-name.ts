import {
  codePointCount,
  cutToCodePoints,
} from "@kept/domain/casework/text-rules";

const longestName = 120;
const longestEnding = 12;
const longestOriginal = 500;
// Of a longer name only both ends are looked at.
const longestRaw = 1_000;

// Path parts, drives and what Windows, shells or headers would read as something else than a name.
const unsafe = /[<>:"|?*\u0000-\u001f\u007f-\u009f]/gu;
const invisible = /[\p{Cs}\p{Bidi_Control}\u2028\u2029\ufeff\ufffe\uffff]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * A name that may stand on a screen, in a header and on any disk: the last path part, without controls,
 * bidi marks and reserved words, at most 120 code points with its ending kept.
 */
export function cleanFileName(raw: string | null): string {
  const part = (raw ?? "").split(/[/\\]/u).at(-1) ?? "";
  const last =
    part.length > longestRaw
      ? part.slice(0, longestRaw) + part.slice(-longestEnding)
      : part;
  const plain = last
    .replaceAll(invisible, "")
    .normalize("NFC")
    .replaceAll(unsafe, "_")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/^[. ]+|[. ]+$/gu, "");
  const name =
    plain === "" ? "unnamed" : reserved.test(plain) ? `_${plain}` : plain;
  if (codePointCount(name) <= longestName) return name;
  const dot = name.lastIndexOf(".");
  const ending =
    dot > 0 && name.length - dot <= longestEnding ? name.slice(dot) : "";
  return `${cutToCodePoints(name, longestName - codePointCount(ending))}${ending}`;
}

/** The name as the sender wrote it, with every invisible character written out as `\u202e`. */
export function escapedFileName(raw: string): string {
  const escaped = raw
    .replaceAll("\\", "\\\\")
    .replaceAll(
      /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\ufeff\ufffe\uffff]/gu,
      (character) =>
        String.raw`\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
    );
  return cutToCodePoints(escaped, longestOriginal);
}

/** Names of one mail, each different: the second `a.pdf` becomes `a (2).pdf`. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf(".");
    const [stem, ending] =
      dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
    let candidate = name;
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
      candidate = `${stem} (${String(count)})${ending}`;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
