import {
  answerGlassInput,
  breakGlassInput,
} from "@kept/domain/casework/break-glass";
import { oneCaseInput } from "@kept/domain/casework/schema";
import {
  answerUnsealInput,
  askUnsealInput,
  nameInput,
  sealInput,
  unnameInput,
} from "@kept/domain/casework/sealing";
import type { Context } from "../api/context.ts";
import { noInput, procedure, router, type Asking } from "../api/procedure.ts";
import { seesCase } from "../api/seen.ts";
import { answer } from "../api/refusal-error.ts";
import type { ViewPermissions } from "./context-views.ts";
import { answerGlass, breakGlass } from "./glass-commands.ts";
import { glassView } from "./glass-views.ts";
import { houseOf } from "./house.ts";
import { officeOf } from "./office-store.ts";
import { answerNaming } from "./naming-commands.ts";
import type { SealDesk } from "./seal-acts.ts";
import { name, seal, unname } from "./sealing-commands.ts";
import { answerUnseal, askUnseal } from "./unseal-commands.ts";
import { sealView } from "./sealing-views.ts";

/** The seal on a case of any register, and the list of those whom it names. */
export function sealingRouter(parts: {
  readonly viewPermissions: ViewPermissions;
}) {
  const deskOf = (
    ctx: Pick<Context, "change" | "db"> & { asking: Asking },
  ): SealDesk => ({ house: houseOf(ctx), asking: ctx.asking, ...parts });
  const keep = procedure("cases.seal");
  return router({
    ofCase: procedure("account.own", { sees: seesCase({ isCompanion: true }) })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(
          await sealView(ctx.db, ctx.actor, {
            ...input,
            ...parts,
            office: await officeOf(ctx.db),
            now: ctx.asking.now,
          }),
        ),
      ),
    seal: keep
      .input(sealInput)
      .mutation(async ({ ctx, input }) =>
        answer(await seal(deskOf(ctx), input)),
      ),
    name: keep
      .input(nameInput)
      .mutation(async ({ ctx, input }) =>
        answer(await name(deskOf(ctx), input)),
      ),
    unname: keep
      .input(unnameInput)
      .mutation(async ({ ctx, input }) =>
        answer(await unname(deskOf(ctx), input)),
      ),
    answerNaming: procedure("cases.seal", { stepUp: true, approvals: 1 })
      .input(answerUnsealInput)
      .mutation(async ({ ctx, input }) =>
        answer(await answerNaming(deskOf(ctx), input)),
      ),
    askUnseal: procedure("cases.seal", { stepUp: true, approvals: 1 })
      .input(askUnsealInput)
      .mutation(async ({ ctx, input }) =>
        answer(await askUnseal(deskOf(ctx), input)),
      ),
    answerUnseal: procedure("cases.seal", { stepUp: true, approvals: 1 })
      .input(answerUnsealInput)
      .mutation(async ({ ctx, input }) =>
        answer(await answerUnseal(deskOf(ctx), input)),
      ),

    /** Who asked whom to open a sealed case that nobody keeps any more, and who could be asked. */
    glass: keep
      .input(noInput)
      .query(({ ctx }) =>
        glassView(ctx.db, ctx.actor, { now: ctx.asking.now, ...parts }),
      ),
    breakGlass: procedure("cases.seal", { stepUp: true, approvals: 1 })
      .input(breakGlassInput)
      .mutation(async ({ ctx, input }) =>
        answer(await breakGlass(ctx.change, ctx.asking, input)),
      ),
    answerGlass: procedure("cases.seal", { stepUp: true, approvals: 1 })
      .input(answerGlassInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await answerGlass(
            { changeMany: ctx.changeMany, asking: ctx.asking, ...parts },
            input,
          ),
        ),
      ),
  });
}
