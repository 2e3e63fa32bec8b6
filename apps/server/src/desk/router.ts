import { nudgeInput } from "@kept/domain/desk/nudge";
import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { seesList } from "../api/seen.ts";
import { houseOf } from "../casework/house.ts";
import { officeOf } from "../casework/office-store.ts";
import { slowly } from "../db/slow-reading.ts";
import type { Room } from "../files/disk-space.ts";
import type { DeskRegister } from "./desk-register.ts";
import { houseView, type HouseState } from "./house-views.ts";
import { nudge } from "./nudge-commands.ts";
import { dueCounts, shownOn, todayView, type Today } from "./today-views.ts";

export interface DeskParts {
  readonly registers: Readonly<Record<string, DeskRegister>>;
  readonly house: HouseState;
  readonly room: () => Promise<Room>;
}

export function deskRouter({ registers, house, room }: DeskParts) {
  return router({
    today: procedure("desk.view", { sees: seesList<Today>("today", shownOn) })
      .input(noInput)
      .query(async ({ ctx }) =>
        // It looks at every open case; nobody else waits for that.
        todayView(slowly(ctx.db), {
          actor: ctx.actor,
          office: await officeOf(ctx.db),
          now: ctx.asking.now,
          registers: Object.values(registers),
        }),
      ),

    counts: procedure("desk.view")
      .input(noInput)
      .query(async ({ ctx }) =>
        dueCounts(slowly(ctx.db), {
          actor: ctx.actor,
          office: await officeOf(ctx.db),
          now: ctx.asking.now,
          registers: Object.values(registers),
        }),
      ),

    nudge: procedure("desk.nudge")
      .input(nudgeInput)
      .mutation(async ({ ctx, input }) =>
        answer(await nudge(houseOf(ctx), ctx.asking, input)),
      ),

    /** For everybody: who works has to know what goes on and what does not. */
    room: procedure("account.own")
      .input(noInput)
      .query(() => room()),

    house: procedure("settings.manage")
      .input(noInput)
      .query(async ({ ctx }) =>
        houseView(ctx.db, house, {
          office: await officeOf(ctx.db),
          now: ctx.asking.now,
        }),
      ),
  });
}
