import type { Context } from "../api/context.ts";
import type { Db } from "../db/reading.ts";
import type { House } from "./act.ts";
import { officeOf } from "./office-store.ts";

/** The house as a command needs it, from what a procedure is given. */
export function houseOf(ctx: Pick<Context, "change" | "db">): House {
  return {
    change: ctx.change,
    office: (within = ctx.db) => officeOf(within, ctx.db),
  };
}

/** The house as something needs it that it does by itself, at the moment at which it does it. */
export interface HouseAtWork extends House {
  readonly db: Db;
  readonly now: () => string;
}
