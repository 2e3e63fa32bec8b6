import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { houseOf } from "../casework/house.ts";
import { askForCheck } from "./check-log.ts";

/** What those who watch over the log may do about it; nothing of it changes an entry. */
export const reviewsRouter = router({
  checkLog: procedure("log.review")
    .input(noInput)
    .mutation(async ({ ctx }) =>
      answer(await askForCheck(houseOf(ctx), ctx.asking)),
    ),
});
