import { createContext, type RefObject } from "react";

/** The way on from a case in the list it was opened from; null at its end. */
export interface CaseWalk {
  readonly next: (() => void) | null;
}

/** Filled by whoever knows the list, read by whoever goes on. Empty where there is no list. */
export const CaseWalkContext = createContext<RefObject<CaseWalk | null> | null>(
  null,
);
