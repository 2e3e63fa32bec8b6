import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";
import { useLiveRefetch, useOwnPace } from "../../live/use-live.ts";

export type Inbox = inferRouterOutputs<AppRouter>["context"]["inbox"];
export type InboxLine = Inbox["lines"][number];

/** What I am told and have not put away; asked again when something changes, and now and then for reminders. */
export function useInbox() {
  const trpc = useTRPC();
  const inbox = useQuery(
    trpc.context.inbox.queryOptions(undefined, {
      refetchInterval: useOwnPace(),
    }),
  );
  useLiveRefetch({ topic: "case", id: null, everyMs: 5_000 }, () => {
    void inbox.refetch();
  });
  return inbox;
}

/** Asks anew for everything that people are told. */
export function useTellAnew(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries(trpc.context.pathFilter());
    await queryClient.invalidateQueries(trpc.desk.today.queryFilter());
  };
}
