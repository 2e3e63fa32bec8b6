import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";
import { recentCases } from "../../casework/recent-cases.ts";
import { useMe } from "../../people/session.tsx";

export type Found = inferRouterOutputs<AppRouter>["search"]["cases"];

const pauseMs = 120;
const shown = 8;

/** The cases for what is typed; while the answer is on its way, those for what was typed before. */
export function useFound(typed: string, isOpen: boolean) {
  const trpc = useTRPC();
  const { permissions } = useMe();
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, pauseMs);
  const mayAsk = permissions.includes("desk.view");
  const found = useQuery(
    trpc.search.cases.queryOptions(
      { text: asked, limit: shown },
      {
        enabled: isOpen && mayAsk && asked !== "",
        placeholderData: keepPreviousData,
        staleTime: 5_000,
        gcTime: 60_000,
      },
    ),
  );
  return {
    data: text === "" ? undefined : found.data,
    isError: found.isError && text !== "",
    /** The answer is the one to what stands in the field. */
    isCurrent:
      !mayAsk ||
      text === "" ||
      (text === asked && !found.isPlaceholderData && !found.isPending),
    retry: () => void found.refetch(),
  };
}

export function useRecent(isOpen: boolean) {
  const trpc = useTRPC();
  const { id, permissions } = useMe();
  const caseIds = isOpen ? recentCases(id) : [];
  const recent = useQuery(
    trpc.search.byId.queryOptions(
      { caseIds },
      {
        enabled: caseIds.length > 0 && permissions.includes("desk.view"),
        placeholderData: keepPreviousData,
      },
    ),
  );
  return recent.data ?? [];
}

export function useColleagues(isOpen: boolean) {
  const trpc = useTRPC();
  const { permissions } = useMe();
  const people = useQuery(
    trpc.search.colleagues.queryOptions(undefined, {
      enabled: isOpen && permissions.includes("people.view"),
      staleTime: 300_000,
    }),
  );
  return people.data ?? [];
}
