import type { QueryClient } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { paths } from "../paths.ts";
import type { AppRouter } from "./client.ts";

/** Asks at once for what every page asks first, while its code is still on the way. */
export function askFirst(
  client: TRPCClient<AppRouter>,
  queryClient: QueryClient,
): void {
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  void queryClient.prefetchQuery(trpc.people.hello.queryOptions());
  const atTheDoor: readonly string[] = [paths.signIn, paths.welcome];
  if (!atTheDoor.includes(window.location.pathname))
    void queryClient.prefetchQuery(trpc.people.me.queryOptions());
}
