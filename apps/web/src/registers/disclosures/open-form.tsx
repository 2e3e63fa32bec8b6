import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { z } from "zod";
import { transferForms } from "@kept/domain/registers/disclosures/facts";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import {
  authorityClasses,
  demandChannels,
  disclosureKinds,
} from "@kept/domain/registers/disclosures/kinds";
import { openDisclosureInput } from "@kept/domain/registers/disclosures/schema";
import type { Text } from "@kept/domain/text";
import { applyFailure } from "../../api/apply-failure.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { ActFields, type FieldSpec, type Values } from "./case/act-fields.tsx";
import classes from "./case/case.module.css";
import { useDisclosureAct } from "./case/use-disclosure-act.ts";

type Wanted = z.output<typeof openDisclosureInput>;

/** Takes a demand in, or begins a disclosure of our own. One screen. */
export function OpenDisclosurePage(): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  if (!permissions.includes("disclosures.intake"))
    return (
      <Page title={t("new.title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  return <OpenForm />;
}

function wantedOf(values: Values): Values {
  const { personName, personEmail, isSealed, ...said } = values;
  const name = typeof personName === "string" ? personName.trim() : "";
  const email = typeof personEmail === "string" ? personEmail.trim() : "";
  const count = said["scopeCount"];
  return {
    ...said,
    scopeCount:
      typeof count === "string" && /^\d+$/.test(count) ? Number(count) : null,
    isSealed: isSealed === true,
    persons:
      name === "" && email === ""
        ? []
        : [
            {
              name: name === "" ? null : name,
              identifiers:
                email === ""
                  ? [{ kind: "name", value: name }]
                  : [{ kind: "email", value: email }],
            },
          ],
  };
}

const typedInput = z.preprocess(
  (values) => wantedOf(values as Values),
  openDisclosureInput,
);

function OpenForm(): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const dates = useDates();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const { permissions } = useMe();
  const choices = (labels: Readonly<Record<string, Text>>) =>
    Object.entries(labels).map(([value, label]) => ({
      value,
      label: text(label),
    }));
  const form = useZodForm<Values, Values>({
    // The words are checked by the schema of the procedure once the person stands in their place.
    schema: typedInput as unknown as z.ZodType<Values, Values>,
    defaultValues: {
      kind: "authorityDemand",
      form: null,
      channel: "courier",
      receivedAt: `${dates.now.slice(0, 16)}Z`,
      body: "",
      authorityClass: "lawEnforcement",
      country: "CN",
      officer: null,
      contactPhone: null,
      contactAddress: null,
      asked: "",
      purpose: null,
      respondBy: null,
      dataPlaces: ["CN"],
      personName: null,
      personEmail: null,
      scopeWords: null,
      scopeCount: null,
      language,
      isSealed: false,
    },
  });
  const open = useDisclosureAct<Wanted>((client, input, options) =>
    client.open.mutate(input, options),
  );
  const kind = form.watch("kind");
  const fields: readonly FieldSpec[] = [
    {
      name: "kind",
      kind: "choice",
      choices: Object.entries(disclosureKinds).map(([value, { label }]) => ({
        value,
        label: text(label),
      })),
    },
    ...(kind === "businessTransfer"
      ? [
          {
            name: "form",
            kind: "choice",
            choices: choices(transferForms),
          } as const,
        ]
      : []),
    { name: "body", kind: "line" },
    {
      name: "authorityClass",
      kind: "choice",
      choices: choices(authorityClasses),
    },
    { name: "country", kind: "choice", choices: choices(countries) },
    { name: "officer", kind: "line", optional: true },
    { name: "channel", kind: "choice", choices: choices(demandChannels) },
    { name: "receivedAt", kind: "moment" },
    { name: "asked", kind: "words" },
    { name: "purpose", kind: "words", optional: true },
    { name: "respondBy", kind: "day", optional: true },
    { name: "contactPhone", kind: "line", optional: true },
    { name: "contactAddress", kind: "line", optional: true },
    { name: "dataPlaces", kind: "many", choices: choices(countries) },
    { name: "personName", kind: "line", optional: true },
    { name: "personEmail", kind: "line", optional: true },
    { name: "scopeWords", kind: "words", optional: true },
    { name: "scopeCount", kind: "line", optional: true },
    ...(permissions.includes("cases.seal")
      ? [{ name: "isSealed", kind: "flag" } as const]
      : []),
  ];
  return (
    <Page title={t("new.title")} lead={t("new.lead")}>
      <div className={classes["panel"]}>
        <Form
          form={form}
          label={t("new.title")}
          save={t("new.save")}
          onSubmit={async (values) => {
            await open
              .mutateAsync(values as unknown as Wanted)
              .then((opened) => {
                const { reference } = opened as { reference: string };
                void navigate(paths.disclosure(reference));
              })
              .catch((error: unknown) => {
                applyFailure({
                  form,
                  error,
                  language,
                  otherwise: failureText(error),
                });
              });
          }}
        >
          <ActFields control={form.control} fields={fields} />
          <FormActs>
            <PrimaryAct
              type="submit"
              label={t("new.save")}
              busy={open.isPending}
            />
            <Button
              variant="subtle"
              onClick={() => void navigate(paths.disclosures)}
            >
              {t("new.cancel")}
            </Button>
          </FormActs>
        </Form>
      </div>
    </Page>
  );
}
