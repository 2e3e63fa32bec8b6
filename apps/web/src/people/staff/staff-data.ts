import { useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";

export type Overseen =
  inferRouterOutputs<AppRouter>["people"]["oversee"]["people"][number];

/** Asks anew for everything that shows people. */
export function useAnew(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.people.oversee.queryFilter()),
      queryClient.invalidateQueries(trpc.people.orders.queryFilter()),
      queryClient.invalidateQueries(trpc.people.list.queryFilter()),
    ]);
  };
}
