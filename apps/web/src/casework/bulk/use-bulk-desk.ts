import type { Permission } from "@kept/domain/access/permissions";
import type { BulkAction } from "@kept/domain/casework/bulk";
import { useMemo } from "react";
import { useColleagues } from "../forms/use-colleagues.ts";
import type { BulkDesk } from "./bulk-desk.ts";

/** The procedures that every register has for acts on many, as its part of the client offers them. */
interface BulkProcedures {
  readonly startBulk: { readonly mutate: BulkDesk["start"] };
  readonly checkBulk: { readonly query: BulkDesk["check"] };
  readonly sendBulk: {
    readonly mutate: (asked: {
      action: string;
      checked: { caseId: string; version: number }[];
    }) => ReturnType<BulkDesk["send"]>;
  };
  readonly planMacroOnMany: { readonly query: BulkDesk["macros"]["plan"] };
  readonly startMacro: { readonly mutate: BulkDesk["macros"]["start"] };
}

/** What a register says of acts on many of its cases: whose they can become, and where its pages are. */
export interface BulkPlaces {
  readonly register: string;
  readonly permission: Permission;
  readonly macroPath: string;
  readonly checkPath: string;
  readonly listPath: string;
  readonly casePath: (reference: string) => string;
}

/** What this person may do to many cases of a register at once. */
export function useBulkDesk(
  places: BulkPlaces,
  procedures: BulkProcedures,
  actions: readonly BulkAction[] | undefined,
): BulkDesk {
  const people = useColleagues(places.permission);
  return useMemo(() => {
    const { register, macroPath, checkPath, listPath, casePath } = places;
    return {
      actions: actions ?? null,
      people,
      start: (asked) => procedures.startBulk.mutate(asked),
      check: (asked) => procedures.checkBulk.query(asked),
      send: ({ action, checked }) =>
        procedures.sendBulk.mutate({ action, checked: [...checked] }),
      macros: {
        register,
        path: macroPath,
        plan: (asked) => procedures.planMacroOnMany.query(asked),
        start: (asked) => procedures.startMacro.mutate(asked),
      },
      checkPath,
      listPath,
      casePath,
    };
  }, [places, procedures, actions, people]);
}
