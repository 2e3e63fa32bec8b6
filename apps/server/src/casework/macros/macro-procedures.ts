import type { Permission } from "@kept/domain/access/permissions";
import { isForMany } from "@kept/domain/casework/macro";
import {
  applyMacroInput,
  planMacroInput,
  undoMacroInput,
} from "@kept/domain/casework/macro-schema";
import { procedure } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesCase } from "../../api/seen.ts";
import { houseOf, seatOf } from "../house.ts";
import { runnable } from "./macro-commands.ts";
import type { MacroRegister } from "./macro-register.ts";

/** A macro on one case: what it would do, doing it, taking it back. */
export function macroProcedures(register: MacroRegister, work: Permission) {
  const { key } = register;
  return {
    planMacro: procedure(work, { sees: seesCase({ isCompanion: true }) })
      .input(planMacroInput)
      .query(async ({ ctx, input: { caseId, macroId } }) => {
        const macro = answer(
          await runnable(ctx.db, ctx.actor, { register: key, macroId }),
        );
        const { steps, name, version } = macro;
        const plan = answer(
          await register.plan(ctx.db, await seatOf(ctx), { caseId, steps }),
        );
        return { name, macroVersion: version, plan, forMany: isForMany(steps) };
      }),
    applyMacro: procedure(work)
      .input(applyMacroInput)
      .mutation(async ({ ctx, input }) => {
        const { caseId, version, macroId, macroVersion } = input;
        const macro = answer(
          await runnable(ctx.db, ctx.actor, {
            register: key,
            macroId,
            version: macroVersion,
          }),
        );
        const wanted = { caseId, version, macro, whole: false };
        return answer(await register.run(houseOf(ctx), ctx.asking, wanted));
      }),
    undoMacro: procedure(work)
      .input(undoMacroInput)
      .mutation(async ({ ctx, input }) =>
        answer(await register.undo(houseOf(ctx), ctx.asking, input)),
      ),
  };
}
