import { useLanguage } from "./use-language.ts";

interface Named {
  readonly name: string;
  readonly nameZh?: string | null;
}

/** A colleague's name as this screen writes it: in Chinese characters where there are some. */
export function usePersonName(): (person: Named) => string {
  const language = useLanguage();
  return ({ name, nameZh }) => (language === "zh" ? (nameZh ?? name) : name);
}
