import { caseInput, oneCaseInput } from "@kept/domain/casework/schema";
import { procedure } from "../../api/procedure.ts";
import { answer } from "../../api/refusal-error.ts";
import { seesCase } from "../../api/seen.ts";
import { seeCase } from "../../casework/act.ts";
import { houseOf } from "../../casework/house.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { pack, type DisclosureParts } from "./pack-command.ts";

/** What leaves is built and fetched by somebody who has just shown who they are. */
export function packageProcedures(parts: DisclosureParts) {
  return {
    pack: procedure("disclosures.release", { stepUp: true, approvals: 1 })
      .input(caseInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await pack(
            { ...houseOf(ctx), ...parts, db: ctx.db },
            ctx.asking,
            input,
          ),
        ),
      ),
    mayFetchPackage: procedure("disclosures.release", {
      stepUp: true,
      sees: seesCase(),
    })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) => {
        answer(
          await seeCase(ctx.db, ctx.actor, {
            register: keeping.register.key,
            caseId: input.caseId,
          }),
        );
        return { id: input.caseId };
      }),
  };
}
