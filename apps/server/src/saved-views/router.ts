import {
  oneViewInput,
  saveViewInput,
  setDefaultViewInput,
  updateViewInput,
  viewsOfInput,
} from "@kept/domain/casework/saved-view";
import type { Actor } from "@kept/domain/access/actor";
import type { Listing } from "@kept/domain/casework/listing";
import { granted, refused } from "@kept/domain/verdict";
import { procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { savedViewsFor } from "./saved-list-views.ts";
import {
  listingFor,
  saveView,
  setDefaultView,
  setRemoved,
  updateView,
  type ListedRegister,
} from "./saved-view-commands.ts";

/** Views that people keep of the lists of registers. Whose they are is asked in each act. */
export function savedViewsRouter(registers: readonly ListedRegister[]) {
  const own = procedure("account.own");
  const listingOf = (
    { register }: { register: string },
    actor: Actor,
  ): Listing => {
    const listing = listingFor(registers, register, actor);
    return answer(listing === null ? refused("notFound") : granted(listing));
  };
  return router({
    list: own
      .input(viewsOfInput)
      .query(({ ctx, input }) =>
        savedViewsFor(ctx.db, listingOf(input, ctx.actor), ctx.actor),
      ),
    save: own.input(saveViewInput).mutation(async ({ ctx, input }) =>
      answer(
        await saveView(ctx.change, ctx.asking, {
          listing: listingOf(input, ctx.actor),
          input,
        }),
      ),
    ),
    update: own
      .input(updateViewInput)
      .mutation(async ({ ctx, input }) =>
        answer(await updateView(ctx.change, ctx.asking, { registers, input })),
      ),
    remove: own.input(oneViewInput).mutation(async ({ ctx, input }) =>
      answer(
        await setRemoved(ctx.change, ctx.asking, {
          ...input,
          isRemoved: true,
        }),
      ),
    ),
    restore: own.input(oneViewInput).mutation(async ({ ctx, input }) =>
      answer(
        await setRemoved(ctx.change, ctx.asking, {
          ...input,
          isRemoved: false,
        }),
      ),
    ),
    setDefault: own
      .input(setDefaultViewInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await setDefaultView(ctx.change, ctx.asking, {
            listing: listingOf(input, ctx.actor),
            input,
          }),
        ),
      ),
  });
}
