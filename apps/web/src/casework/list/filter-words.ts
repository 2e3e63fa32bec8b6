import { readDaySpan, readWithin } from "@kept/domain/casework/listing-days";
import type { ListField } from "@kept/domain/casework/listing";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useMe } from "../../people/session.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";

interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who can have a case, by the name that this screen writes. */
export function useColleagues(isNeeded: boolean): readonly Colleague[] {
  const trpc = useTRPC();
  const me = useMe();
  const nameOf = usePersonName();
  const people = useQuery(
    trpc.people.list.queryOptions(undefined, {
      enabled: isNeeded && me.permissions.includes("people.view"),
      staleTime: 300_000,
    }),
  );
  return (people.data ?? [])
    .filter(({ isDisabled, role }) => !isDisabled && role !== "admin")
    .map((person) => ({ id: person.id, name: nameOf(person) }));
}

/** What one value of a condition is called. */
export function useValueWords(
  asksPeople: boolean,
): (field: ListField, value: string) => string {
  const { t } = useTranslation("list");
  const language = useLanguage();
  const dates = useDates();
  const colleagues = useColleagues(asksPeople);
  return (field, value) => {
    const known = field.values?.find((one) => one.value === value);
    if (known !== undefined) return known.label[language];
    if (field.kind === "person")
      return (
        colleagues.find(({ id }) => id === value)?.name ?? t("filter.someone")
      );
    if (field.kind === "flag")
      return t(value === "yes" ? "filter.yes" : "filter.no");
    const within = readWithin(value);
    if (within !== null) return t("filter.within", { count: within });
    const { from = null, until = null } = readDaySpan(value) ?? {};
    if (from !== null && until !== null)
      return from === until
        ? dates.day(from)
        : t("filter.days", { from: dates.day(from), until: dates.day(until) });
    return from !== null
      ? t("filter.from", { from: dates.day(from) })
      : t("filter.until", { until: dates.day(until ?? value) });
  };
}
