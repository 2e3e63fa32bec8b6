import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";
import { useLiveRefetch } from "../../live/use-live.ts";

type Outputs = inferRouterOutputs<AppRouter>["erasure"];
export type KeepingView = Outputs["ofCase"];
export type ErasureAsked = NonNullable<KeepingView["erasure"]>;

/** The case as the header of any register knows it. */
export interface KeptCase {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
}

/** Whether the case is held, and what was asked or done about erasing the person. */
export function useKeeping(caseId: string) {
  const trpc = useTRPC();
  const found = useQuery(
    trpc.erasure.ofCase.queryOptions({ caseId }, { staleTime: 60_000 }),
  );
  useLiveRefetch({ topic: "case", id: caseId }, found.refetch);
  return found.data;
}
