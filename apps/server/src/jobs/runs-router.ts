import { oneRunInput } from "@kept/domain/casework/bulk-schema";
import { line } from "@kept/domain/casework/text-rules";
import { z } from "zod";
import { procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { cancelRun, undoRun } from "./run-commands.ts";
import { runUnderway } from "./run-store.ts";
import { outcomeTable, ownRun, ownRunView } from "./runs-view.ts";

/** What somebody has going on many things at once. Nobody sees the run of another. */
export const runsRouter = router({
  get: procedure("account.own")
    .input(oneRunInput)
    .query(async ({ ctx, input }) =>
      answer(await ownRunView(ctx.db, input.runId, ctx.asking)),
    ),
  underway: procedure("account.own")
    .input(z.strictObject({ register: line(40) }))
    .query(async ({ ctx, input: { register } }) => ({
      runId: await runUnderway(ctx.db, { ownerId: ctx.actor.id, register }),
    })),
  outcome: procedure("account.own")
    .input(
      z.strictObject({ ...oneRunInput.shape, language: z.enum(["en", "zh"]) }),
    )
    .query(async ({ ctx, input }) => {
      const run = answer(await ownRun(ctx.db, input.runId, ctx.asking));
      return outcomeTable(ctx.db, run, {
        viewer: ctx.actor,
        language: input.language,
      });
    }),
  cancel: procedure("account.own")
    .input(oneRunInput)
    .mutation(async ({ ctx, input }) => answer(await cancelRun(ctx, input))),
  undo: procedure("account.own")
    .input(oneRunInput)
    .mutation(async ({ ctx, input }) => answer(await undoRun(ctx, input))),
});
