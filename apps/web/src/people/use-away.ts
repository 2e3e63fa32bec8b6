import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { useDates } from "../ui/use-dates.ts";
import { usePersonName } from "../ui/use-person-name.ts";

/** Says behind somebody's name that they are away and who is asked instead; nothing where they are there. */
export function useAwayWords(): (personId: string) => string {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const dates = useDates();
  const nameOf = usePersonName();
  const absences = useQuery(
    trpc.absences.list.queryOptions(undefined, { staleTime: 60_000 }),
  );
  const people = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 60_000 }),
  );
  return (personId) => {
    const away = absences.data?.find(
      (one) => one.personId === personId && one.isNow,
    );
    if (away === undefined) return "";
    const day = dates.day(away.until);
    const standIn = people.data?.find(({ id }) => id === away.standInId);
    const words =
      standIn === undefined
        ? t("settings.awayLine", { day })
        : t("settings.awayLineStandIn", { day, name: nameOf(standIn) });
    return ` · ${words}`;
  };
}
