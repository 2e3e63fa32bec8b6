import type { z } from "zod";
import type {
  refuseInput,
  withdrawDisclosureInput,
} from "@kept/domain/registers/disclosures/schema";
import type { Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { moment } from "../../casework/moments.ts";
import { answerWithNothing } from "./answer-with-nothing.ts";
import { step } from "./step.ts";
import { mayHaveHappened } from "./happened.ts";

/** Answers that nothing is given. */
export function refuse(
  house: House,
  asking: Asking,
  input: z.infer<typeof refuseInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "refuse", ...input },
    async (tx, setting) => {
      const at = moment(input.answeredAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const { outcome, purpose, reason } = input;
      return answerWithNothing(tx, setting, {
        outcome,
        at,
        purpose,
        reason,
        action: "disclosures.refused",
      });
    },
  );
}

/** The authority took its demand back. */
export function withdraw(
  house: House,
  asking: Asking,
  input: z.infer<typeof withdrawDisclosureInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "withdraw", ...input },
    async (tx, setting) => {
      const at = moment(input.withdrawnAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const { purpose, reason } = input;
      return answerWithNothing(tx, setting, {
        outcome: "withdrawn",
        at,
        purpose,
        reason,
        action: "disclosures.withdrawn",
      });
    },
  );
}
