import type { Text } from "../text.ts";

/** What the words of a macro may leave open; filled from the case when it is run. */
export const macroPlaceholders = {
  case: { en: "number of the case", zh: "案件编号" },
  title: { en: "whom or what it is about", zh: "案件名称" },
  due: { en: "next due day", zh: "下一到期日" },
  owner: { en: "owner of the case", zh: "经办人" },
  me: { en: "whoever runs it", zh: "执行人" },
  today: { en: "today", zh: "今天" },
} as const satisfies Record<string, Text>;
export type MacroPlaceholder = keyof typeof macroPlaceholders;

const open = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** The places that these words leave open. */
export function placeholdersIn(
  text: string,
): readonly { readonly name: string; readonly isKnown: boolean }[] {
  return [...text.matchAll(open)].map(([, name = ""]) => ({
    name,
    isKnown: Object.hasOwn(macroPlaceholders, name),
  }));
}

/** What stands in each place on one case; null where the case does not know. */
export type MacroValues = Readonly<Record<MacroPlaceholder, string | null>>;

/** The words with every place filled, or the first place that nothing fills. */
export function fillMacroWords(
  text: string,
  values: MacroValues,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: string } {
  const missing = placeholdersIn(text).find(
    ({ name, isKnown }) =>
      !isKnown || values[name as MacroPlaceholder] === null,
  );
  if (missing !== undefined) return { ok: false, missing: missing.name };
  return {
    ok: true,
    text: text.replaceAll(
      open,
      (_whole, name: MacroPlaceholder) => values[name] ?? "",
    ),
  };
}
