import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../../api/client.ts";
import { noteOwnMove } from "../forms/own-moves.ts";
import type { MacroUndo } from "@kept/domain/casework/macro-schema";
import type { CasePlan, MacroDesk } from "./macro-desk.ts";

type Asked<Name extends "plan" | "apply"> = Parameters<MacroDesk[Name]>[0];

/** The procedures of a register that macros on one of its cases go through. */
export interface MacroProcedures {
  readonly planMacro: {
    readonly query: (asked: Asked<"plan">) => Promise<CasePlan>;
  };
  readonly applyMacro: {
    readonly mutate: (asked: Asked<"apply">) => ReturnType<MacroDesk["apply"]>;
  };
  readonly undoMacro: {
    readonly mutate: (asked: {
      caseId: string;
      version: number;
      name: string;
      undo: Omit<MacroUndo, "reminderIds" | "letterIds"> & {
        reminderIds: string[];
        letterIds: string[];
      };
    }) => Promise<unknown>;
  };
}

/** Macros on one case of a register. */
export function useCaseMacros(
  { register, path }: Pick<MacroDesk, "register" | "path">,
  procedures: MacroProcedures,
  anew: () => Promise<unknown>,
): MacroDesk {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      register,
      path,
      plan: (asked) => procedures.planMacro.query(asked),
      apply: (asked) => {
        const act = procedures.applyMacro.mutate(asked);
        noteOwnMove(asked.caseId, asked.version, act);
        return act;
      },
      undo: (asked) => {
        const act = procedures.undoMacro.mutate({
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
          anew(),
          queryClient.invalidateQueries(trpc.desk.pathFilter()),
          queryClient.invalidateQueries(trpc.context.pathFilter()),
        ]);
      },
    }),
    [register, path, procedures, anew, queryClient, trpc],
  );
}
