import { oneCaseInput } from "@kept/domain/casework/schema";
import { z } from "zod";
import { noInput, procedure } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesList, seesPart } from "../../api/seen.ts";
import { houseOf } from "../../casework/house.ts";
import { dropMail } from "./intake/drop-mail.ts";
import {
  duplicatesOfCase,
  mailPreview,
  waitingMail,
  type DuplicateView,
  type WaitingMail,
} from "./intake/waiting-views.ts";

const oneMailInput = z.strictObject({ mailId: z.uuid() });

/** Mail that waits for somebody; taking one in is an upload and stands in http/. */
export const intakeProcedures = {
  waitingMail: procedure("requests.intake", {
    sees: seesList<readonly WaitingMail[]>("requests.mail", (mails) =>
      mails.map(({ mailId }) => mailId),
    ),
  })
    .input(noInput)
    .query(({ ctx }) => waitingMail(ctx.db)),
  mailPreview: procedure("requests.intake", {
    sees: seesPart("mail", "mailId"),
  })
    .input(oneMailInput)
    .query(async ({ ctx, input }) =>
      answer(await mailPreview(ctx.db, input.mailId, ctx.asking)),
    ),
  dropMail: procedure("requests.intake")
    .input(oneMailInput)
    .mutation(async ({ ctx, input }) =>
      answer(await dropMail(houseOf(ctx), ctx.asking, input.mailId)),
    ),
  duplicates: procedure("requests.read", {
    sees: seesList<readonly DuplicateView[]>("requests.duplicates", (found) =>
      found.map(({ caseId }) => caseId),
    ),
  })
    .input(oneCaseInput)
    .query(async ({ ctx, input }) =>
      answer(await duplicatesOfCase(ctx.db, input.caseId, ctx.asking)),
    ),
};
