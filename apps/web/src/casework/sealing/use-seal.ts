import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC, type AppRouter } from "../../api/client.ts";

export type SealView = inferRouterOutputs<AppRouter>["seals"]["ofCase"];

/** The case as the seal needs it. */
export interface SealFrame {
  readonly id: string;
  readonly version: number;
  readonly isSealed: boolean;
}

/** A part of the seal: what it shows, and what follows. */
export interface SealPartProps {
  readonly frame: SealFrame;
  readonly seal: SealView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Who is named, and what whoever looks may do about it; read anew with every version of the case. */
export function useSeal({ id, version }: SealFrame, mayAsk: boolean) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const seal = useQuery(
    trpc.seals.ofCase.queryOptions(
      { caseId: id },
      { staleTime: 60_000, enabled: mayAsk },
    ),
  );
  return {
    ...seal,
    isOld: seal.data !== undefined && seal.data.version !== version,
    /** Everything that shows the case, and every list and number that it came into or left. */
    tellAnew: () => queryClient.invalidateQueries(),
  };
}
