import {
  freezeReportInput,
  reportInput,
  reportRowsInput,
  signReportInput,
} from "@kept/domain/registers/disclosures/report-schema";
import { noInput, procedure, router } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesList } from "../../api/seen.ts";
import { houseOf, seatOf } from "../../casework/house.ts";
import { freezeReport, signReport } from "./report-commands.ts";
import {
  draftOf,
  frozenReports,
  helpfulOn,
  rowsBehind,
} from "./report-views.ts";

type Rows = Awaited<ReturnType<typeof rowsBehind>>;

/** The transparency report: its numbers, the cases behind them, and what was frozen and signed off. */
export const reportsRouter = router({
  draft: procedure("disclosures.figures")
    .input(reportInput)
    .query(async ({ ctx, input }) => draftOf(ctx.db, input, await seatOf(ctx))),

  rows: procedure("disclosures.view", {
    sees: seesList<Rows>("transparency", ({ rows }) =>
      rows.map(({ id }) => id),
    ),
  })
    .input(reportRowsInput)
    .query(async ({ ctx, input: { number, ...asked } }) =>
      rowsBehind(ctx.db, asked, { ...(await seatOf(ctx)), number }),
    ),

  // Bodies are named here, so it takes the right to read the register.
  helpful: procedure("disclosures.view")
    .input(reportInput)
    .query(async ({ ctx, input }) =>
      helpfulOn(ctx.db, input, await seatOf(ctx)),
    ),

  frozen: procedure("disclosures.figures")
    .input(noInput)
    .query(({ ctx }) => frozenReports(ctx.db, ctx.actor)),

  freeze: procedure("disclosures.release")
    .input(freezeReportInput)
    .mutation(async ({ ctx, input }) =>
      answer(await freezeReport(houseOf(ctx), ctx.asking, input)),
    ),

  sign: procedure("disclosures.approve", { approvals: 1 })
    .input(signReportInput)
    .mutation(async ({ ctx, input }) =>
      answer(await signReport(houseOf(ctx), ctx.asking, input)),
    ),
});
