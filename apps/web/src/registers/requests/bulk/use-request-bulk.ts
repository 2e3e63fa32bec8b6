import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import type { BulkDesk } from "../../../casework/bulk/bulk-desk.ts";
import { paths } from "../../../paths.ts";
import { useColleagues } from "../case/forms/use-colleagues.ts";

/** What this person may do to many requests at once. */
export function useRequestBulk(): BulkDesk {
  const trpc = useTRPC();
  const { requests } = useTRPCClient();
  const people = useColleagues("requests.work");
  const { data: actions } = useQuery(
    trpc.requests.bulkActions.queryOptions(undefined, { staleTime: Infinity }),
  );
  return useMemo(
    () => ({
      actions: actions ?? null,
      people,
      start: (asked) => requests.startBulk.mutate(asked),
      check: (asked) => requests.checkBulk.query(asked),
      send: ({ action, checked }) =>
        requests.sendBulk.mutate({ action, checked: [...checked] }),
      macros: {
        register: "requests",
        path: paths.requestMacros,
        plan: (asked) => requests.planMacroOnMany.query(asked),
        start: (asked) => requests.startMacro.mutate(asked),
      },
      checkPath: paths.requestBulkCheck,
      listPath: paths.requests,
      casePath: paths.request,
    }),
    [requests, actions, people],
  );
}
