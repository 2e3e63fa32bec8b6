import { registers } from "@kept/domain/registers/index";
import { policyById } from "@kept/domain/registers/requests/policies";
import { requestTypes } from "@kept/domain/registers/requests/types";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api/client.ts";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import type { ListQuery } from "./list-query.ts";

export const filterKeys = [
  "policyIds",
  "types",
  "stages",
  "ownerId",
  "due",
] as const satisfies readonly (keyof ListQuery)[];
export type FilterKey = (typeof filterKeys)[number];

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
): readonly { readonly key: FilterKey; readonly value: string }[] {
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const dates = useDates();
  const { ownerId, due } = query;
  const colleagues = useColleagues(ownerId !== null && ownerId !== "none");
  const { stages } = registers.requests.workflow;
  const words: Record<FilterKey, readonly string[]> = {
    policyIds: query.policyIds.map(
      (id) => policyById(id)?.title[language] ?? id,
    ),
    types: query.types.map((type) => requestTypes[type].label[language]),
    stages: query.stages.map((stage) => stages[stage].label[language]),
    ownerId:
      ownerId === null
        ? []
        : ownerId === "none"
          ? [t("filter.nobody")]
          : [
              colleagues.find(({ id }) => id === ownerId)?.name ??
                t("filter.someone"),
            ],
    due:
      due === null
        ? []
        : [
            typeof due === "string"
              ? t(`group.${due}`)
              : due.from === due.until
                ? dates.day(due.from)
                : t("filter.days", {
                    from: dates.day(due.from),
                    until: dates.day(due.until),
                  }),
          ],
  };
  return filterKeys.flatMap((key) => {
    const [first, ...others] = words[key];
    if (first === undefined) return [];
    return [
      {
        key,
        value:
          others.length === 0
            ? first
            : t("filter.andMore", { first, count: others.length }),
      },
    ];
  });
}
