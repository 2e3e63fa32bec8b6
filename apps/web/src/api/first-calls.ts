import type { QueryClient } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import type { inferRouterOutputs } from "@trpc/server";
import {
  createTRPCOptionsProxy,
  type TRPCOptionsProxy,
} from "@trpc/tanstack-react-query";
import { paths } from "../paths.ts";
import type { AppRouter } from "./client.ts";

type Me = inferRouterOutputs<AppRouter>["people"]["me"];

/** Asks what a page asks first of somebody who may, with what stands behind `?` in its address. */
export type AskFirst = (
  way: {
    readonly trpc: TRPCOptionsProxy<AppRouter>;
    readonly client: TRPCClient<AppRouter>;
    readonly queryClient: QueryClient;
  },
  asked: { readonly me: Me; readonly search: string },
) => void;

/** By the address of a page. */
export type FirstCalls = Readonly<
  Record<string, (() => Promise<AskFirst>) | undefined>
>;

/** Asks at once for what every page asks first, and then for what this one does, while it is still being made. */
export function askFirst(
  client: TRPCClient<AppRouter>,
  queryClient: QueryClient,
  calls: FirstCalls,
): void {
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  void queryClient.prefetchQuery(trpc.people.hello.queryOptions());
  const { pathname, search } = window.location;
  const atTheDoor: readonly string[] = [paths.signIn, paths.welcome];
  if (atTheDoor.includes(pathname)) return;
  const isMe = queryClient.prefetchQuery(trpc.people.me.queryOptions());
  const left = window.history.state as { readonly usr?: unknown } | null;
  // What a page was left with, such as words that were searched for, it asks for by itself.
  if (left?.usr !== undefined && left.usr !== null) return;
  void Promise.all([calls[pathname]?.(), isMe]).then(([ask]) => {
    const me = queryClient.getQueryData(trpc.people.me.queryKey());
    // Nothing is asked that would be refused.
    if (me !== undefined && !me.mustEnrol)
      ask?.({ trpc, client, queryClient }, { me, search });
  });
}
