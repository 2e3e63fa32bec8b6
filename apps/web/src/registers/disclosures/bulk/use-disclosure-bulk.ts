import { useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import type { BulkDesk } from "../../../casework/bulk/bulk-desk.ts";
import {
  useBulkDesk,
  type BulkPlaces,
} from "../../../casework/bulk/use-bulk-desk.ts";
import { paths } from "../../../paths.ts";

const places: BulkPlaces = {
  register: "disclosures",
  permission: "disclosures.work",
  macroPath: paths.disclosureMacros,
  checkPath: paths.disclosureBulkCheck,
  listPath: paths.disclosures,
  casePath: paths.disclosure,
};

/** What this person may do to many disclosures at once. */
export function useDisclosureBulk(): BulkDesk {
  const trpc = useTRPC();
  const { disclosures } = useTRPCClient();
  const { data: actions } = useQuery(
    trpc.disclosures.bulkActions.queryOptions(undefined, {
      staleTime: Infinity,
    }),
  );
  return useBulkDesk(places, disclosures, actions);
}
