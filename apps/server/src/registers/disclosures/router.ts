import { z } from "zod";
import { listPageInput } from "@kept/domain/casework/listing-schema";
import {
  addNoteInput,
  addTaskInput,
  assignInput,
  oneCaseInput,
  setTaskInput,
  takeTaskInput,
} from "@kept/domain/casework/schema";
import { line } from "@kept/domain/casework/text-rules";
import { undoInput } from "@kept/domain/casework/undo";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import { openDisclosureInput } from "@kept/domain/registers/disclosures/schema";
import type { Context } from "../../api/context.ts";
import {
  noInput,
  procedure,
  router,
  type Asking,
} from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesCase, seesFoundCase, seesList } from "../../api/seen.ts";
import { bulkProcedures } from "../../casework/bulk/bulk-procedures.ts";
import { addNote, assign } from "../../casework/case-commands.ts";
import { caseIdOf } from "../../casework/case-store.ts";
import { houseOf as houseOfCall } from "../../casework/house.ts";
import {
  countViews,
  listPage,
  type ListPage,
} from "../../casework/list-views.ts";
import { macroProcedures } from "../../casework/macros/macro-procedures.ts";
import { officeOf } from "../../casework/office-store.ts";
import { addTask, setTask, takeTask } from "../../casework/task-commands.ts";
import { undoAssign } from "../../casework/undo-commands.ts";
import { disclosureBulk, disclosureMacros } from "./bulk.ts";
import { getDisclosure, type DisclosureView } from "./case-view.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { disclosureList } from "./list-view.ts";
import { openDisclosure } from "./open-disclosure.ts";

function houseOf(ctx: Pick<Context, "change" | "db">) {
  return { ...houseOfCall(ctx), keeping };
}

async function whoOf(ctx: Pick<Context, "db"> & { asking: Asking }) {
  return {
    office: await officeOf(ctx.db),
    now: ctx.asking.now,
    actor: ctx.asking.actor,
  };
}

const register = disclosureList.listing.register;
const work = procedure("disclosures.work");

export const disclosuresRouter = router({
  list: procedure("disclosures.view", {
    sees: seesList<ListPage<{ id: string }>>(register, ({ rows }) =>
      rows.map(({ id }) => id),
    ),
  })
    .input(listPageInput(disclosureListing))
    .query(async ({ ctx, input }) =>
      listPage(ctx.db, disclosureList, { asked: input, at: await whoOf(ctx) }),
    ),
  counts: procedure("disclosures.view")
    .input(noInput)
    .query(async ({ ctx }) =>
      countViews(ctx.db, disclosureList, await whoOf(ctx)),
    ),
  get: procedure("disclosures.view", { sees: seesCase() })
    .input(oneCaseInput)
    .query(async ({ ctx, input }) =>
      answer(await getDisclosure(ctx.db, input.caseId, await whoOf(ctx))),
    ),
  byReference: procedure("disclosures.view", {
    sees: seesFoundCase<DisclosureView>(({ frame }) => frame.id),
  })
    .input(z.strictObject({ reference: line(40) }))
    .query(async ({ ctx, input }) => {
      const caseId = await caseIdOf(ctx.db, input.reference);
      // An unknown number and a case that is not open to this person are one answer.
      return answer(
        await getDisclosure(ctx.db, caseId ?? "", await whoOf(ctx)),
      );
    }),

  open: procedure("disclosures.intake")
    .input(openDisclosureInput)
    .mutation(async ({ ctx, input }) =>
      answer(await openDisclosure(houseOf(ctx), ctx.asking, input)),
    ),

  assign: work
    .input(assignInput)
    .mutation(async ({ ctx, input }) =>
      answer(await assign(houseOf(ctx), ctx.asking, input)),
    ),
  undoAssign: work
    .input(undoInput)
    .mutation(async ({ ctx, input }) =>
      answer(await undoAssign(houseOf(ctx), ctx.asking, input)),
    ),
  addNote: work
    .input(addNoteInput)
    .mutation(async ({ ctx, input }) =>
      answer(await addNote(houseOf(ctx), ctx.asking, input)),
    ),
  addTask: work
    .input(addTaskInput)
    .mutation(async ({ ctx, input }) =>
      answer(await addTask(houseOf(ctx), ctx.asking, input)),
    ),
  setTask: work
    .input(setTaskInput)
    .mutation(async ({ ctx, input }) =>
      answer(await setTask(houseOf(ctx), ctx.asking, input)),
    ),
  takeTask: work
    .input(takeTaskInput)
    .mutation(async ({ ctx, input }) =>
      answer(await takeTask(houseOf(ctx), ctx.asking, input)),
    ),

  ...macroProcedures(disclosureMacros, "disclosures.work"),
  ...bulkProcedures(disclosureBulk, {
    view: "disclosures.view",
    work: "disclosures.work",
    send: "disclosures.release",
  }),
});
