import { addNoteInput } from "@kept/domain/casework/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MentionField } from "../../../../casework/context/mention-field.tsx";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

/** A word for colleagues. */
export function NoteForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const act = useActForm({
    draft: "note",
    schema: addNoteInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      text: "",
    },
    send: (requests, input, options) => requests.addNote.mutate(input, options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("forms.note.title")}
      save={t("forms.note.save")}
      onClose={onClose}
    >
      <MentionField
        caseId={view.frame.id}
        control={act.form.control}
        name="text"
        label={t("forms.note.text")}
        help={t("forms.note.help")}
      />
    </ActForm>
  );
}
