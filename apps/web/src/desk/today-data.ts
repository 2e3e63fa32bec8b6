import type { inferRouterOutputs } from "@trpc/server";
import { useQuery } from "@tanstack/react-query";
import { useLiveRefetch, useOwnPace } from "../live/use-live.ts";
import { useTRPC, type AppRouter } from "../api/client.ts";

type Desk = inferRouterOutputs<AppRouter>["desk"];
export type Today = Desk["today"];
export type House = Desk["house"];
export type DeskLine = Today["mine"][number];
export type WaitingLine = Today["onMe"][number];
export type ComingLine = Today["coming"][number];
export type DeskDay = Today["week"][number];

/** The morning, asked again when something changes, and now and then, for clocks run. */
export function useToday({ enabled = true }: { enabled?: boolean } = {}) {
  const trpc = useTRPC();
  const today = useQuery(
    trpc.desk.today.queryOptions(undefined, {
      enabled,
      refetchInterval: useOwnPace(),
      trpc: { context: { isSlow: true } },
    }),
  );
  const refetch = (): void => {
    if (enabled) void today.refetch();
  };
  useLiveRefetch({ topic: "case", id: null, everyMs: 5_000 }, refetch);
  useLiveRefetch({ topic: "list", id: null, everyMs: 5_000 }, refetch);
  return today;
}
