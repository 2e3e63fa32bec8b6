import type { ReactNode } from "react";
import { MacrosPage } from "../../casework/macros/macros-page.tsx";
import { useColleagues } from "../../casework/forms/use-colleagues.ts";

/** The macros of the disclosure register. */
export function DisclosureMacrosPage(): ReactNode {
  return (
    <MacrosPage
      register="disclosures"
      people={useColleagues("disclosures.work")}
    />
  );
}
