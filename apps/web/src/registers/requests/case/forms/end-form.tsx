import { endInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../../../ui/form/text-fields.tsx";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

interface EndFormProps extends CaseFormProps {
  readonly move: "withdraw" | "markSpam" | "reopen";
}

/** Moves that ask for nothing but a reason: withdrawn, spam, opened again. */
export function EndForm({ view, onClose, move }: EndFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const act = useActForm({
    draft: move,
    schema: endInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      reason: "",
    },
    send: (requests, input, options) => requests[move].mutate(input, options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t(`forms.${move}.title`)}
      lead={
        move === "reopen" && view.mergedInto !== null
          ? t("forms.reopen.leadMerged", {
              reference: view.mergedInto.reference,
            })
          : t(`forms.${move}.lead`)
      }
      save={t(`forms.${move}.save`)}
      onClose={onClose}
    >
      <TextAreaField
        control={act.form.control}
        name="reason"
        label={t(`forms.${move}.reason`)}
        minRows={2}
        width={560}
      />
    </ActForm>
  );
}
