import {
  conditionsBeyond,
  readDaySpan,
  readWithin,
  type ListField,
  type ListQuery,
} from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api/client.ts";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";

interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Who can own a case, by the name that this screen writes. */
export function useColleagues(enabled: boolean): readonly Colleague[] {
  const trpc = useTRPC();
  const nameOf = usePersonName();
  const people = useQuery(
    trpc.people.list.queryOptions(undefined, { enabled, staleTime: 300_000 }),
  );
  return (people.data ?? [])
    .filter(({ isDisabled, role }) => !isDisabled && role !== "admin")
    .map((person) => ({ id: person.id, name: nameOf(person) }));
}

/** The words of each condition that is set, as its chip shows them. */
export function useFilterWords(
  query: ListQuery,
): readonly { readonly field: ListField; readonly value: string }[] {
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const dates = useDates();
  const fields = conditionsBeyond(requestListing, query);
  const asksPeople = fields.some(({ kind }) => kind === "person");
  const colleagues = useColleagues(asksPeople);
  const wordsOf = (field: ListField, value: string): string => {
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
  return fields.map((field) => {
    const [first, ...others] = (query.where[field.key] ?? []).map((value) =>
      wordsOf(field, value),
    );
    return {
      field,
      value:
        first === undefined
          ? t("filter.anybody")
          : others.length === 0
            ? first
            : t("filter.andMore", { first, count: others.length }),
    };
  });
}
