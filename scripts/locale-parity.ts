import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Every piece of wording of one language, by its full key: `requests.list.title`. */
export type Wording = ReadonlyMap<string, string>;

/** Reads one language's folder of typed objects. An absent folder is an empty language. */
export async function readLocale(folder: string): Promise<Wording> {
  const wording = new Map<string, string>();
  const collect = (key: string, value: unknown): void => {
    if (typeof value === "string") wording.set(key, value);
    else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value))
        collect(`${key}.${name}`, inner);
  };
  for (const file of globSync("*.ts", { cwd: folder }).sort()) {
    const loaded: unknown = await import(
      pathToFileURL(join(folder, file)).href
    );
    for (const value of Object.values(loaded as Record<string, unknown>))
      collect(basename(file, ".ts"), value);
  }
  return wording;
}

/** The `{{names}}` a piece of wording expects to be filled in. */
function blanks(text: string): string {
  const found = Array.from(
    text.matchAll(/\{\{-?\s*([\w.]+)/g),
    ([, name]) => name ?? "",
  );
  return [...new Set(found)].sort().join(", ");
}

// Chinese has one plural form, so `x_one` of English has no partner and needs none.
const englishOnly = /_one$/;

/** Where English and Chinese do not say the same things, one finding a line. */
export function localeFindings(en: Wording, zh: Wording): string[] {
  if (en.size === 0 || zh.size === 0)
    return ["A language has no wording at all, so nothing was compared."];
  const findings: string[] = [];
  for (const [key, text] of en) {
    const translated = zh.get(key);
    if (translated === undefined) {
      if (!englishOnly.test(key)) findings.push(`${key}: missing in Chinese`);
    } else if (blanks(text) !== blanks(translated))
      findings.push(
        `${key}: English fills in [${blanks(text)}], Chinese [${blanks(translated)}]`,
      );
  }
  for (const key of zh.keys())
    if (!en.has(key)) findings.push(`${key}: missing in English`);
  for (const [language, wording] of Object.entries({
    English: en,
    Chinese: zh,
  }))
    for (const [key, text] of wording)
      if (text.trim() === "") findings.push(`${key}: empty in ${language}`);
  return findings;
}
