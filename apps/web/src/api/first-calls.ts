import type { QueryClient } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import {
  createTRPCOptionsProxy,
  type TRPCOptionsProxy,
} from "@trpc/tanstack-react-query";
import { paths } from "../paths.ts";
import type { AppRouter } from "./client.ts";

/** Asks what a page asks first, with what stands behind `?` in its address. */
export type AskFirst = (
  way: {
    readonly trpc: TRPCOptionsProxy<AppRouter>;
    readonly client: TRPCClient<AppRouter>;
    readonly queryClient: QueryClient;
  },
  search: string,
) => void;

/** By the address of a page. */
export type FirstCalls = Readonly<
  Record<string, (() => Promise<AskFirst>) | undefined>
>;

/** Asks at once for what the page asks first, while its code is still on the way. */
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
  void queryClient.prefetchQuery(trpc.people.me.queryOptions());
  const left = window.history.state as { readonly usr?: unknown } | null;
  // What a page was left with, such as words that were searched for, it asks for by itself.
  if (left?.usr !== undefined && left.usr !== null) return;
  void calls[pathname]?.().then((ask) => {
    ask({ trpc, client, queryClient }, search);
  });
}
