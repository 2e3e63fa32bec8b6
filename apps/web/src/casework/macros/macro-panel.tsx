import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActPanel } from "../forms/act-form.tsx";
import { CaseMacro } from "./case-macro.tsx";
import { useMacros, type MacroDesk } from "./macro-desk.ts";

/** A macro before it is run: what it will change on this case. */
export function MacroPanel({
  desk,
  frame,
  macroId,
  onClose,
}: {
  readonly desk: MacroDesk;
  readonly frame: { readonly id: string; readonly version: number };
  readonly macroId: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("macros");
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
