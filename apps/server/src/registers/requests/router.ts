import { z } from "zod";
import { instant } from "@kept/domain/casework/text-rules";
import { caseInput } from "@kept/domain/casework/schema";
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
import { procedure, router } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesList } from "../../api/seen.ts";
import { seatOf } from "../../casework/house.ts";
import {
  acting,
  letterProcedures,
  registerProcedures,
} from "../../casework/register-router.ts";
import { requestBulk, requestMacros } from "./bulk.ts";
import { getRequest } from "./case-view.ts";
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
import { requestList } from "./list-view.ts";
import { openRequest } from "./open-request.ts";
import { outbox, type OutboxPage } from "./outbox-view.ts";
import { previewEffect, previewFee } from "./previews.ts";
import { recordReply } from "./reply-commands.ts";

const view = procedure("requests.view");
const rights = {
  view: "requests.view",
  work: "requests.work",
  send: "requests.send",
  approve: "requests.approve",
} as const;
const { work, send } = rights;
const act = acting(keeping);

export const requestsRouter = router({
  ...registerProcedures({
    keeping,
    list: requestList,
    view: getRequest,
    macros: requestMacros,
    bulk: requestBulk,
    rights,
  }),
  ...letterProcedures(keeping, rights),
  outbox: procedure("requests.read", {
    sees: seesList<OutboxPage>("requests.outbox", ({ lines }) =>
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
          await seatOf(ctx),
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
          await seatOf(ctx),
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
      answer(await previewFee(ctx.db, input, await seatOf(ctx))),
    ),

  ...intakeProcedures,
  open: act("requests.intake", openRequestInput, openRequest),
  classify: act(work, classifyInput, classify),
  correct: act(work, correctInput, correct),
  verifyIdentity: act(work, verifyIdentityInput, verifyIdentity),
  finishSearch: act(work, finishSearchInput, finishSearch),
  decide: act("requests.decide", decideInput, decide),
  pause: act(work, pauseInput, pause),
  resume: act(work, resumeInput, resume),
  extend: act("requests.decide", extendInput, extend),
  recordReply: act(send, recordReplyInput, recordReply),
  recordDone: act(work, recordDoneInput, recordDone),
  recordFee: act(work, recordFeeInput, recordFee),
  close: act("requests.close", caseInput, close),
  withdraw: act(work, endInput, withdraw),
  merge: act(work, mergeInput, merge),
  markSpam: act(work, endInput, markSpam),
  reopen: act("requests.close", endInput, reopen),
});
