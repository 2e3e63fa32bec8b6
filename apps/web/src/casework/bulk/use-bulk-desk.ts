import type { Permission } from "@kept/domain/access/permissions";
import type { BulkAction } from "@kept/domain/casework/bulk";
import type { RegisterKey } from "@kept/domain/registers/index";
import type { TRPCClient } from "@trpc/client";
import { useMemo } from "react";
import { useTRPCClient, type AppRouter } from "../../api/client.ts";
import { useColleagues } from "../use-colleagues.ts";
import type { BulkDesk } from "./bulk-desk.ts";

type Procedures = Pick<
  TRPCClient<AppRouter>[RegisterKey],
  "startBulk" | "checkBulk" | "sendBulk" | "planMacroOnMany" | "startMacro"
>;

/** What a register says of acts on many of its cases: whose they can become, and where its pages are. */
export interface BulkPlaces {
  readonly register: RegisterKey;
  readonly permission: Permission;
  readonly macroPath: string;
  readonly checkPath: string;
  readonly listPath: string;
  readonly casePath: (reference: string) => string;
}

/** What this person may do to many cases of a register at once. */
export function useBulkDesk(
  places: BulkPlaces,
  actions: readonly BulkAction[] | undefined,
): BulkDesk {
  const client = useTRPCClient();
  const people = useColleagues(places.permission);
  return useMemo(() => {
    const { register, macroPath, checkPath, listPath, casePath } = places;
    const procedures: Procedures = client[register];
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
  }, [client, places, actions, people]);
}
