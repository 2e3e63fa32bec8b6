import type { NegativeOutcome } from "@kept/domain/registers/disclosures/kinds";
import { granted, type Verdict } from "@kept/domain/verdict";
import { stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { Tx } from "../../db/writing.ts";
import { enter } from "./enter.ts";
import type { Recording, Said } from "./settled.ts";
import { readDisclosure } from "./record-store.ts";
import { writeAnswer, writeNotice } from "./step-store.ts";

/** The demand is answered, and nothing leaves: that stands in the register too, with the reason. */
export async function answerWithNothing(
  tx: Tx,
  setting: Recording,
  answer: {
    readonly outcome: NegativeOutcome | "withdrawn";
    readonly at: string;
    readonly purpose: string;
    readonly reason: string;
    readonly action: string;
  },
): Promise<Verdict<Said<null>>> {
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
