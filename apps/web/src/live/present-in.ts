import { createContext, useContext } from "react";

/** Colleagues in one case: the most that any of them does, and their names as one phrase. */
export interface PresentIn {
  readonly doing: "viewing" | "writing";
  readonly who: string;
}

/** Who has which case open, by the id of the case. Empty where nobody provides it. */
export const PresentIns = createContext<ReadonlyMap<string, PresentIn>>(
  new Map(),
);

/** The colleagues in a case now; undefined for none. */
export function usePresentIn(
  caseId: string | undefined,
): PresentIn | undefined {
  const all = useContext(PresentIns);
  return caseId === undefined ? undefined : all.get(caseId);
}
