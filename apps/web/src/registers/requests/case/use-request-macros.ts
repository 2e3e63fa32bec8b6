import { useTRPCClient } from "../../../api/client.ts";
import type { MacroDesk } from "../../../casework/macros/macro-desk.ts";
import { useCaseMacros } from "../../../casework/macros/use-case-macros.ts";
import { paths } from "../../../paths.ts";
import { useRequestDesk } from "./use-act.ts";

/** Macros on one request. */
export function useRequestMacros(): MacroDesk {
  const { requests } = useTRPCClient();
  const { anew } = useRequestDesk();
  return useCaseMacros(
    { register: "requests", path: paths.requestMacros },
    requests,
    anew,
  );
}
