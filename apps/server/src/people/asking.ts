import type { Intent } from "../ledger/change.ts";

/** Who asks, when, and under which key. */
export type Asking = Omit<Intent, "action" | "case">;
