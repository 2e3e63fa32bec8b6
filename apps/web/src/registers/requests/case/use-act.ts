import {
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { useRef } from "react";
import { afterOwnMoves } from "./own-moves.ts";
import {
  freshKey,
  useTRPC,
  useTRPCClient,
  type AppRouter,
} from "../../../api/client.ts";

/** What travels beside an act, so that sending it twice does it once. */
export interface ActOptions {
  readonly context: {
    readonly idempotencyKey: string;
    /** The draft that the act makes an end of. */
    readonly draftId?: string;
  };
}

/** Sends one act to the server; `client.requests.classify.mutate(input, options)`. */
export type SendAct<Input, Answer> = (
  client: TRPCClient<AppRouter>["requests"],
  input: Input,
  options: ActOptions,
) => Promise<Answer>;

/**
 * One act on a case. Trying again with the same words is the same act and keeps its key; other words are
 * another act. Everything shown of requests is asked for anew afterwards.
 */
export function useAct<Input, Answer>(
  send: SendAct<Input, Answer>,
  takeDraft?: () => Promise<string | null>,
): UseMutationResult<Answer, Error, Input> {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const last = useRef({ body: "", key: "" });
  return useMutation({
    mutationFn: async (asked: Input) => {
      const input = await afterOwnMoves(asked);
      const body = JSON.stringify(input);
      if (last.current.body !== body) last.current = { body, key: freshKey() };
      const { key: idempotencyKey } = last.current;
      const draftId = (await takeDraft?.()) ?? null;
      return send(client.requests, input, {
        context: { idempotencyKey, ...(draftId !== null && { draftId }) },
      });
    },
    onSuccess: async () => {
      last.current = { body: "", key: "" };
      await Promise.all([
        queryClient.invalidateQueries(trpc.requests.pathFilter()),
        queryClient.invalidateQueries(trpc.desk.pathFilter()),
        queryClient.invalidateQueries(trpc.drafts.pathFilter()),
      ]);
    },
  });
}
