import { assignInput } from "@kept/domain/casework/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../../ui/form/choice-fields.tsx";
import { useMe } from "../../../../people/session.tsx";
import { ActForm } from "./act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";
import { useColleagues } from "../../../../casework/use-colleagues.ts";

/** Who works on the case. Somebody who takes it themself has it filled in. */
export function AssignForm({
  view,
  onClose,
  onAssigned,
}: CaseFormProps & {
  readonly onAssigned: (ownerId: string | null) => void;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const me = useMe();
  const colleagues = useColleagues("requests.work");
  const { frame } = view;
  const act = useActForm({
    draft: null,
    schema: assignInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      ownerId: frame.owner === null ? me.id : frame.owner.id,
    },
    send: (requests, input, options) => requests.assign.mutate(input, options),
    onDone: () => {
      onClose();
      onAssigned(act.form.getValues("ownerId"));
    },
  });
  return (
    <ActForm
      act={act}
      title={t("forms.assign.title")}
      save={t("forms.assign.save")}
      focus="title"
      onClose={onClose}
    >
      <SelectField
        control={act.form.control}
        name="ownerId"
        label={t("forms.assign.owner")}
        choices={colleagues}
        searchable
        optional
        width={280}
      />
    </ActForm>
  );
}
