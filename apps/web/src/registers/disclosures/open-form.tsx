import { Button } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { z } from "zod";
import { transferForms } from "@kept/domain/registers/disclosures/transfers";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import {
  authorityClasses,
  demandChannels,
  disclosureKinds,
} from "@kept/domain/registers/disclosures/kinds";
import { openDisclosureInput } from "@kept/domain/registers/disclosures/schema";
import type { Text } from "@kept/domain/text";
import { applyFailure } from "../../api/apply-failure.ts";
import { freshKey, useTRPCClient } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { DraftMark } from "../../casework/drafts/draft-mark.tsx";
import { DraftNote } from "../../casework/drafts/draft-note.tsx";
import { slotOf } from "../../casework/drafts/draft-slot.ts";
import { useFormDraft } from "../../casework/drafts/use-form-draft.ts";
import { useCaseAct } from "../../casework/forms/use-case-act.ts";
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
import { countOf } from "./case/correct-forms.ts";
import {
  agencyField,
  useAgencies,
  withoutAgency,
} from "./case/use-agencies.ts";
import { useDisclosureDesk } from "./case/use-disclosure-act.ts";
import { useFills } from "./case/use-fills.ts";
import { PersonsFields } from "./persons/persons-fields.tsx";
import { blankPerson, withPersons } from "./persons/persons-schema.ts";

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

const typedInput = withPersons(
  z.preprocess(
    (values: Readonly<Record<string, unknown>>) => ({
      ...withoutAgency(values),
      scopeCount: countOf(values["scopeCount"]),
    }),
    openDisclosureInput,
  ),
);

function OpenForm(): ReactNode {
  const { t } = useTranslation("disclosures");
  const { t: words } = useTranslation("drafts");
  const text = useText();
  const language = useLanguage();
  const dates = useDates();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const client = useTRPCClient();
  const { permissions } = useMe();
  const choices = (labels: Readonly<Record<string, Text>>) =>
    Object.entries(labels).map(([value, label]) => ({
      value,
      label: text(label),
    }));
  const form = useZodForm<Values, Values>({
    // The words are checked by the schema of the procedure once blank lines are left out.
    schema: typedInput,
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
      persons: [structuredClone(blankPerson)],
      scopeWords: null,
      scopeCount: null,
      language,
      isSealed: false,
    },
  });
  const { state } = useLocation() as { readonly state: unknown };
  const [search] = useSearchParams();
  const [slot] = useState(() => slotOf(search) ?? freshKey());
  const draft = useFormDraft({
    form,
    place: { register: "disclosures", record: `new-${slot}`, form: "open" },
    caseVersion: null,
  });
  const hasWords = draft.standing.state !== "empty";
  const isNamed = slotOf(search) === slot;
  // Going back to this address finds the words that were begun.
  useEffect(() => {
    if (hasWords && !isNamed)
      void navigate(`${paths.newDisclosure}?draft=${slot}`, {
        replace: true,
        state,
      });
  }, [hasWords, isNamed, navigate, slot, state]);
  const open = useCaseAct(
    useDisclosureDesk(),
    (input: Wanted, options) => client.disclosures.open.mutate(input, options),
    draft.keeper.hold,
  );
  const kind = form.watch("kind");
  const agencies = useAgencies(form.watch("isSealed") === true);
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
    ...agencyField(agencies, agencies.asWhoAsks),
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
  ];
  useFills(form, fields);
  const about: readonly FieldSpec[] = [
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
              .then(({ reference }) => {
                draft.keeper.close();
                void navigate(paths.disclosure(reference));
              })
              .catch((error: unknown) => {
                draft.keeper.release();
                applyFailure({
                  form,
                  error,
                  language,
                  otherwise: failureText(error),
                });
              });
          }}
        >
          <DraftNote draft={draft} />
          <ActFields control={form.control} fields={fields} />
          <PersonsFields control={form.control} />
          <ActFields control={form.control} fields={about} />
          <FormActs>
            <PrimaryAct
              type="submit"
              label={t("new.save")}
              busy={open.isPending}
            />
            <Button
              variant="subtle"
              onClick={() => {
                if (hasWords) draft.discard();
                void navigate(paths.disclosures);
              }}
            >
              {hasWords ? words("discard") : t("new.cancel")}
            </Button>
            <DraftMark standing={draft.standing} />
          </FormActs>
        </Form>
      </div>
    </Page>
  );
}
