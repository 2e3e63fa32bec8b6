/** A piece of a paragraph: words as written, a place for a variable, or a place nobody can fill. */
export type LetterRun =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "broken"; readonly text: string };

// Letters use one form of Liquid only: the output of a plain variable. Tags, filters and property paths
// are refused here, so a paragraph can be shown as words and chips and can never run anything.
const variable = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;
const strayDelimiter = /\{\{|\}\}|\{%|%\}/;

/**
 * Splits a paragraph into words and variables, in reading order. Anything that looks like Liquid but is not
 * `{{ plain_name }}` comes back as `broken`, and so does the rest of its stretch of text.
 */
export function letterRuns(source: string): LetterRun[] {
  const runs: LetterRun[] = [];
  let at = 0;
  for (const match of source.matchAll(variable)) {
    const before = source.slice(at, match.index);
    at = match.index + match[0].length;
    // A third brace would belong to the delimiter in Liquid, so it must not pass as text.
    const crowded = before.endsWith("{") || source.startsWith("}", at);
    if (before !== "") runs.push(textRun(before));
    runs.push(
      crowded
        ? { kind: "broken", text: match[0] }
        : { kind: "variable", name: match[1] ?? "" },
    );
  }
  if (at < source.length) runs.push(textRun(source.slice(at)));
  return runs;
}

function textRun(text: string): LetterRun {
  return { kind: strayDelimiter.test(text) ? "broken" : "text", text };
}

/** Names of the variables in a text, each once, in reading order. */
export function variableNames(source: string): string[] {
  const names = letterRuns(source).flatMap((run) =>
    run.kind === "variable" ? [run.name] : [],
  );
  return [...new Set(names)];
}

/** Whether every piece of the text can be understood. */
export function isReadable(source: string): boolean {
  return letterRuns(source).every((run) => run.kind !== "broken");
}
