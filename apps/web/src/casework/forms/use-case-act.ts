import {
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from "@tanstack/react-query";
import { useRef } from "react";
import { freshKey, useTRPC } from "../../api/client.ts";
import { afterOwnMoves } from "./own-moves.ts";

/** What travels beside an act, so that sending it twice does it once. */
export interface ActOptions {
  readonly context: {
    readonly idempotencyKey: string;
    /** The draft that the act makes an end of. */
    readonly draftId?: string;
  };
}

/** A register as acts on its cases need it. */
export interface ActDesk {
  readonly register: string;
  /** Everything shown of its cases is asked for anew. */
  readonly anew: () => Promise<unknown>;
}

export type Send<Input, Answer> = (
  input: Input,
  options: ActOptions,
) => Promise<Answer>;

/**
 * One act on a case. Trying again with the same words is the same act and keeps its key; other words are
 * another act. Everything shown of the register is asked for anew afterwards.
 */
export function useCaseAct<Input, Answer>(
  desk: ActDesk,
  send: Send<Input, Answer>,
  takeDraft?: () => Promise<string | null>,
): UseMutationResult<Answer, Error, Input> {
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
      return send(input, {
        context: { idempotencyKey, ...(draftId !== null && { draftId }) },
      });
    },
    onSuccess: async () => {
      last.current = { body: "", key: "" };
      await Promise.all([
        desk.anew(),
        queryClient.invalidateQueries(trpc.desk.pathFilter()),
        queryClient.invalidateQueries(trpc.drafts.pathFilter()),
      ]);
    },
  });
}
