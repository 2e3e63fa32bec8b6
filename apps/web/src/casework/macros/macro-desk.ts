import type { ManyPlanned, PlannedStep } from "@kept/domain/casework/macro";
import type { MacroUndo } from "@kept/domain/casework/macro-schema";
import type { Selection } from "@kept/domain/casework/listing-query";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";

type Kept = inferRouterOutputs<AppRouter>["macros"]["list"];
export type MacroLine = Kept["macros"][number];
export type MacroChoices = Kept["choices"];

export interface CasePlan {
  readonly name: string;
  readonly macroVersion: number;
  readonly plan: readonly PlannedStep[];
}

/** A register as macros on one of its cases need it. */
export interface MacroDesk {
  readonly register: string;
  /** Where macros are made and changed. */
  readonly path: string;
  readonly plan: (asked: {
    readonly caseId: string;
    readonly macroId: string;
  }) => Promise<CasePlan>;
  readonly apply: (asked: {
    readonly caseId: string;
    readonly version: number;
    readonly macroId: string;
    readonly macroVersion: number;
  }) => Promise<{ readonly version: number; readonly undo: MacroUndo | null }>;
  readonly undo: (asked: {
    readonly caseId: string;
    readonly version: number;
    readonly name: string;
    readonly undo: MacroUndo;
  }) => Promise<unknown>;
  /** Everything shown of the case is asked for anew. */
  readonly anew: () => Promise<void>;
}

/** The same, on everything that is chosen in its list. */
export interface ManyMacroDesk extends Pick<MacroDesk, "register" | "path"> {
  readonly plan: (asked: {
    readonly macroId: string;
    readonly selection: Selection;
  }) => Promise<ManyPlanned & { readonly macroVersion: number }>;
  readonly start: (asked: {
    readonly macroId: string;
    readonly macroVersion: number;
    readonly selection: Selection;
  }) => Promise<{ readonly runId: string }>;
}

/** The macros that I may run on a register, and what its macros can do. */
export function useMacros(
  register: string,
  isWanted = true,
): UseQueryResult<Kept> {
  const trpc = useTRPC();
  return useQuery(
    trpc.macros.list.queryOptions(
      { register },
      { staleTime: 60_000, enabled: isWanted },
    ),
  ) as UseQueryResult<Kept>;
}
