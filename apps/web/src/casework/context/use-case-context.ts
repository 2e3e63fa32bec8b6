import { useQuery } from "@tanstack/react-query";
import { roleKeys, roles } from "@kept/domain/access/permissions";
import type { Mentionable } from "@kept/domain/casework/mentions";
import type { inferRouterOutputs } from "@trpc/server";
import { useMemo } from "react";
import { useTRPC, type AppRouter } from "../../api/client.ts";

export type CaseContextView =
  inferRouterOutputs<AppRouter>["context"]["ofCase"];

/** Who follows the case, my reminders, and whom a note can name. */
export function useCaseContext(caseId: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.context.ofCase.queryOptions({ caseId }, { staleTime: 60_000 }),
  );
}

const everyRole: readonly Mentionable[] = roleKeys.map((role) => ({
  id: `role:${role}`,
  names: [roles[role].en, roles[role].zh],
}));

/** Colleagues and roles, as the words of a note name them. */
export function useNamed(caseId: string): readonly Mentionable[] {
  const { data } = useCaseContext(caseId);
  return useMemo(
    () => [
      ...(data?.colleagues ?? []).map(({ id, name, nameZh }) => ({
        id,
        names: nameZh === null ? [name] : [name, nameZh],
      })),
      ...everyRole,
    ],
    [data],
  );
}
