import { assignInput } from "@kept/domain/casework/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../ui/form/choice-fields.tsx";
import { useMe } from "../../people/session.tsx";
import { ActForm } from "./act-form.tsx";
import { useCaseForm } from "./use-case-form.ts";
import { useColleagues } from "./use-colleagues.ts";
import type { WorkFormProps } from "./work-desk.ts";

/** Who works on the case. Somebody who takes it themself has it filled in. */
export function AssignForm({
  frame,
  desk,
  onClose,
  onAssigned,
}: WorkFormProps & {
  readonly onAssigned?: (ownerId: string | null) => void;
}): ReactNode {
  const { t } = useTranslation("caseForms");
  const me = useMe();
  const colleagues = useColleagues(desk.permission);
  const act = useCaseForm({
    desk,
    draft: null,
    schema: assignInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      ownerId: frame.owner === null ? me.id : frame.owner.id,
    },
    send: desk.assign,
    onDone: () => {
      onClose();
      onAssigned?.(act.form.getValues("ownerId"));
    },
  });
  return (
    <ActForm
      act={act}
      title={t("assign.title")}
      save={t("assign.save")}
      focus="title"
      onClose={onClose}
    >
      <SelectField
        control={act.form.control}
        name="ownerId"
        label={t("assign.owner")}
        choices={colleagues}
        searchable
        optional
        width={280}
      />
    </ActForm>
  );
}
