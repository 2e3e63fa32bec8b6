import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { z } from "zod";
import { numberSources } from "@kept/domain/registers/disclosures/authority";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import { authorityClasses } from "@kept/domain/registers/disclosures/kinds";
import { addAgencyInput } from "@kept/domain/registers/disclosures/schema";
import { useTRPC } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import {
  agencyDraft,
  agencyRecord,
} from "../../casework/drafts/draft-forms.ts";
import { ActForm } from "../../casework/forms/act-form.tsx";
import { openedBefore } from "../../casework/open-memory.ts";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import cardTable from "../../ui/card-table.module.css";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { Run } from "../../ui/run.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { ActFields, type Values } from "./case/act-fields.tsx";
import classes from "./case/case.module.css";
import { choicesOf } from "./case/form-seat.ts";
import { useDisclosureForm } from "./case/use-disclosure-act.ts";

/** The directory of agencies: numbers that were found without the demand, and how often each was met. */
export function AgenciesPage(): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  const [isAdding, setAdding] = useState(() => openedBefore() === agencyDraft);
  if (!permissions.includes("disclosures.view"))
    return (
      <Page title={t("agencies.title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  const mayAdd = permissions.includes("disclosures.work") && !isAdding;
  return (
    <Page
      title={t("agencies.title")}
      lead={t("agencies.lead")}
      end={
        <div className={classes["row"]}>
          <Link to={paths.disclosures}>{t("register.toCases")}</Link>
          {mayAdd ? (
            <Button
              onClick={() => {
                setAdding(true);
              }}
            >
              {t("agencies.add")}
            </Button>
          ) : null}
        </div>
      }
    >
      {isAdding ? (
        <AddAgency
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
      <Directory />
    </Page>
  );
}

function AddAgency({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const act = useDisclosureForm<Values, Values, unknown>({
    draft: { record: agencyRecord, form: agencyDraft },
    schema: addAgencyInput,
    defaultValues: {
      name: "",
      country: "CN",
      authorityClass: "lawEnforcement",
      phone: "",
      address: null,
      source: "officialSite",
    },
    send: (client, input, options) =>
      client.addAgency.mutate(
        input as unknown as z.output<typeof addAgencyInput>,
        options,
      ),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("agencies.add")}
      lead={t("agencies.addLead")}
      save={t("agencies.save")}
      onClose={onClose}
    >
      <ActFields
        control={act.form.control}
        fields={[
          { name: "name", kind: "line" },
          {
            name: "authorityClass",
            kind: "choice",
            choices: choicesOf(authorityClasses, text),
          },
          {
            name: "country",
            kind: "choice",
            choices: choicesOf(countries, text),
          },
          { name: "phone", kind: "line" },
          { name: "address", kind: "line", optional: true },
          {
            name: "source",
            kind: "choice",
            choices: choicesOf(numberSources, text),
          },
        ]}
      />
    </ActForm>
  );
}

function Directory(): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const trpc = useTRPC();
  const agencies = useQuery(trpc.disclosures.agencies.queryOptions());
  if (agencies.isError)
    return (
      <FailureView
        error={agencies.error}
        onRetry={() => void agencies.refetch()}
      />
    );
  if (agencies.data === undefined) return <LoadingRows rows={6} height={40} />;
  if (agencies.data.length === 0)
    return <EmptyState>{t("agencies.empty")}</EmptyState>;
  return (
    <table
      aria-label={t("agencies.title")}
      className={`${classes["table"]} ${cardTable["cards"]}`}
    >
      <thead>
        <tr>
          <th scope="col">{t("agencies.name")}</th>
          <th scope="col">{t("field.authorityClass")}</th>
          <th scope="col">{t("field.country")}</th>
          <th scope="col">{t("agencies.number")}</th>
          <th scope="col">{t("agencies.checked")}</th>
          <th scope="col">{t("agencies.met")}</th>
        </tr>
      </thead>
      <tbody>
        {agencies.data.map((agency) => (
          <tr key={agency.id}>
            <td>
              <strong>
                <Run>{agency.name}</Run>
              </strong>
              {agency.address === null ? null : (
                <div className={classes["quiet"]}>{agency.address}</div>
              )}
            </td>
            <td data-label={t("field.authorityClass")}>
              {text(authorityClasses[agency.authorityClass])}
            </td>
            <td data-label={t("field.country")}>
              {text(countries[agency.country])}
            </td>
            <td data-label={t("agencies.number")}>
              {agency.phone}
              <div className={classes["quiet"]}>
                {text(numberSources[agency.source])}
              </div>
            </td>
            <td data-label={t("agencies.checked")}>
              {dates.moment(agency.checkedAt)}
              <div className={classes["quiet"]}>
                {agency.checkedBy === null ? "" : nameOf(agency.checkedBy)}
              </div>
            </td>
            <td data-label={t("agencies.met")}>
              {agency.lastMetAt === null
                ? t("agencies.never")
                : t("agencies.times", {
                    count: agency.cases,
                    moment: dates.moment(agency.lastMetAt),
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
