import type { Permission } from "@kept/domain/access/permissions";
import { isAway, setAbsenceInput } from "@kept/domain/access/absence";
import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { endOwnAbsence, setAbsence } from "./absence-commands.ts";
import { absencesFrom } from "./absence-store.ts";
import { houseOf } from "./house.ts";
import { officeOf } from "./office-store.ts";
import { today } from "./office.ts";

/** Who is away and who stands in; everybody says so of themselves. */
export const absencesRouter = (approving: readonly Permission[]) =>
  router({
    list: procedure("people.view")
      .input(noInput)
      .query(async ({ ctx }) => {
        const day = today(await officeOf(ctx.db), ctx.asking.now);
        const absences = await absencesFrom(ctx.db, day);
        return absences.map((absence) => ({
          ...absence,
          isNow: isAway(absence, day),
        }));
      }),
    set: procedure("account.own")
      .input(setAbsenceInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await setAbsence({ ...houseOf(ctx), approving }, ctx.asking, input),
        ),
      ),
    end: procedure("account.own")
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await endOwnAbsence(houseOf(ctx), ctx.asking)),
      ),
  });
