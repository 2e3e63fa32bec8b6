import type { FirstCalls } from "../api/first-calls.ts";
import { requestFirstCalls } from "./requests/routes.ts";

/** What the list of every register asks first. */
export const registerFirstCalls: FirstCalls = { ...requestFirstCalls };
