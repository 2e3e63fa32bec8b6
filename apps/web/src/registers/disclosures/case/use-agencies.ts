import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, type AppRouter } from "../../../api/client.ts";
import type { Choice, FieldSpec, Values } from "./act-fields.tsx";

type Agency = inferRouterOutputs<AppRouter>["disclosures"]["agencies"][number];

export interface AgencyChoices {
  readonly choices: readonly Choice[];
  /** On a sealed case: that others read the directory. */
  readonly help?: string;
  /** Name, kind and country, for a form that says who asks. */
  readonly asWhoAsks: ReadonlyMap<string, Values>;
  /** The name, for a form that says who issued a paper. */
  readonly asIssuer: ReadonlyMap<string, Values>;
  /** The number that was found without a demand, for a form that says how it was called back. */
  readonly asNumber: ReadonlyMap<string, Values>;
}

/** The directory of agencies, as forms of a case offer it. */
export function useAgencies(isSealed: boolean): AgencyChoices {
  const { t } = useTranslation("disclosures");
  const help = isSealed ? t("agencies.sealedHelp") : undefined;
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.disclosures.agencies.queryOptions(undefined, { staleTime: 300_000 }),
  );
  return useMemo(() => {
    const agencies = data ?? [];
    const by = (said: (agency: Agency) => Values) =>
      new Map(agencies.map((agency) => [agency.id, said(agency)]));
    return {
      ...(help !== undefined && { help }),
      choices: agencies.map(({ id, name, phone }) => ({
        value: id,
        label: `${name} · ${phone}`,
      })),
      asWhoAsks: by(({ name, authorityClass, country }) => ({
        body: name,
        authorityClass,
        country,
      })),
      asIssuer: by(({ name }) => ({ issuer: name })),
      asNumber: by(({ phone, source }) => ({ callBack: phone, source })),
    };
  }, [data, help]);
}

/** A choice from the directory that only fills other fields; no part of what is sent. */
export function agencyField(
  { choices, help }: AgencyChoices,
  fills: ReadonlyMap<string, Values>,
): readonly FieldSpec[] {
  return choices.length === 0
    ? []
    : [
        {
          name: "agencyId",
          kind: "choice",
          choices,
          fills,
          optional: true,
          ...(help !== undefined && { help }),
        },
      ];
}

/** The values of a form without the choice that only filled others. */
export function withoutAgency({
  agencyId: _chosen,
  ...values
}: Readonly<Record<string, unknown>>): Values {
  return values;
}
