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
import { connectionLink } from "./connection.ts";
import { failureOf } from "./failure.ts";
import { ownHeaders } from "./own-headers.ts";
import { refusalWordsLink } from "./refusal-words.ts";
import { isSignedOut, replayLink } from "./replay-link.ts";

export { freshKey } from "./replay-link.ts";

export type { AppRouter };

/** The only stair down to the server: types come up, calls go down. */
export const { TRPCProvider, useTRPC, useTRPCClient } =
  createTRPCContext<AppRouter>();

const url = "/trpc";

/** What names the act, and the draft that it makes an end of. */
function actHeaders(context: Record<string, unknown>): Record<string, string> {
  const { idempotencyKey, draftId } = context;
  return {
    ...ownHeaders(),
    ...(typeof idempotencyKey === "string" && {
      "idempotency-key": idempotencyKey,
    }),
    ...(typeof draftId === "string" && { "x-kept-draft": draftId }),
  };
}

export function makeClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      refusalWordsLink(),
      connectionLink(),
      replayLink(),
      splitLink({
        condition: ({ type }) => type === "mutation",
        // A change travels alone: one key names one act.
        true: httpLink({
          url,
          headers: ({ op }) => actHeaders(op.context),
        }),
        // Questions go as POST too: what is searched for has no place in an address.
        false: splitLink({
          condition: ({ context }) => context["isSlow"] === true,
          // A batch is answered with its slowest question, so those go by themselves.
          true: httpLink({ url, methodOverride: "POST", headers: ownHeaders }),
          false: httpBatchLink({
            url,
            methodOverride: "POST",
            maxItems: 10,
            headers: ownHeaders,
          }),
        }),
      }),
    ],
  });
}

/** The cache of everything the server said. `onSignedOut` runs when any answer says so. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (isSignedOut(error)) onSignedOut();
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
