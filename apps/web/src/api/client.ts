import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@kept/server/router";
import { failureOf } from "./failure.ts";

export type { AppRouter };

/** The only stair down to the server: types come up, calls go down. */
export const { TRPCProvider, useTRPC, useTRPCClient } =
  createTRPCContext<AppRouter>();

const url = "/trpc";
// No form of another site can set this header.
const ours = { "x-kept": "1" };

/** A name for one act, so that sending it twice does it once. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}

/** The key an act was given by its form, so that trying again is the same act; else a fresh one. */
function keyOf(context: Record<string, unknown>): string {
  const given = context["idempotencyKey"];
  return typeof given === "string" ? given : freshKey();
}

export function makeClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "mutation",
        // A change travels alone: one key names one act.
        true: httpLink({
          url,
          headers: ({ op }) => ({
            ...ours,
            "idempotency-key": keyOf(op.context),
          }),
        }),
        // Questions go as POST too: what is searched for has no place in an address.
        false: httpBatchLink({
          url,
          methodOverride: "POST",
          maxItems: 10,
          headers: ours,
        }),
      }),
    ],
  });
}

/** The cache of everything the server said. `onSignedOut` runs when any answer says so. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    const failure = failureOf(error);
    if (failure.kind === "refusal" && failure.refusal.code === "notSignedIn")
      onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A no stays a no; only a lost connection is worth another try.
        retry: (count, error) =>
          failureOf(error).kind === "offline" && count < 2,
      },
      mutations: { retry: false },
    },
  });
}
