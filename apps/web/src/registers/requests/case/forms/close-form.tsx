import { caseInput } from "@kept/domain/casework/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** The end of a case, after a look at what it means. */
export function CloseForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const act = useActForm({
    draft: null,
    schema: caseInput,
    defaultValues: { caseId: view.frame.id, version: view.frame.version },
    send: (requests, input, options) => requests.close.mutate(input, options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("forms.close.title")}
      lead={t("forms.close.lead")}
      save={t("forms.close.save")}
      focus="title"
      onClose={onClose}
    >
      {null}
    </ActForm>
  );
}
