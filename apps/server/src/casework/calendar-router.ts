import { calendarYearInput } from "@kept/domain/time/calendar-import";
import { line } from "@kept/domain/casework/text-rules";
import { refused } from "@kept/domain/verdict";
import { z } from "zod";
import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { importCalendarYear, previewImport } from "./calendar-commands.ts";
import { listCalendars } from "./calendar-views.ts";
import { houseOf } from "./house.ts";
import type { AnyKeeping } from "./keeping.ts";
import { officeOf } from "./office-store.ts";

const importInput = z.strictObject({
  calendarId: line(20),
  year: calendarYearInput,
});

/** Working-day calendars and their years; what an import moves is shown before it is done. */
export function calendarsRouter(keepings: readonly AnyKeeping[]) {
  return router({
    list: procedure("rules.view")
      .input(noInput)
      .query(async ({ ctx }) => listCalendars(ctx.db, await officeOf(ctx.db))),
    get: procedure("rules.view")
      .input(z.strictObject({ calendarId: line(20) }))
      .query(async ({ ctx, input }) => {
        const { calendars } = await officeOf(ctx.db);
        const found = calendars.find(({ id }) => id === input.calendarId);
        return answer(found ? { ok: true, value: found } : refused("notFound"));
      }),
    previewImport: procedure("rules.manage")
      .input(importInput)
      .query(async ({ ctx, input }) =>
        answer(
          await previewImport(
            ctx.db,
            { keepings, ...input },
            {
              office: await officeOf(ctx.db),
              now: ctx.asking.now,
              viewer: ctx.actor,
            },
          ),
        ),
      ),
    import: procedure("rules.manage")
      .input(importInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await importCalendarYear(houseOf(ctx), ctx.asking, {
            keepings,
            ...input,
          }),
        ),
      ),
  });
}
