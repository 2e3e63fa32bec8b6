import { useQuery } from "@tanstack/react-query";
import { useLocation } from "react-router";
import { useTRPC } from "../api/client.ts";
import { useLiveRefetch, useOwnPace } from "../live/use-live.ts";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { useToday } from "./today-data.ts";

/** What is due or waits, and how many cases are mine; null while unknown, and for a role without a desk. */
export function useDueCounts(): {
  readonly today: number | null;
  readonly mine: Readonly<Record<string, number>>;
} {
  const { permissions } = useMe();
  const isMet = permissions.includes("desk.view");
  // The morning page knows them already; any other asks for the two numbers alone.
  const isThere = useLocation().pathname === paths.today;
  const morning = useToday({ enabled: isMet && isThere });
  const counts = useCounts(isMet && !isThere);
  if (isThere)
    return {
      today: morning.data?.dueTotal ?? null,
      mine: Object.fromEntries(
        (morning.data?.parts ?? []).map(({ register, counts }) => [
          register,
          counts.mine,
        ]),
      ),
    };
  return {
    today: counts.data?.today ?? null,
    mine: counts.data?.mine ?? {},
  };
}

function useCounts(enabled: boolean) {
  const trpc = useTRPC();
  const counts = useQuery(
    trpc.desk.counts.queryOptions(undefined, {
      enabled,
      refetchInterval: useOwnPace(),
      trpc: { context: { isSlow: true } },
    }),
  );
  const refetch = (): void => {
    if (enabled) void counts.refetch();
  };
  useLiveRefetch({ topic: "case", id: null, everyMs: 5_000 }, refetch);
  useLiveRefetch({ topic: "list", id: null, everyMs: 5_000 }, refetch);
  return counts;
}
