import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../../api/client.ts";
import { useDates } from "../../../../ui/use-dates.ts";
import { useLanguage } from "../../../../ui/use-language.ts";
import type { FieldContext } from "./field-words.ts";

/** What words for fields and their values are made from: language, dates, names of colleagues, the case. */
export function useFieldContext(view: FieldContext["view"]): FieldContext {
  const { t } = useTranslation("requestCase");
  const language = useLanguage();
  const dates = useDates();
  const trpc = useTRPC();
  const { data: people } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  return useMemo(() => {
    const teams = (people ?? []).flatMap(({ team }) =>
      team === null ? [] : [team],
    );
    return {
      t,
      language,
      dates,
      view,
      person: (id) => {
        const found = people?.find((one) => one.id === id);
        if (found === undefined) return null;
        return language === "zh" ? (found.nameZh ?? found.name) : found.name;
      },
      team: (id) => teams.find((one) => one.id === id)?.name[language] ?? null,
    };
  }, [t, language, dates, view, people]);
}
