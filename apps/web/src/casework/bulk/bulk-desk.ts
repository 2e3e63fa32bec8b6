import type { BulkAction, BulkCheck } from "@kept/domain/casework/bulk";
import type { Selection } from "@kept/domain/casework/listing-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/client.ts";
import type { ManyMacroDesk } from "../macros/macro-desk.ts";
import type { Choice } from "../../ui/form/choice-fields.tsx";

export type Run = inferRouterOutputs<AppRouter>["runs"]["get"];

/** What a register offers on many cases at once, as a value: its bar and its check page ask nothing else. */
export interface BulkDesk {
  /** Those that this person's role may do; null while unknown. */
  readonly actions: readonly BulkAction[] | null;
  /** Whom cases can be given to. */
  readonly people: readonly Choice[];
  readonly start: (asked: {
    readonly action: string;
    readonly selection: Selection;
    readonly ownerId: string | null;
  }) => Promise<{ readonly runId: string }>;
  readonly check: (asked: {
    readonly action: string;
    readonly selection: Selection;
  }) => Promise<BulkCheck>;
  readonly send: (asked: {
    readonly action: string;
    readonly checked: readonly {
      readonly caseId: string;
      readonly version: number;
    }[];
  }) => Promise<{ readonly runId: string }>;
  readonly macros: ManyMacroDesk;
  /** Where a letter to many is looked over, and the list to come back to. */
  readonly checkPath: string;
  readonly listPath: string;
  readonly casePath: (reference: string) => string;
}

/** What the check page is handed beside its address: a selection may hold words that somebody searched for. */
export interface CheckState {
  readonly action: string;
  readonly selection: Selection;
}

export function readCheckState(state: unknown): CheckState | null {
  if (typeof state !== "object" || state === null) return null;
  const { action, selection } = state as Partial<CheckState>;
  return typeof action === "string" && selection !== undefined
    ? { action, selection }
    : null;
}
