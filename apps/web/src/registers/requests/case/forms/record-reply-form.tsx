import { recordReplyInput } from "@kept/domain/registers/requests/schema";
import { intakeChannels } from "@kept/domain/registers/requests/types";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../../ui/form/choice-fields.tsx";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { TextAreaField } from "../../../../ui/form/text-fields.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** A reply that was no letter of the case. */
export function RecordReplyForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const act = useActForm({
    draft: "recordReply",
    schema: recordReplyInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      repliedAt: `${dates.now.slice(0, 16)}Z`,
      channel: "phone",
      text: "",
    },
    send: (requests, input, options) =>
      requests.recordReply.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={t("forms.recordReply.title")}
      lead={t("forms.recordReply.lead")}
      save={t("forms.recordReply.save")}
      focus="title"
      onClose={onClose}
    >
      <MomentField
        control={control}
        name="repliedAt"
        label={t("forms.recordReply.at")}
      />
      <SelectField
        control={control}
        name="channel"
        label={t("forms.recordReply.channel")}
        choices={Object.entries(intakeChannels).map(([value, label]) => ({
          value,
          label: text(label),
        }))}
        width={280}
      />
      <TextAreaField
        control={control}
        name="text"
        label={t("forms.recordReply.text")}
      />
    </ActForm>
  );
}
