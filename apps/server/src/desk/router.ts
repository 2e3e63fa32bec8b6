import { noInput, procedure, router } from "../api/procedure.ts";
import { officeOf } from "../casework/office.ts";
import { todayView } from "./today-views.ts";

export const deskRouter = router({
  today: procedure("desk.view")
    .input(noInput)
    .query(async ({ ctx }) =>
      todayView(ctx.db, {
        actor: ctx.actor,
        office: await officeOf(ctx.db),
        now: ctx.asking.now,
      }),
    ),
});
