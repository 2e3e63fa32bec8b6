import {
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { useRef } from "react";
import {
  freshKey,
  useTRPC,
  useTRPCClient,
  type AppRouter,
} from "../../../api/client.ts";

type Client = TRPCClient<AppRouter>["disclosures"];
export interface SendOptions {
  readonly context: { readonly idempotencyKey: string };
}

/** One act on a disclosure. The same words sent twice are the same act; what is shown is asked for anew afterwards. */
export function useDisclosureAct<Input>(
  send: (
    client: Client,
    input: Input,
    options: SendOptions,
  ) => Promise<unknown>,
): UseMutationResult<unknown, Error, Input> {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const last = useRef({ body: "", key: "" });
  return useMutation({
    mutationFn: (input: Input) => {
      const body = JSON.stringify(input);
      if (last.current.body !== body) last.current = { body, key: freshKey() };
      return send(client.disclosures, input, {
        context: { idempotencyKey: last.current.key },
      });
    },
    onSuccess: async () => {
      last.current = { body: "", key: "" };
      await Promise.all([
        queryClient.invalidateQueries(trpc.disclosures.pathFilter()),
        queryClient.invalidateQueries(trpc.desk.pathFilter()),
      ]);
    },
  });
}
