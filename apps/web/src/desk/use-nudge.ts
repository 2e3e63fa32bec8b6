import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import type { WaitingLine } from "./today-data.ts";

export interface Nudging {
  readonly send: (line: WaitingLine) => void;
  /** The matter that was asked about last, with what came of it. */
  readonly about: string | null;
  readonly isBusy: boolean;
  readonly refusal: string | null;
}

/** Brings a matter back to a colleague's mind; the page then says that it was done today. */
export function useNudge(): Nudging {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const nudge = useMutation(
    trpc.desk.nudge.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries(trpc.desk.today.queryFilter()),
    }),
  );
  return {
    send: ({ caseId, matter, subjectId }) => {
      if (matter === "approval" || matter === "task")
        nudge.mutate({ caseId, matter, subjectId });
    },
    about: nudge.variables?.subjectId ?? null,
    isBusy: nudge.isPending,
    refusal: nudge.error === null ? null : failureText(nudge.error),
  };
}
