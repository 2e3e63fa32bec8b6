import { useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import type { BulkDesk } from "../../../casework/bulk/bulk-desk.ts";
import {
  useBulkDesk,
  type BulkPlaces,
} from "../../../casework/bulk/use-bulk-desk.ts";
import { paths } from "../../../paths.ts";

const places: BulkPlaces = {
  register: "requests",
  permission: "requests.work",
  macroPath: paths.requestMacros,
  checkPath: paths.requestBulkCheck,
  listPath: paths.requests,
  casePath: paths.request,
};

/** What this person may do to many requests at once. */
export function useRequestBulk(): BulkDesk {
  const trpc = useTRPC();
  const { requests } = useTRPCClient();
  const { data: actions } = useQuery(
    trpc.requests.bulkActions.queryOptions(undefined, { staleTime: Infinity }),
  );
  return useBulkDesk(places, requests, actions);
}
