import type { inferRouterOutputs } from "@trpc/server";
import { useQuery } from "@tanstack/react-query";
import { useTRPC, type AppRouter } from "../api/client.ts";

export type Today = inferRouterOutputs<AppRouter>["desk"]["today"];
export type DeskLine = Today["mine"][number];
export type AskedLine = Today["toApprove"][number];
export type DeskDay = Today["week"][number];

/** The morning, asked again every minute. */
export function useToday({ enabled = true }: { enabled?: boolean } = {}) {
  const trpc = useTRPC();
  return useQuery(
    trpc.desk.today.queryOptions(undefined, {
      enabled,
      refetchInterval: 60_000,
    }),
  );
}
