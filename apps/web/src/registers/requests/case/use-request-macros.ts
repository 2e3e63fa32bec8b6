import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import type { MacroDesk } from "../../../casework/macros/macro-desk.ts";
import { paths } from "../../../paths.ts";
import { noteOwnMove } from "../../../casework/forms/own-moves.ts";

/** Macros on one request. */
export function useRequestMacros(): MacroDesk {
  const trpc = useTRPC();
  const { requests } = useTRPCClient();
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      register: "requests",
      path: paths.requestMacros,
      plan: (asked) => requests.planMacro.query(asked),
      apply: (asked) => {
        const act = requests.applyMacro.mutate(asked);
        noteOwnMove(asked.caseId, asked.version, act);
        return act;
      },
      undo: (asked) => {
        const act = requests.undoMacro.mutate({
          ...asked,
          undo: {
            ...asked.undo,
            reminderIds: [...asked.undo.reminderIds],
            letterIds: [...asked.undo.letterIds],
          },
        });
        noteOwnMove(asked.caseId, asked.version, act);
        return act;
      },
      anew: async () => {
        await Promise.all([
          queryClient.invalidateQueries(trpc.requests.pathFilter()),
          queryClient.invalidateQueries(trpc.desk.pathFilter()),
          queryClient.invalidateQueries(trpc.context.pathFilter()),
        ]);
      },
    }),
    [requests, queryClient, trpc],
  );
}
