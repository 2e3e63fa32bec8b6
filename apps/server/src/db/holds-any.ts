import { sql } from "kysely";

/** Whether a column holds one of these words, however it is written there: in capitals, in JSON, in an address. */
export function holdsAny(column: string, words: readonly string[]) {
  return sql<boolean>`exists (select 1 from json_each(${JSON.stringify(spelt(words))})
    where instr(lower(${sql.ref(column)}), json_each.value) > 0)`;
}

/** The spellings of a word, with small Latin letters as SQLite makes them, which leaves all others as they are. */
function spelt(words: readonly string[]): string[] {
  const cases = words.flatMap((word) => [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
  ]);
  const forms = cases.flatMap((word) => [
    word.normalize("NFC"),
    word.normalize("NFD"),
  ]);
  const written = forms.flatMap((word) => [
    word,
    JSON.stringify(word).slice(1, -1),
    encodeURIComponent(word),
    encodeURIComponent(word).replaceAll("%20", "+"),
  ]);
  return [...new Set(written.map(smallLatin))];
}

function smallLatin(word: string): string {
  return word.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
