import {
  dataWillLeave,
  withMinor,
} from "@kept/domain/registers/requests/facts";
import { jurisdictions } from "@kept/domain/registers/requests/jurisdictions";
import {
  marketingChannels,
  requesterRoles,
  requestTypes,
} from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import type { ReactNode } from "react";
import { useWatch, type Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import {
  CheckboxesField,
  CheckboxField,
  RadioField,
  SelectField,
  type Choice,
} from "../../../../ui/form/choice-fields.tsx";
import { FieldGroup } from "../../../../ui/form/form.tsx";
import { TextField } from "../../../../ui/form/text-fields.tsx";
import { useLanguage, useText } from "../../../../ui/use-language.ts";
import { lawsOfPlace } from "./laws-of-place.ts";
import {
  asksForAnother,
  type SaidInput,
  type SaidOutput,
} from "./said-schema.ts";

interface SaidFieldsProps {
  readonly control: Control<SaidInput, unknown, SaidOutput>;
  /** Under a field: what was guessed and why, or what stood there before. */
  readonly remark: (field: keyof SaidInput) => ReactNode;
}

/** Who writes and what about, as triage says it and as it is corrected later. */
export function SaidFields({ control, remark }: SaidFieldsProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const choicesOf = useChoices();
  const types = useWatch({ control, name: "types" });
  const role = useWatch({ control, name: "requesterRole" });
  const isMinor = useWatch({ control, name: "isMinor" });
  const asked = withMinor({ types, isMinor }).types;
  const field = (name: keyof SaidInput) => {
    const help = remark(name);
    return help === null || help === undefined ? {} : { help };
  };
  return (
    <>
      <FieldGroup legend={t("forms.classify.what")}>
        <CheckboxesField
          control={control}
          name="types"
          label={t("forms.classify.types")}
          choices={choicesOf(
            Object.entries(requestTypes).map(([value, { label }]) => ({
              value,
              label,
            })),
          )}
          columns={3}
          width={640}
          {...field("types")}
        />
        {dataWillLeave({ types: asked }) ? (
          <p>{t("forms.classify.verifiesData")}</p>
        ) : null}
        {types.includes("marketingOptOut") ? (
          <CheckboxesField
            control={control}
            name="marketingChannels"
            label={t("forms.classify.channels")}
            choices={choicesOf(listOf(marketingChannels))}
            columns={3}
            width={640}
            {...field("marketingChannels")}
          />
        ) : null}
        <CheckboxField
          control={control}
          name="isMinor"
          label={t("forms.classify.minor")}
          help={remark("isMinor") ?? t("forms.classify.minorHelp")}
        />
        <CheckboxField
          control={control}
          name="isSignificant"
          label={t("forms.classify.significant")}
          help={remark("isSignificant") ?? t("forms.classify.significantHelp")}
        />
      </FieldGroup>
      <FieldGroup legend={t("forms.classify.who")}>
        <TextField
          control={control}
          name="personName"
          label={t("forms.classify.name")}
          width={320}
          {...field("personName")}
        />
        <TextField
          control={control}
          name="personAddress"
          label={t("forms.classify.email")}
          type="email"
          inputMode="email"
          optional
          width={320}
          help={remark("personAddress") ?? t("forms.classify.emailHelp")}
        />
        <TextField
          control={control}
          name="personPhone"
          label={t("forms.classify.phone")}
          type="tel"
          inputMode="tel"
          optional
          width={240}
          {...field("personPhone")}
        />
        <TextField
          control={control}
          name="accountRef"
          label={t("forms.classify.account")}
          optional
          width={240}
          {...field("accountRef")}
        />
        <SelectField
          control={control}
          name="requesterRole"
          label={t("forms.classify.role")}
          choices={choicesOf(listOf(requesterRoles))}
          width={320}
          {...field("requesterRole")}
        />
        {asksForAnother(role) ? (
          <TextField
            control={control}
            name="onBehalfOf"
            label={t("forms.classify.onBehalfOf")}
            optional
            width={320}
            {...field("onBehalfOf")}
          />
        ) : null}
        <Residence control={control} remark={remark} />
        <RadioField
          control={control}
          name="language"
          label={t("forms.classify.language")}
          inline
          choices={[
            { value: "en", label: t("header.language.en") },
            { value: "zh", label: t("header.language.zh") },
          ]}
          {...field("language")}
        />
      </FieldGroup>
    </>
  );
}

function Residence({ control, remark }: SaidFieldsProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const language = useLanguage();
  const choicesOf = useChoices();
  const residence = useWatch({ control, name: "residence" });
  const policyId = useWatch({ control, name: "policyId" });
  const laws = lawsOfPlace(residence, policyId)
    .map((title) => title[language])
    .join(language === "zh" ? "、" : ", ");
  const brings =
    laws !== ""
      ? t("forms.classify.brings", { laws })
      : residence === null
        ? t("forms.classify.bringsUnknown")
        : t("forms.classify.bringsNone");
  return (
    <SelectField
      control={control}
      name="residence"
      label={t("forms.classify.residence")}
      optional
      searchable
      choices={choicesOf(
        jurisdictions.map(({ residence: value, name }) => ({
          value,
          label: name,
        })),
      )}
      width={320}
      help={
        <>
          {remark("residence")}
          {brings}
        </>
      }
    />
  );
}

interface Keyed {
  readonly value: string;
  readonly label: Text;
}

function listOf(table: Readonly<Record<string, Text>>): readonly Keyed[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}

/** Words of the law as choices of a field, in the language of the screen. */
function useChoices(): (table: readonly Keyed[]) => readonly Choice[] {
  const text = useText();
  return (table) =>
    table.map(({ value, label }) => ({ value, label: text(label) }));
}
