import { officeInput } from "@kept/domain/casework/schema";
import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { houseOf } from "./house.ts";
import type { AnyKeeping } from "./keeping.ts";
import { changeOffice } from "./office-commands.ts";
import { officeOf } from "./office-store.ts";

/** What the office is called, where its day begins, and by which calendars it counts. */
export function officeRouter(keepings: readonly AnyKeeping[]) {
  return router({
    get: procedure("account.own")
      .input(noInput)
      .query(async ({ ctx }) => {
        const { calendars: _inTheirOwnList, ...settings } = await officeOf(
          ctx.db,
        );
        return settings;
      }),
    change: procedure("settings.manage")
      .input(officeInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await changeOffice(houseOf(ctx), ctx.asking, {
            keepings,
            settings: input,
          }),
        ),
      ),
  });
}
