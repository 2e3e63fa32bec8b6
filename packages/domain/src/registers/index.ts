import { requests } from "./requests/register.ts";

/** The one list of registers. */
export const registers = { requests } as const;
export type RegisterKey = keyof typeof registers;
