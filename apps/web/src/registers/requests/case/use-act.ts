import { useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import type { TRPCClient } from "@trpc/client";
import { useMemo } from "react";
import { useTRPC, useTRPCClient, type AppRouter } from "../../../api/client.ts";
import type { WorkDesk } from "../../../casework/forms/work-desk.ts";
import {
  useCaseAct,
  type ActOptions,
} from "../../../casework/forms/use-case-act.ts";

/** Sends one act to the server; `client.requests.classify.mutate(input, options)`. */
export type SendAct<Input, Answer> = (
  client: TRPCClient<AppRouter>["requests"],
  input: Input,
  options: ActOptions,
) => Promise<Answer>;

/** The request register, as acts on its cases need it. */
export function useRequestDesk(): WorkDesk {
  const trpc = useTRPC();
  const { requests } = useTRPCClient();
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      register: "requests",
      permission: "requests.work",
      assign: (input, options) => requests.assign.mutate(input, options),
      undoAssign: (input) => requests.undoAssign.mutate(input),
      fresh: (caseId) => requests.get.query({ caseId }),
      shownAs: (reference) => trpc.requests.byReference.queryKey({ reference }),
      addTask: (input, options) => requests.addTask.mutate(input, options),
      setTask: (input, options) => requests.setTask.mutate(input, options),
      acceptMessage: (input, options) =>
        requests.acceptMessage.mutate(input, options),
      dismissMessage: (input, options) =>
        requests.dismissMessage.mutate(input, options),
      anew: () => queryClient.invalidateQueries(trpc.requests.pathFilter()),
    }),
    [trpc, requests, queryClient],
  );
}

/** One act on a request. */
export function useAct<Input, Answer>(
  send: SendAct<Input, Answer>,
): UseMutationResult<Answer, Error, Input> {
  const { requests } = useTRPCClient();
  return useCaseAct(useRequestDesk(), (input: Input, options) =>
    send(requests, input, options),
  );
}
