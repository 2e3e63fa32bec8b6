import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useTRPC } from "../../api/client.ts";
import { useLiveRefetch } from "../../live/use-live.ts";
import type { Run } from "./bulk-desk.ts";

export function isOver({ state }: Pick<Run, "state">): boolean {
  return state === "done" || state === "cancelled";
}

/** How far a run has come: told by the stream, and asked for every second should the stream be silent. */
export function useRun(runId: string): UseQueryResult<Run> {
  const trpc = useTRPC();
  const run = useQuery(
    trpc.runs.get.queryOptions(
      { runId },
      {
        staleTime: 0,
        refetchInterval: ({ state }) =>
          state.data !== undefined && isOver(state.data) ? false : 1_000,
      },
    ),
  ) as UseQueryResult<Run>;
  useLiveRefetch({ topic: "job", id: runId, everyMs: 250 }, run.refetch);
  return run;
}
