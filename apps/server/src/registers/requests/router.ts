import { z } from "zod";
import { instant, line } from "@kept/domain/casework/text-rules";
import {
  addNoteInput,
  addressLetterInput,
  addTaskInput,
  askApprovalInput,
  assignInput,
  caseInput,
  decideApprovalInput,
  editLetterInput,
  enclosureInput,
  letterInput,
  markCurrentInput,
  markPostedInput,
  messageInput,
  oneCaseInput,
  oneLetterInput,
  sendLetterInput,
  setTaskInput,
  startLetterInput,
  takeTaskInput,
} from "@kept/domain/casework/schema";
import { undoInput } from "@kept/domain/casework/undo";
import {
  classifyInput,
  correctInput,
  decideInput,
  endInput,
  extendInput,
  finishSearchInput,
  mergeInput,
  openRequestInput,
  outboxInput,
  pauseInput,
  recordDoneInput,
  recordFeeInput,
  recordReplyInput,
  resumeInput,
  verifyIdentityInput,
} from "@kept/domain/registers/requests/schema";
import { listPageInput } from "@kept/domain/casework/listing-schema";
import { requestListing } from "@kept/domain/registers/requests/listing";
import type { Context } from "../../api/context.ts";
import {
  noInput,
  procedure,
  router,
  type Asking,
} from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesCase, seesFoundCase, seesList, seesPart } from "../../api/seen.ts";
import {
  askApproval,
  decideApproval,
} from "../../casework/approval-commands.ts";
import {
  acceptMessage,
  addNote,
  assign,
  dismissMessage,
} from "../../casework/case-commands.ts";
import {
  checkEnclosure,
  removeEnclosure,
} from "../../casework/enclosure-commands.ts";
import { bulkProcedures } from "../../casework/bulk/bulk-procedures.ts";
import { macroProcedures } from "../../casework/macros/macro-procedures.ts";
import { houseOf as houseOfCall } from "../../casework/house.ts";
import {
  addressLetter,
  discardLetter,
  editLetter,
  markCurrent,
  startLetter,
} from "../../casework/letter-commands.ts";
import {
  countViews,
  listPage,
  type ListPage,
} from "../../casework/list-views.ts";
import { markPosted } from "../../casework/letter-posted.ts";
import {
  printLetter,
  sendLetter,
  stopLetter,
} from "../../casework/sending-commands.ts";
import { caseIdOf } from "../../casework/case-store.ts";
import { officeOf } from "../../casework/office-store.ts";
import { addTask, setTask, takeTask } from "../../casework/task-commands.ts";
import { undoAssign } from "../../casework/undo-commands.ts";
import { requestBulk, requestMacros } from "./bulk.ts";
import { getRequest, type RequestView } from "./case-view.ts";
import {
  extend,
  pause,
  recordDone,
  recordFee,
  resume,
} from "./clock-commands.ts";
import { classify, decide, finishSearch, verifyIdentity } from "./commands.ts";
import { correct } from "./correct-commands.ts";
import { close, markSpam, merge, reopen, withdraw } from "./endings.ts";
import { intakeProcedures } from "./intake-router.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { getLetter, previewLetter } from "./letter-view.ts";
import { requestList } from "./list-view.ts";
import { openRequest } from "./open-request.ts";
import { outbox, type OutboxPage } from "./outbox-view.ts";
import { previewEffect, previewFee } from "./previews.ts";
import { recordReply } from "./reply-commands.ts";

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

const register = requestList.listing.register;
const view = procedure("requests.view");
const viewCase = procedure("requests.view", { sees: seesCase() });
const viewFound = procedure("requests.view", {
  sees: seesFoundCase<RequestView>(({ frame }) => frame.id),
});
const viewLetter = procedure("requests.read", {
  sees: seesPart("letter", "letterId"),
});
const work = procedure("requests.work");
const send = procedure("requests.send");

