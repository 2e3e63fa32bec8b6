/** Somebody, or everybody of a role, as a note can name them. */
export interface Mentionable {
  readonly id: string;
  /** All that they go by, in both languages. */
  readonly names: readonly string[];
}

/** A stretch of a note; `id` is of whom it names, null for plain words. */
export interface NoteRun {
  readonly text: string;
  readonly id: string | null;
}

/** A letter or digit after a Latin name makes it another name: "@Annabel" is not "@Anna". */
const continues = /^[\p{Script=Latin}\p{N}]/u;
const endsLatin = /[\p{Script=Latin}\p{N}]$/u;

/**
 * A note in runs, with "@" and the name of a colleague told from other words. The longest name counts; a
 * Chinese name needs no space after it. Names are compared as they are written.
 */
export function noteRuns(
  text: string,
  people: readonly Mentionable[],
): NoteRun[] {
  const names = people
    .flatMap(({ id, names: own }) => own.map((name) => ({ id, name })))
    .filter(({ name }) => name !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  const runs: NoteRun[] = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const found = rest.startsWith("@")
      ? names.find(({ name }) => namedBy(rest.slice(1), name))
      : undefined;
    if (found === undefined) {
      plain += text[at] ?? "";
      at += 1;
      continue;
    }
    if (plain !== "") runs.push({ text: plain, id: null });
    plain = "";
    const word = `@${found.name}`;
    runs.push({ text: word, id: found.id });
    at += word.length;
  }
  if (plain !== "") runs.push({ text: plain, id: null });
  return runs;
}

function namedBy(rest: string, name: string): boolean {
  if (!rest.startsWith(name)) return false;
  return !(endsLatin.test(name) && continues.test(rest.slice(name.length)));
}

/** Whom a note names, each once, in the order of the words. */
export function mentionedIn(
  text: string,
  people: readonly Mentionable[],
): string[] {
  const ids = noteRuns(text, people)
    .map(({ id }) => id)
    .filter((id) => id !== null);
  return [...new Set(ids)];
}

/** What is being typed after the last "@" before the cursor; null where nobody is being named. */
export function mentionBeingTyped(
  text: string,
  cursor: number,
): { readonly from: number; readonly typed: string } | null {
  const before = text.slice(0, cursor);
  const from = before.lastIndexOf("@");
  if (from < 0) return null;
  const typed = before.slice(from + 1);
  // An "@" inside an address names nobody, and a name has at most two words.
  if (/[\p{Script=Latin}\p{N}.]$/u.test(before.slice(0, from))) return null;
  return /^[\p{L}\p{M}'’-]*( [\p{L}\p{M}'’-]*)?$/u.test(typed) &&
    typed.length <= 40
    ? { from, typed }
    : null;
}
