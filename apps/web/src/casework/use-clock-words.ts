import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOfficeTime } from "../ui/office-time.tsx";
import { useLanguage } from "../ui/use-language.ts";
import type { WordsContext } from "./clock-words.ts";

/** What the words of a clock need to know: the language and the day. */
export function useWordsContext(): WordsContext {
  const { t } = useTranslation("clock");
  const language = useLanguage();
  const { today } = useOfficeTime();
  return useMemo(() => ({ t, language, today }), [t, language, today]);
}
