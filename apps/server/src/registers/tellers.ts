import type { Teller } from "../casework/statements/teller.ts";
import { disclosureTeller } from "./disclosures/teller.ts";

/** Registers that record what was given away about people, for those that answer people with a statement. */
export const tellers: readonly Teller[] = [disclosureTeller];
