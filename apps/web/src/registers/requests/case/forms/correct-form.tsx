import { correctInput } from "@kept/domain/registers/requests/schema";
import { policies } from "@kept/domain/registers/requests/policies";
import type { Json } from "@kept/domain/json";
import { Checkbox } from "@mantine/core";
import { useContext, type ReactNode } from "react";
import { useWatch, type Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../../ui/form/choice-fields.tsx";
import { FieldGroup } from "../../../../ui/form/form.tsx";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { TextAreaField, TextField } from "../../../../ui/form/text-fields.tsx";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { CaseWords } from "../../../../casework/forms/conflict-dialog.tsx";
import { SaidFields } from "./said-fields.tsx";
import {
  withoutMeaningless,
  type SaidInput,
  type SaidOutput,
} from "./said-schema.ts";
import { saidValues } from "./said-values.ts";
import { useActForm } from "./use-act-form.ts";

type SaidControl = Control<SaidInput, unknown, SaidOutput>;

/**
 * Legal facts that were recorded wrongly: each says what it was as soon as something else stands there, and
 * one reason is asked.
 */
export function CorrectForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const before = { ...saidValues(view), residence: view.request.residence };
  const act = useActForm({
    draft: "correct",
    schema: correctInput,
    defaultValues: before,
    send: (requests, input: SaidOutput, options) =>
      requests.correct.mutate(withoutMeaningless(input), options),
    onDone: onClose,
  });
  const { control } = act.form;
  const now = useWatch({ control });
  const words = useContext(CaseWords);
  const was = (field: keyof SaidInput): string | null => {
    const old = before[field] as Json;
    if (words === null || JSON.stringify(now[field]) === JSON.stringify(old))
      return null;
    return old === null
      ? t("forms.correct.wasEmpty")
      : t("forms.correct.was", { value: words.value(field, old) });
  };
  return (
    <ActForm
      act={act}
      title={t("forms.correct.title")}
      lead={t("forms.correct.lead")}
      save={t("forms.correct.save")}
      focus="title"
      onClose={onClose}
    >
      <MomentField
        control={control}
        name="receivedAt"
        label={t("forms.correct.received")}
        help={
          <>
            {t("forms.correct.receivedHelp")} {was("receivedAt")}
          </>
        }
      />
      {view.request.identifiedAt === null ? null : (
        <MomentField
          control={control}
          name="identifiedAt"
          label={t("forms.classify.identifiedAt")}
          help={was("identifiedAt")}
        />
      )}
      <SelectField
        control={control}
        name="policyId"
        label={t("forms.correct.policy")}
        choices={policies.map(({ id, title }) => ({
          value: id,
          label: text(title),
        }))}
        width={320}
        help={was("policyId")}
      />
      <Partner control={control} act={act.form} />
      <SaidFields control={control} remark={was} />
      <TextAreaField
        control={control}
        name="reason"
        label={t("forms.correct.reason")}
        minRows={2}
        width={560}
      />
    </ActForm>
  );
}

/** With a partner there are two receipts, and for some policies the partner's counts. */
function Partner({
  control,
  act,
}: {
  readonly control: SaidControl;
  readonly act: {
    readonly setValue: (name: "partner", value: SaidInput["partner"]) => void;
  };
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const partner = useWatch({ control, name: "partner" });
  const receivedAt = useWatch({ control, name: "receivedAt" });
  return (
    <FieldGroup legend={t("forms.correct.partnerName")}>
      <Checkbox
        label={t("forms.correct.viaPartner")}
        checked={partner !== null}
        onChange={(event) => {
          act.setValue(
            "partner",
            event.currentTarget.checked ? { name: "", receivedAt } : null,
          );
        }}
      />
      {partner === null ? null : (
        <>
          <TextField
            control={control}
            name="partner.name"
            label={t("forms.correct.partnerName")}
            width={320}
          />
          <MomentField
            control={control}
            name="partner.receivedAt"
            label={t("forms.correct.partnerReceived")}
          />
        </>
      )}
    </FieldGroup>
  );
}
