import type { z } from "zod";
import type { NegativeOutcome } from "@kept/domain/registers/disclosures/kinds";
import type {
  refuseInput,
  withdrawDisclosureInput,
} from "@kept/domain/registers/disclosures/schema";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { moment } from "../../casework/moments.ts";
import { enter } from "./enter.ts";
import { step, type Setting } from "./step.ts";
import { readDisclosure, writeAnswer, writeNotice } from "./store.ts";
import { mayHaveHappened } from "./happened.ts";

/** Answers that nothing is given; that stands in the register too, with the reason. */
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

async function answerWithNothing(
  tx: Parameters<typeof enter>[0],
  setting: Setting,
  answer: {
    readonly outcome: NegativeOutcome | "withdrawn";
    readonly at: string;
    readonly purpose: string;
    readonly reason: string;
    readonly action: string;
  },
) {
  const { theCase } = setting;
  const { outcome, at, purpose, reason, action } = answer;
  const record = await readDisclosure(tx, theCase.id);
  const entered = await enter(tx, setting, {
    outcome,
    at,
    purpose,
    recipient: record.body,
    officer: record.officer,
    channel: null,
    refusalReason: reason,
    approvedBy: null,
  });
  if (!entered.ok) return entered;
  await writeAnswer(tx, theCase.id, { outcome, at, purpose, reason });
  await stopClocks(tx, { caseId: theCase.id, acts: ["respond"], at });
  // Nothing left, so nobody has to be told of it unless somebody decides so.
  if (record.notice.state === "undecided")
    await writeNotice(tx, theCase.id, { ...record.notice, state: "notOwed" });
  return granted({
    value: null,
    action,
    happenedAt: at,
    changes: [
      ...fieldChange("outcome", null, outcome),
      ...fieldChange("reason", null, reason),
    ],
    more: [entered.value],
  });
}
