import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../api/client.ts";

/** The run that I have under way in a register, asked for once when its list opens; null where there is none. */
export function useUnderway(register: string, isWanted = true): string | null {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.runs.underway.queryOptions(
      { register },
      { staleTime: Infinity, gcTime: 0, enabled: isWanted },
    ),
  );
  return data?.runId ?? null;
}
