import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CaseMacro } from "../../../../casework/macros/case-macro.tsx";
import { useMacros } from "../../../../casework/macros/macro-desk.ts";
import { useRequestMacros } from "../use-request-macros.ts";
import { ActPanel } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";

/** A macro before it is run: what it will change on this case. */
export function MacroForm({
  view: { frame },
  macroId,
  onClose,
}: CaseFormProps & { readonly macroId: string }): ReactNode {
  const { t } = useTranslation("macros");
  const desk = useRequestMacros();
  const { data } = useMacros(desk.register);
  const name = data?.macros.find(({ id }) => id === macroId)?.name ?? "";
  return (
    <ActPanel title={t("plan.title", { name })} focus="title" onClose={onClose}>
      <CaseMacro
        desk={desk}
        caseId={frame.id}
        version={frame.version}
        macroId={macroId}
        onClose={onClose}
      />
    </ActPanel>
  );
}
