import { sql } from "kysely";

/** Whether a column holds one of these words, however it is written there. */
export function holdsAny(column: string, words: readonly string[]) {
  return sql<boolean>`exists (select 1 from json_each(${JSON.stringify(spelt(words))})
    where instr(${sql.ref(column)}, json_each.value) > 0)`;
}

/** A word as it stands in text, in JSON and in an address. */
function spelt(words: readonly string[]): string[] {
  return [
    ...new Set(
      words.flatMap((word) => [
        word,
        JSON.stringify(word).slice(1, -1),
        encodeURIComponent(word),
        encodeURIComponent(word).replaceAll("%20", "+"),
      ]),
    ),
  ];
}
