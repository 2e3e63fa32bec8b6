import { resumeInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** The person has answered, so the clock runs on. */
export function ResumeForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const dates = useDates();
  const act = useActForm({
    draft: "resume",
    schema: resumeInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      answeredAt: `${dates.now.slice(0, 16)}Z`,
    },
    send: (requests, input, options) => requests.resume.mutate(input, options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("forms.resume.title")}
      lead={t("forms.resume.lead")}
      save={t("forms.resume.save")}
      focus="title"
      onClose={onClose}
    >
      <MomentField
        control={act.form.control}
        name="answeredAt"
        label={t("forms.resume.answeredAt")}
      />
    </ActForm>
  );
}
