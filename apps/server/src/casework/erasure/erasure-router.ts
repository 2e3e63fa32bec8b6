import {
  askErasureInput,
  decideErasureInput,
  setHoldInput,
} from "@kept/domain/casework/erasure";
import { caseInput, oneCaseInput } from "@kept/domain/casework/schema";
import { procedure, router } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesCase } from "../../api/seen.ts";
import { houseOf } from "../house.ts";
import { officeOf } from "../office-store.ts";
import { askErasure, decideErasure } from "./erasure-commands.ts";
import {
  erasurePreview,
  erasureView,
  type ErasureParts,
} from "./erasure-views.ts";
import { liftHold, setHold } from "./hold-commands.ts";

/** What keeps a case from going, and what makes a person go from it; for cases of every register. */
export function erasureRouter(parts: ErasureParts) {
  const erases = procedure("cases.erase", { stepUp: true, approvals: 1 });
  const holds = procedure("cases.hold");
  return router({
    ofCase: procedure("account.own", { sees: seesCase({ isCompanion: true }) })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(
          await erasureView(ctx.db, ctx.actor, {
            ...input,
            ...parts,
            office: await officeOf(ctx.db),
            now: ctx.asking.now,
          }),
        ),
      ),

    preview: procedure("cases.erase", {
      sees: seesCase({ isCompanion: true }),
    })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(
          await erasurePreview(ctx.db, ctx.actor, {
            ...input,
            ...parts,
            office: await officeOf(ctx.db),
            now: ctx.asking.now,
          }),
        ),
      ),

    ask: erases
      .input(askErasureInput)
      .mutation(async ({ ctx, input }) =>
        answer(await askErasure(houseOf(ctx), ctx.asking, { input, parts })),
      ),

    decide: erases
      .input(decideErasureInput)
      .mutation(async ({ ctx, input }) =>
        answer(await decideErasure(houseOf(ctx), ctx.asking, { input, parts })),
      ),

    hold: holds
      .input(setHoldInput)
      .mutation(async ({ ctx, input }) =>
        answer(await setHold(houseOf(ctx), ctx.asking, { input, ...parts })),
      ),

    liftHold: holds
      .input(caseInput)
      .mutation(async ({ ctx, input }) =>
        answer(await liftHold(houseOf(ctx), ctx.asking, { input, ...parts })),
      ),
  });
}
