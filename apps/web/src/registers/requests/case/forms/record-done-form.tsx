import { requestActs } from "@kept/domain/registers/requests/clocks";
import { recordDoneInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RadioField } from "../../../../ui/form/choice-fields.tsx";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** Something done in a system: an opt-out, an isolation, an erasure. Only what is owed is offered. */
export function RecordDoneForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const owed = view.recordable;
  const act = useActForm({
    draft: "recordDone",
    schema: recordDoneInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      ...(owed[0] === undefined ? {} : { act: owed[0] }),
      doneAt: `${dates.now.slice(0, 16)}Z`,
    },
    send: (requests, input, options) =>
      requests.recordDone.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={t("forms.recordDone.title")}
      lead={t("forms.recordDone.lead")}
      save={t("forms.recordDone.save")}
      focus="title"
      onClose={onClose}
    >
      <RadioField
        control={control}
        name="act"
        label={t("forms.recordDone.act")}
        choices={owed.map((value) => ({
          value,
          label: text(requestActs[value]),
        }))}
      />
      <MomentField
        control={control}
        name="doneAt"
        label={t("forms.recordDone.at")}
      />
    </ActForm>
  );
}
