import type { Actor } from "@kept/domain/access/actor";
import type { Context } from "../api/context.ts";
import type { Asking } from "../api/procedure.ts";
import type { Db } from "../db/reading.ts";
import type { House } from "./act.ts";
import type { At } from "./keeping.ts";
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

/** Who looks at cases, when, and at which office. */
export interface Seat extends At {
  readonly actor: Actor;
}

export async function seatOf(
  ctx: Pick<Context, "db"> & { readonly asking: Asking },
): Promise<Seat> {
  const { actor, now } = ctx.asking;
  return { office: await officeOf(ctx.db), now, actor };
}
