import { awayFromDesk } from "@kept/domain/access/visible-cases";
import { may, type Permission } from "@kept/domain/access/permissions";
import {
  checkBulkInput,
  sendBulkInput,
  startBulkInput,
} from "@kept/domain/casework/bulk-schema";
import {
  planMacroOnManyInput,
  startMacroInput,
} from "@kept/domain/casework/macro-schema";
import type { BulkCheck } from "@kept/domain/casework/bulk";
import type { ManyPlanned } from "@kept/domain/casework/macro";
import type { ListPageInput } from "@kept/domain/casework/listing-schema";
import type { Selection } from "@kept/domain/casework/listing-query";
import type { Context } from "../../api/context.ts";
import { noInput, procedure, type Asking } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { slowly } from "../../db/slow-reading.ts";
import { planOnMany } from "../macros/plan-on-many.ts";
import { seesList } from "../../api/seen.ts";
import { houseOf } from "../house.ts";
import { countMatching } from "../list-count-views.ts";
import { matchingIds } from "../list-views.ts";
import { officeOf } from "../office-store.ts";
import type { BulkRegister } from "./bulk-parts.ts";
import { checkBulk } from "./check-bulk.ts";
import { sendBulk, startBulk, startMacro } from "./start-bulk.ts";

type Call = Pick<Context, "db" | "change" | "changeMany"> & {
  readonly asking: Asking;
};

/** What a register offers on many cases at once. */
export function bulkProcedures(
  register: BulkRegister,
  permissions: {
    readonly view: Permission;
    readonly work: Permission;
    readonly send: Permission;
  },
) {
  const { source } = register;
  const { listing } = source;
  const deskOf = async ({ db, change, changeMany, asking }: Call) => {
    const { actor, now } = asking;
    const at = { actor, now, office: await officeOf(db) };
    return {
      register,
      change,
      changeMany,
      asking,
      house: houseOf({ db, change }),
      idsOf: (selection: Selection) =>
        matchingIds(db, source, { selection, at }),
      count: (asked: Pick<ListPageInput, "query" | "text">) =>
        // What is done to many at once leaves sealed cases out.
        countMatching(db, source, {
          asked,
          at: { ...at, actor: awayFromDesk(actor) },
        }),
    };
  };
  return {
    bulkActions: procedure(permissions.view)
      .input(noInput)
      .query(({ ctx }) =>
        register.actions.filter(({ permission }) => may(ctx.actor, permission)),
      ),
    startBulk: procedure(permissions.work)
      .input(startBulkInput(listing))
      .mutation(async ({ ctx, input }) =>
        answer(await startBulk(await deskOf(ctx), input)),
      ),
    checkBulk: procedure(permissions.send, {
      sees: seesList<BulkCheck>(
        `${listing.register}.bulk-check`,
        ({ ready, leftOut }) =>
          [...ready, ...leftOut].map(({ caseId }) => caseId),
      ),
    })
      .input(checkBulkInput(listing))
      .query(async ({ ctx, input }) =>
        answer(await checkBulk(await deskOf(ctx), input)),
      ),
    planMacroOnMany: procedure(permissions.work, {
      sees: seesList<Pick<ManyPlanned, "leftOut">>(
        `${listing.register}.macro`,
        ({ leftOut }) => leftOut.map(({ caseId }) => caseId),
      ),
    })
      .input(planMacroOnManyInput(listing))
      .query(async ({ ctx, input }) =>
        answer(
          await planOnMany(
            { ...(await deskOf(ctx)), db: slowly(ctx.db) },
            input,
          ),
        ),
      ),
    startMacro: procedure(permissions.work)
      .input(startMacroInput(listing))
      .mutation(async ({ ctx, input }) =>
        answer(await startMacro(await deskOf(ctx), input)),
      ),
    sendBulk: procedure(permissions.send)
      .input(sendBulkInput)
      .mutation(async ({ ctx, input }) =>
        answer(await sendBulk(await deskOf(ctx), input)),
      ),
  };
}
