import type { ReactNode } from "react";
import { MacroPanel } from "../../../../casework/macros/macro-panel.tsx";
import { useRequestMacros } from "../use-request-macros.ts";
import type { CaseFormProps } from "./case-form.ts";

/** A macro before it is run on a request. */
export function MacroForm({
  view: { frame },
  macroId,
  onClose,
}: CaseFormProps & { readonly macroId: string }): ReactNode {
  return (
    <MacroPanel
      desk={useRequestMacros()}
      frame={frame}
      macroId={macroId}
      onClose={onClose}
    />
  );
}
