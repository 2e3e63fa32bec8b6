import {
  decideMatchInput,
  encloseStatementInput,
} from "@kept/domain/casework/statement-schema";
import { caseInput, oneCaseInput } from "@kept/domain/casework/schema";
import { procedure, router } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesCase } from "../../api/seen.ts";
import type { ViewPermissions } from "../context-views.ts";
import { houseOf } from "../house.ts";
import { officeOf } from "../office-store.ts";
import {
  decideMatch,
  encloseStatement,
  makeStatement,
  type Printing,
} from "./statement-commands.ts";
import { statementView, toldIn } from "./statement-views.ts";
export type { Printing } from "./statement-commands.ts";
import type { StatementParts } from "./teller.ts";

export interface StatementRouterParts extends Printing {
  readonly parts: StatementParts;
  readonly viewPermissions: ViewPermissions;
}

/** What people are told of the records about them; the register of the case says who may do it. */
export function statementsRouter({
  parts,
  viewPermissions,
  files,
  press,
}: StatementRouterParts) {
  return router({
    ofCase: procedure("account.own", { sees: seesCase({ isCompanion: true }) })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(
          await statementView(ctx.db, parts, {
            ...input,
            viewPermissions,
            actor: ctx.actor,
            office: await officeOf(ctx.db),
            now: ctx.asking.now,
          }),
        ),
      ),

    toldIn: procedure("account.own", { sees: seesCase({ isCompanion: true }) })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(
          await toldIn(ctx.db, {
            ...input,
            viewPermissions,
            actor: ctx.actor,
          }),
        ),
      ),

    decideMatch: procedure("account.own")
      .input(decideMatchInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await decideMatch(
            { db: ctx.db, house: houseOf(ctx), parts },
            ctx.asking,
            input,
          ),
        ),
      ),

    make: procedure("account.own")
      .input(caseInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await makeStatement(
            { db: ctx.db, house: houseOf(ctx), parts, files, press },
            ctx.asking,
            input,
          ),
        ),
      ),

    enclose: procedure("account.own")
      .input(encloseStatementInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await encloseStatement(
            { db: ctx.db, house: houseOf(ctx), parts },
            ctx.asking,
            input,
          ),
        ),
      ),
  });
}
