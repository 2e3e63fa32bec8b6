import { jurisdictions } from "@kept/domain/registers/requests/jurisdictions";
import { requestTypes } from "@kept/domain/registers/requests/types";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import {
  CheckboxesField,
  CheckboxField,
  RadioField,
  SelectField,
} from "../../../ui/form/choice-fields.tsx";
import { FieldRow } from "../../../ui/form/field-row.tsx";
import { FieldGroup } from "../../../ui/form/form.tsx";
import { TextAreaField, TextField } from "../../../ui/form/text-fields.tsx";
import { useMe } from "../../../people/session.tsx";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import { lawsOfPlace } from "../case/forms/laws-of-place.ts";
import { KnownCases } from "./known-cases.tsx";
import { GroundNote } from "./ground-note.tsx";
import { helpFor, type OpenFieldsProps } from "./help-for.tsx";
import { ReceiptFields } from "./receipt-fields.tsx";

/** Everything a new request is asked for; what is not known yet can be left out. */
export function OpenFields(props: OpenFieldsProps): ReactNode {
  const { t } = useTranslation("intake");
  return (
    <>
      <FieldGroup legend={t("form.receipt")}>
        <ReceiptFields {...props} />
      </FieldGroup>
      <FieldGroup legend={t("form.person")}>
        <PersonFields {...props} />
      </FieldGroup>
      <FieldGroup legend={t("form.matter")}>
        <MatterFields {...props} />
        <SealField {...props} />
      </FieldGroup>
    </>
  );
}

function PersonFields(props: OpenFieldsProps): ReactNode {
  const { control } = props.form;
  const { t } = useTranslation("intake");
  return (
    <>
      <FieldRow>
        <TextField
          control={control}
          name="personName"
          label={t("form.name")}
          width={312}
          {...helpFor(props, "personName")}
        />
        <TextField
          control={control}
          name="personAddress"
          label={t("form.email")}
          type="email"
          inputMode="email"
          optional
          width={312}
          {...helpFor(props, "personAddress")}
        />
      </FieldRow>
      <KnownCases form={props.form} />
      <FieldRow>
        <TextField
          control={control}
          name="personPhone"
          label={t("form.phone")}
          type="tel"
          inputMode="tel"
          optional
          width={312}
          {...helpFor(props, "personPhone")}
        />
        <TextField
          control={control}
          name="accountRef"
          label={t("form.account")}
          optional
          width={312}
          {...helpFor(props, "accountRef")}
        />
      </FieldRow>
      <FieldRow>
        <ResidenceField {...props} />
        <RadioField
          control={control}
          name="language"
          label={t("form.language")}
          inline
          width={312}
          choices={[
            { value: "en", label: t("form.languages.en") },
            { value: "zh", label: t("form.languages.zh") },
          ]}
          {...helpFor(props, "language")}
        />
      </FieldRow>
    </>
  );
}

function ResidenceField(props: OpenFieldsProps): ReactNode {
  const { control } = props.form;
  const { t } = useTranslation("intake");
  const language = useLanguage();
  const residence = useWatch({ control, name: "residence" });
  const policyId = useWatch({ control, name: "policyId" });
  const laws = lawsOfPlace(residence, policyId)
    .map((title) => title[language])
    .join(t("form.and"));
  const brings =
    laws !== ""
      ? t("form.brings", { laws })
      : t(residence === null ? "form.bringsUnknown" : "form.bringsNone");
  const ground = props.groundOf("residence");
  return (
    <SelectField
      control={control}
      name="residence"
      label={t("form.residence")}
      optional
      searchable
      choices={jurisdictions.map(({ residence: value, name }) => ({
        value,
        label: t("form.place", { name: name[language], code: value }),
      }))}
      width={312}
      help={
        <>
          {ground === undefined ? null : (
            <>
              <GroundNote ground={ground} />{" "}
            </>
          )}
          {brings}
        </>
      }
    />
  );
}

/** Whoever may seal a case may open one that nobody else ever sees. */
function SealField({ form }: OpenFieldsProps): ReactNode {
  const { t } = useTranslation("context");
  const { permissions } = useMe();
  return permissions.includes("cases.seal") ? (
    <CheckboxField
      control={form.control}
      name="isSealed"
      label={t("seal.atOpening")}
      help={t("seal.atOpeningHelp")}
    />
  ) : null;
}

function MatterFields(props: OpenFieldsProps): ReactNode {
  const { control } = props.form;
  const { t } = useTranslation("intake");
  const text = useText();
  const mailId = useWatch({ control, name: "mailId" });
  return (
    <>
      <CheckboxesField
        control={control}
        name="types"
        label={t("form.types")}
        columns={3}
        width={640}
        choices={Object.entries(requestTypes).map(([value, { label }]) => ({
          value,
          label: text(label),
        }))}
        {...helpFor(props, "types", t("form.typesHelp"))}
      />
      {mailId === null ? (
        <TextAreaField
          control={control}
          name="text"
          label={t("form.text")}
          help={t("form.textHelp")}
          minRows={5}
          width={640}
        />
      ) : (
        <p>{t("form.textOfMail")}</p>
      )}
    </>
  );
}
