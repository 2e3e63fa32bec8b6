import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";

export type Glass = inferRouterOutputs<AppRouter>["seals"]["glass"];
export type GlassLine = Glass["lines"][number];

/** Who asked to open a sealed case that nobody keeps, as far as the one who looks may know. */
export function useGlass() {
  const trpc = useTRPC();
  return useQuery(trpc.seals.glass.queryOptions());
}

/** After an answer a case may stand in lists that did not have it. */
export function useAfterGlass(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries();
}
