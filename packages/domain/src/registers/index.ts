import { disclosures } from "./disclosures/register.ts";
import { requests } from "./requests/register.ts";

/** The one list of registers. */
export const registers = { requests, disclosures } as const;
export type RegisterKey = keyof typeof registers;
