import { useTRPCClient } from "../../../api/client.ts";
import type { MacroDesk } from "../../../casework/macros/macro-desk.ts";
import { useCaseMacros } from "../../../casework/macros/use-case-macros.ts";
import { paths } from "../../../paths.ts";
import { useDisclosureDesk } from "./use-disclosure-act.ts";

/** Macros on one disclosure. */
export function useDisclosureMacros(): MacroDesk {
  const { disclosures } = useTRPCClient();
  const { anew } = useDisclosureDesk();
  return useCaseMacros(
    { register: "disclosures", path: paths.disclosureMacros },
    disclosures,
    anew,
  );
}
