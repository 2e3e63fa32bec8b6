import { finishSearchInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../../../ui/form/text-fields.tsx";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** What the search came to. */
export function FinishSearchForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const act = useActForm({
    draft: "finishSearch",
    schema: finishSearchInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      result: "",
    },
    send: (requests, input, options) =>
      requests.finishSearch.mutate(input, options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("forms.search.title")}
      save={t("forms.search.save")}
      onClose={onClose}
    >
      <TextAreaField
        control={act.form.control}
        name="result"
        label={t("forms.search.result")}
        help={t("forms.search.resultHelp")}
      />
    </ActForm>
  );
}