export const requestsRouter = router({
  list: procedure("requests.view", {
    sees: seesList<ListPage<{ id: string }>>(register, ({ rows }) =>
      rows.map(({ id }) => id),
    ),
  })
    .input(listPageInput(requestListing))
    .query(async ({ ctx, input }) =>
      listPage(ctx.db, requestList, { asked: input, at: await whoOf(ctx) }),
    ),
  counts: view
    .input(noInput)
    .query(async ({ ctx }) =>
      countViews(ctx.db, requestList, await whoOf(ctx)),
    ),
  get: viewCase
    .input(oneCaseInput)
    .query(async ({ ctx, input }) =>
      answer(await getRequest(ctx.db, input.caseId, await whoOf(ctx))),
    ),
  byReference: viewFound
    .input(z.strictObject({ reference: line(40) }))
    .query(async ({ ctx, input }) => {
      const caseId = await caseIdOf(ctx.db, input.reference);
      // An unknown number and a case that is not open to this person are one answer.
      return answer(await getRequest(ctx.db, caseId ?? "", await whoOf(ctx)));
    }),
  getLetter: viewLetter
    .input(oneLetterInput)
    .query(async ({ ctx, input }) =>
      answer(await getLetter(ctx.db, input, await whoOf(ctx))),
    ),
  previewLetter: viewLetter
    .input(oneLetterInput)
    .query(async ({ ctx, input }) =>
      answer(await previewLetter(ctx.db, input, await whoOf(ctx))),
    ),
  outbox: procedure("requests.read", {
    sees: seesList<OutboxPage>(`${register}.outbox`, ({ lines }) =>
      lines.map(({ caseId }) => caseId),
    ),
  })
    .input(outboxInput)
    .query(({ ctx, input }) => outbox(ctx.db, input, ctx.actor)),
  previewPause: view
    .input(
      z.strictObject({
        caseId: z.uuid(),
        ...pauseInput.pick({ ruleIds: true, ground: true, replyBy: true })
          .shape,
      }),
    )
    .query(async ({ ctx, input: { caseId, ...effect } }) =>
      answer(
        await previewEffect(
          ctx.db,
          { caseId, effect: { kind: "pause", ...effect } },
          await whoOf(ctx),
        ),
      ),
    ),
  previewExtension: view
    .input(
      z.strictObject({
        caseId: z.uuid(),
        ...extendInput.pick({ ruleId: true, ground: true, until: true }).shape,
      }),
    )
    .query(async ({ ctx, input: { caseId, ...effect } }) =>
      answer(
        await previewEffect(
          ctx.db,
          { caseId, effect: { kind: "extend", ...effect } },
          await whoOf(ctx),
        ),
      ),
    ),
  previewFee: view
    .input(
      z.strictObject({
        caseId: z.uuid(),
        askedAt: instant.nullable(),
        paidAt: instant.nullable(),
      }),
    )
    .query(async ({ ctx, input }) =>
      answer(await previewFee(ctx.db, input, await whoOf(ctx))),
    ),

  ...intakeProcedures,
  open: procedure("requests.intake")
    .input(openRequestInput)
    .mutation(async ({ ctx, input }) =>
      answer(await openRequest(houseOf(ctx), ctx.asking, input)),
    ),
  classify: work
    .input(classifyInput)
    .mutation(async ({ ctx, input }) =>
      answer(await classify(houseOf(ctx), ctx.asking, input)),
    ),
  correct: work
    .input(correctInput)
    .mutation(async ({ ctx, input }) =>
      answer(await correct(houseOf(ctx), ctx.asking, input)),
    ),
  verifyIdentity: work
    .input(verifyIdentityInput)
    .mutation(async ({ ctx, input }) =>
      answer(await verifyIdentity(houseOf(ctx), ctx.asking, input)),
    ),
  finishSearch: work
    .input(finishSearchInput)
    .mutation(async ({ ctx, input }) =>
      answer(await finishSearch(houseOf(ctx), ctx.asking, input)),
    ),
  decide: procedure("requests.decide")
    .input(decideInput)
    .mutation(async ({ ctx, input }) =>
      answer(await decide(houseOf(ctx), ctx.asking, input)),
    ),
  pause: work
    .input(pauseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await pause(houseOf(ctx), ctx.asking, input)),
    ),
  resume: work
    .input(resumeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await resume(houseOf(ctx), ctx.asking, input)),
    ),
  extend: procedure("requests.decide")
    .input(extendInput)
    .mutation(async ({ ctx, input }) =>
      answer(await extend(houseOf(ctx), ctx.asking, input)),
    ),
  recordReply: send
    .input(recordReplyInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordReply(houseOf(ctx), ctx.asking, input)),
    ),
  recordDone: work
    .input(recordDoneInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordDone(houseOf(ctx), ctx.asking, input)),
    ),
  recordFee: work
    .input(recordFeeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordFee(houseOf(ctx), ctx.asking, input)),
    ),
  close: procedure("requests.close")
    .input(caseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await close(houseOf(ctx), ctx.asking, input)),
    ),
  withdraw: work
    .input(endInput)
    .mutation(async ({ ctx, input }) =>
      answer(await withdraw(houseOf(ctx), ctx.asking, input)),
    ),
  merge: work
    .input(mergeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await merge(houseOf(ctx), ctx.asking, input)),
    ),
  markSpam: work
    .input(endInput)
    .mutation(async ({ ctx, input }) =>
      answer(await markSpam(houseOf(ctx), ctx.asking, input)),
    ),
  reopen: procedure("requests.close")
    .input(endInput)
    .mutation(async ({ ctx, input }) =>
      answer(await reopen(houseOf(ctx), ctx.asking, input)),
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
  acceptMessage: work
    .input(messageInput)
    .mutation(async ({ ctx, input }) =>
      answer(await acceptMessage(houseOf(ctx), ctx.asking, input)),
    ),
  dismissMessage: work
    .input(messageInput)
    .mutation(async ({ ctx, input }) =>
      answer(await dismissMessage(houseOf(ctx), ctx.asking, input)),
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

  ...macroProcedures(requestMacros, "requests.work"),
  ...bulkProcedures(requestBulk, {
    view: "requests.view",
    work: "requests.work",
    send: "requests.send",
  }),

  startLetter: send
    .input(startLetterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await startLetter(houseOf(ctx), ctx.asking, input)),
    ),
  editLetter: send
    .input(editLetterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await editLetter(houseOf(ctx), ctx.asking, input)),
    ),
  markCurrent: send
    .input(markCurrentInput)
    .mutation(async ({ ctx, input }) =>
      answer(await markCurrent(houseOf(ctx), ctx.asking, input)),
    ),
  discardLetter: send
    .input(letterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await discardLetter(houseOf(ctx), ctx.asking, input)),
    ),
  checkEnclosure: send
    .input(enclosureInput)
    .mutation(async ({ ctx, input }) =>
      answer(await checkEnclosure(houseOf(ctx), ctx.asking, input)),
    ),
  removeEnclosure: send
    .input(enclosureInput)
    .mutation(async ({ ctx, input }) =>
      answer(await removeEnclosure(houseOf(ctx), ctx.asking, input)),
    ),
  askApproval: send
    .input(askApprovalInput)
    .mutation(async ({ ctx, input }) =>
      answer(await askApproval(houseOf(ctx), ctx.asking, input)),
    ),
  decideApproval: procedure("requests.approve")
    .input(decideApprovalInput)
    .mutation(async ({ ctx, input }) =>
      answer(await decideApproval(houseOf(ctx), ctx.asking, input)),
    ),
  // A letter that refuses, or withholds something, is approved by somebody who did not write it.
  sendLetter: procedure("requests.send", { approvals: 1 })
    .input(sendLetterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await sendLetter(houseOf(ctx), ctx.asking, input)),
    ),
  addressLetter: send
    .input(addressLetterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await addressLetter(houseOf(ctx), ctx.asking, input)),
    ),
  printLetter: send
    .input(sendLetterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await printLetter(houseOf(ctx), ctx.asking, input)),
    ),
  markPosted: send
    .input(markPostedInput)
    .mutation(async ({ ctx, input }) =>
      answer(await markPosted(houseOf(ctx), ctx.asking, input)),
    ),
  stopLetter: send
    .input(letterInput)
    .mutation(async ({ ctx, input }) =>
      answer(await stopLetter(houseOf(ctx), ctx.asking, input)),
    ),
});
