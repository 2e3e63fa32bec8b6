import type { ReactNode } from "react";
import { MacrosPage } from "../../casework/macros/macros-page.tsx";
import { useColleagues } from "../../casework/forms/use-colleagues.ts";

/** The macros of the request register. */
export function RequestMacrosPage(): ReactNode {
  return (
    <MacrosPage register="requests" people={useColleagues("requests.work")} />
  );
}
