import { useQuery } from "@tanstack/react-query";
import { may, type Permission } from "@kept/domain/access/permissions";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { useMe } from "../../people/session.tsx";
import type { Choice } from "../../ui/form/choice-fields.tsx";
import { usePersonName } from "../../ui/use-person-name.ts";

/** Everybody who is here and whose role allows it, as choices of a field; I come first. */
export function useColleagues(permission: Permission): readonly Choice[] {
  const { t } = useTranslation("caseForms");
  const trpc = useTRPC();
  const me = useMe();
  const nameOf = usePersonName();
  const { data = [] } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  return data
    .filter((person) => !person.isDisabled && may(person, permission))
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
    .map((person) => ({
      value: person.id,
      label:
        person.id === me.id
          ? t("assign.me", { name: nameOf(person) })
          : nameOf(person),
    }));
}
