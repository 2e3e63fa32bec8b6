import { z } from "zod";
import { listPageInput } from "@kept/domain/casework/listing-schema";
import {
  addNoteInput,
  addTaskInput,
  assignInput,
  caseInput,
  oneCaseInput,
  setTaskInput,
  takeTaskInput,
} from "@kept/domain/casework/schema";
import { line } from "@kept/domain/casework/text-rules";
import { undoInput } from "@kept/domain/casework/undo";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import {
  addAgencyInput,
  askReleaseInput,
  bindRecipientInput,
  challengeInput,
  correctDisclosureInput,
  decideCorrectionInput,
  decideNoticeInput,
  decideReleaseInput,
  endDisclosureInput,
  giveNoticeInput,
  logInstrumentInput,
  openDisclosureInput,
  preserveInput,
  proposeCorrectionInput,
  recordConsentInput,
  recordPaperInput,
  recordReceiptInput,
  recordReplyToChallengeInput,
  refuseInput,
  registerPageInput,
  releaseInput,
  reviewInput,
  setPersonsInput,
  setScopeInput,
  setSecrecyInput,
  tellBeforeInput,
  verifyAuthorityInput,
  withdrawDisclosureInput,
} from "@kept/domain/registers/disclosures/schema";
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
import {
  bindRecipient,
  challenge,
  recordConsent,
  recordReply,
  tellBefore,
} from "./before-commands.ts";
import { disclosureBulk, disclosureMacros } from "./bulk.ts";
import { getDisclosure, type DisclosureView } from "./case-view.ts";
import {
  addAgency,
  correct,
  logInstrument,
  review,
  setPersons,
  setScope,
  verifyAuthority,
} from "./commands.ts";
import { decideCorrection, proposeCorrection } from "./entry-commands.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { disclosureList } from "./list-view.ts";
import { openDisclosure } from "./open-disclosure.ts";
import {
  registerExtract,
  registerPage,
  type Extract,
  type RegisterPage,
} from "./register-views.ts";
import {
  askRelease,
  close,
  decideRelease,
  preserve,
  recordPaper,
  recordReceipt,
  refuse,
  release,
  reopen,
  withdraw,
} from "./release-commands.ts";
import { decideNotice, giveNotice, setSecrecy } from "./secrecy-commands.ts";
import { readAgencies } from "./store.ts";

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
  agencies: procedure("disclosures.view")
    .input(noInput)
    .query(({ ctx }) => readAgencies(ctx.db)),
  register: procedure("disclosures.view", {
    sees: seesList<RegisterPage>(`${register}.register`, ({ lines }) =>
      lines.map(({ entry }) => entry.caseId),
    ),
  })
    .input(registerPageInput)
    .query(async ({ ctx, input }) =>
      registerPage(ctx.db, input, await whoOf(ctx)),
    ),
  extract: procedure("disclosures.view", {
    sees: seesList<Extract>(`${register}.extract`, ({ lines }) =>
      lines.map(({ entry }) => entry.caseId),
    ),
  })
    .input(registerPageInput.omit({ cursor: true, limit: true }))
    .query(async ({ ctx, input }) =>
      registerExtract(ctx.db, input, await whoOf(ctx)),
    ),
  correct: work
    .input(correctDisclosureInput)
    .mutation(async ({ ctx, input }) =>
      answer(await correct(houseOf(ctx), ctx.asking, input)),
    ),
  setPersons: work
    .input(setPersonsInput)
    .mutation(async ({ ctx, input }) =>
      answer(await setPersons(houseOf(ctx), ctx.asking, input)),
    ),
  logInstrument: work
    .input(logInstrumentInput)
    .mutation(async ({ ctx, input }) =>
      answer(await logInstrument(houseOf(ctx), ctx.asking, input)),
    ),
  verifyAuthority: work
    .input(verifyAuthorityInput)
    .mutation(async ({ ctx, input }) =>
      answer(await verifyAuthority(houseOf(ctx), ctx.asking, input)),
    ),
  addAgency: work
    .input(addAgencyInput)
    .mutation(async ({ ctx, input }) =>
      answer(await addAgency(houseOf(ctx), ctx.asking, input)),
    ),
  review: work
    .input(reviewInput)
    .mutation(async ({ ctx, input }) =>
      answer(await review(houseOf(ctx), ctx.asking, input)),
    ),
  setScope: work
    .input(setScopeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await setScope(houseOf(ctx), ctx.asking, input)),
    ),
  challenge: work
    .input(challengeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await challenge(houseOf(ctx), ctx.asking, input)),
    ),
  recordReply: work
    .input(recordReplyToChallengeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordReply(houseOf(ctx), ctx.asking, input)),
    ),
  bindRecipient: work
    .input(bindRecipientInput)
    .mutation(async ({ ctx, input }) =>
      answer(await bindRecipient(houseOf(ctx), ctx.asking, input)),
    ),
  tellBefore: work
    .input(tellBeforeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await tellBefore(houseOf(ctx), ctx.asking, input)),
    ),
  recordConsent: work
    .input(recordConsentInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordConsent(houseOf(ctx), ctx.asking, input)),
    ),
  askRelease: work
    .input(askReleaseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await askRelease(houseOf(ctx), ctx.asking, input)),
    ),
  decideRelease: procedure("disclosures.approve")
    .input(decideReleaseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await decideRelease(houseOf(ctx), ctx.asking, input)),
    ),
  release: procedure("disclosures.release")
    .input(releaseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await release(houseOf(ctx), ctx.asking, input)),
    ),
  refuse: procedure("disclosures.release")
    .input(refuseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await refuse(houseOf(ctx), ctx.asking, input)),
    ),
  withdraw: work
    .input(withdrawDisclosureInput)
    .mutation(async ({ ctx, input }) =>
      answer(await withdraw(houseOf(ctx), ctx.asking, input)),
    ),
  recordPaper: work
    .input(recordPaperInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordPaper(houseOf(ctx), ctx.asking, input)),
    ),
  recordReceipt: work
    .input(recordReceiptInput)
    .mutation(async ({ ctx, input }) =>
      answer(await recordReceipt(houseOf(ctx), ctx.asking, input)),
    ),
  preserve: work
    .input(preserveInput)
    .mutation(async ({ ctx, input }) =>
      answer(await preserve(houseOf(ctx), ctx.asking, input)),
    ),
  setSecrecy: work
    .input(setSecrecyInput)
    .mutation(async ({ ctx, input }) =>
      answer(await setSecrecy(houseOf(ctx), ctx.asking, input)),
    ),
  decideNotice: work
    .input(decideNoticeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await decideNotice(houseOf(ctx), ctx.asking, input)),
    ),
  giveNotice: work
    .input(giveNoticeInput)
    .mutation(async ({ ctx, input }) =>
      answer(await giveNotice(houseOf(ctx), ctx.asking, input)),
    ),
  close: work
    .input(caseInput)
    .mutation(async ({ ctx, input }) =>
      answer(await close(houseOf(ctx), ctx.asking, input)),
    ),
  reopen: work
    .input(endDisclosureInput)
    .mutation(async ({ ctx, input }) =>
      answer(await reopen(houseOf(ctx), ctx.asking, input)),
    ),
  proposeCorrection: work
    .input(proposeCorrectionInput)
    .mutation(async ({ ctx, input }) =>
      answer(await proposeCorrection(houseOf(ctx), ctx.asking, input)),
    ),
  decideCorrection: procedure("disclosures.approve")
    .input(decideCorrectionInput)
    .mutation(async ({ ctx, input }) =>
      answer(await decideCorrection(houseOf(ctx), ctx.asking, input)),
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
