import { oneCaseInput } from "@kept/domain/casework/schema";
import { z } from "zod";
import { noInput, procedure } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { houseOf } from "../../casework/house.ts";
import { dropMail } from "./intake/drop-mail.ts";
import {
  duplicatesOfCase,
  mailPreview,
  waitingMail,
} from "./intake/waiting-views.ts";

const oneMailInput = z.strictObject({ mailId: z.uuid() });

/** Mail that waits for somebody; taking one in is an upload and stands in http/. */
export const intakeProcedures = {
  waitingMail: procedure("requests.intake")
    .input(noInput)
    .query(({ ctx }) => waitingMail(ctx.db)),
  mailPreview: procedure("requests.intake")
    .input(oneMailInput)
    .query(async ({ ctx, input }) =>
      answer(await mailPreview(ctx.db, input.mailId, ctx.asking)),
    ),
  dropMail: procedure("requests.intake")
    .input(oneMailInput)
    .mutation(async ({ ctx, input }) =>
      answer(await dropMail(houseOf(ctx), ctx.asking, input.mailId)),
    ),
  duplicates: procedure("requests.view")
    .input(oneCaseInput)
    .query(async ({ ctx, input }) =>
      answer(await duplicatesOfCase(ctx.db, input.caseId, ctx.asking)),
    ),
};
