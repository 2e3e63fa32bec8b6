import type { Context } from "../api/context.ts";
import type { House } from "./act.ts";
import { officeOf } from "./office-store.ts";

/** The house as a command needs it, from what a procedure is given. */
export function houseOf(ctx: Pick<Context, "change" | "db">): House {
  return {
    change: ctx.change,
    office: (within = ctx.db) => officeOf(within, ctx.db),
  };
}
