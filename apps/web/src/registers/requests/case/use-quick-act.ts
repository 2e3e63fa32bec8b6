import { useQueryClient } from "@tanstack/react-query";
import { useFailureText } from "../../../api/failure-view.tsx";
import { useTRPC } from "../../../api/client.ts";
import { useAct, type SendAct } from "./use-act.ts";

export interface QuickAct<Input> {
  readonly run: (input: Input) => void;
  readonly isBusy: boolean;
  /** Why it was not done; gone with the next try. */
  readonly refusal: string | null;
}

/** An act of one click. When the case has moved on it is fetched anew, so that the next click acts on what is seen. */
export function useQuickAct<Input, Answer>(
  send: SendAct<Input, Answer>,
  onDone?: (input: Input, answer: Answer) => void,
): QuickAct<Input> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const act = useAct(send);
  return {
    run: (input) => {
      act.mutate(input, {
        onSuccess: (answer) => onDone?.(input, answer),
        onError: () => {
          void queryClient.invalidateQueries(trpc.requests.pathFilter());
        },
      });
    },
    isBusy: act.isPending,
    refusal: act.error === null ? null : failureText(act.error),
  };
}
