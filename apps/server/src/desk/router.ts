import { noInput, procedure, router } from "../api/procedure.ts";
import { officeOf } from "../casework/office-store.ts";
import type { DeskRegister } from "./desk-register.ts";
import { todayView } from "./today-views.ts";

export function deskRouter(registers: Readonly<Record<string, DeskRegister>>) {
  return router({
    today: procedure("desk.view")
      .input(noInput)
      .query(async ({ ctx }) =>
        todayView(ctx.db, {
          actor: ctx.actor,
          office: await officeOf(ctx.db),
          now: ctx.asking.now,
          registers: Object.values(registers),
        }),
      ),
  });
}
