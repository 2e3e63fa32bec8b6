import { caseInput, decideApprovalInput } from "@kept/domain/casework/schema";
import {
  addAgencyInput,
  askReleaseInput,
  bindRecipientInput,
  challengeInput,
  correctDisclosureInput,
  decideCorrectionInput,
  decideNoticeInput,
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
import { noInput, procedure, router } from "../../api/procedure.ts";
import { seesList } from "../../api/seen.ts";
import { seatOf } from "../../casework/house.ts";
import {
  acting,
  letterProcedures,
  registerProcedures,
} from "../../casework/register-router.ts";
import { agencyDirectory } from "./agency-views.ts";
import {
  bindRecipient,
  challenge,
  recordConsent,
  recordReply,
  tellBefore,
} from "./before-commands.ts";
import { disclosureBulk, disclosureMacros } from "./bulk.ts";
import { getDisclosure } from "./case-view.ts";
import { addAgency, verifyAuthority } from "./authority-commands.ts";
import { correct, setPersons } from "./demand-commands.ts";
import { logInstrument } from "./instrument-command.ts";
import { review } from "./review-command.ts";
import { setScope } from "./scope-command.ts";
import { decideCorrection, proposeCorrection } from "./entry-commands.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { disclosureList } from "./list-view.ts";
import { openDisclosure } from "./open-disclosure.ts";
import type { DisclosureParts } from "./pack-command.ts";
import { packageProcedures } from "./package-router.ts";
import {
  registerExtract,
  registerPage,
  type Extract,
  type RegisterPage,
} from "./register-views.ts";
import { askRelease, decideRelease } from "./approval-commands.ts";
import { close, recordPaper, recordReceipt, reopen } from "./after-commands.ts";
import { refuse, withdraw } from "./negative-commands.ts";
import { preserve } from "./preserve-command.ts";
import { release } from "./release-command.ts";
import { decideNotice, giveNotice, setSecrecy } from "./secrecy-commands.ts";

const rights = {
  view: "disclosures.view",
  work: "disclosures.work",
  send: "disclosures.release",
  approve: "disclosures.approve",
} as const;
const { view, work } = rights;
const act = acting(keeping);

/** The procedures of the register. */
export const disclosuresRouter = (parts: DisclosureParts) =>
  router({
    ...registerProcedures({
      keeping,
      list: disclosureList,
      view: getDisclosure,
      macros: disclosureMacros,
      bulk: disclosureBulk,
      rights,
    }),
    ...letterProcedures(keeping, rights),
    open: act("disclosures.intake", openDisclosureInput, openDisclosure),
    agencies: procedure(view)
      .input(noInput)
      .query(({ ctx }) => agencyDirectory(ctx.db, ctx.actor)),
    register: procedure(view, {
      sees: seesList<RegisterPage>("disclosures.register", ({ lines }) =>
        lines.map(({ entry }) => entry.caseId),
      ),
    })
      .input(registerPageInput)
      .query(async ({ ctx, input }) =>
        registerPage(ctx.db, input, await seatOf(ctx)),
      ),
    extract: procedure(view, {
      sees: seesList<Extract>("disclosures.extract", ({ lines }) =>
        lines.map(({ entry }) => entry.caseId),
      ),
    })
      .input(registerPageInput.omit({ cursor: true, limit: true }))
      .query(async ({ ctx, input }) =>
        registerExtract(ctx.db, input, await seatOf(ctx)),
      ),
    correct: act(work, correctDisclosureInput, correct),
    setPersons: act(work, setPersonsInput, setPersons),
    logInstrument: act(work, logInstrumentInput, logInstrument),
    verifyAuthority: act(work, verifyAuthorityInput, verifyAuthority),
    addAgency: act(work, addAgencyInput, addAgency),
    review: act(work, reviewInput, review),
    setScope: act(work, setScopeInput, setScope),
    challenge: act(work, challengeInput, challenge),
    recordReply: act(work, recordReplyToChallengeInput, recordReply),
    bindRecipient: act(work, bindRecipientInput, bindRecipient),
    tellBefore: act(work, tellBeforeInput, tellBefore),
    recordConsent: act(work, recordConsentInput, recordConsent),
    askRelease: act(work, askReleaseInput, askRelease),
    decideRelease: act(
      "disclosures.approve",
      decideApprovalInput,
      decideRelease,
    ),
    release: act("disclosures.release", releaseInput, release),
    ...packageProcedures(parts),
    refuse: act("disclosures.release", refuseInput, refuse),
    withdraw: act(work, withdrawDisclosureInput, withdraw),
    recordPaper: act(work, recordPaperInput, recordPaper),
    recordReceipt: act(work, recordReceiptInput, recordReceipt),
    preserve: act(work, preserveInput, preserve),
    setSecrecy: act(work, setSecrecyInput, setSecrecy),
    decideNotice: act(work, decideNoticeInput, decideNotice),
    giveNotice: act(work, giveNoticeInput, giveNotice),
    close: act(work, caseInput, close),
    reopen: act(work, endDisclosureInput, reopen),
    proposeCorrection: act(work, proposeCorrectionInput, proposeCorrection),
    decideCorrection: act(
      "disclosures.approve",
      decideCorrectionInput,
      decideCorrection,
    ),
  });
