import {
  afterFailure,
  type DeliveryProblem,
} from "@kept/domain/casework/letter-delivery";
import {
  delayedLetter,
  failedLetter,
  unmadeLetter,
  type LetterFailure,
} from "@kept/domain/casework/letter-failure";
import type { Refusal } from "@kept/domain/refusal";
import { granted, type Verdict } from "@kept/domain/verdict";
import { refreshDue, type House } from "./act.ts";
import { fieldChange } from "./field-changes.ts";
import type { LetterInHand } from "./letter-delivery.ts";
import { askingAsMail } from "./letter-left.ts";
import { settleTry } from "./letter-outbox-store.ts";
import { updateLetter } from "./letter-store.ts";
import { moment } from "./moments.ts";

/** A try failed: another follows by itself, or the letter is given up and says why. */
export function recordProblem(
  house: House,
  inHand: LetterInHand,
  failed: { problem: DeliveryProblem; at: string },
): Promise<Verdict<null>> {
  const { problem, at } = failed;
  const next = afterFailure(inHand.claimed.tries, problem, at);
  return record(house, inHand, {
    at,
    error: problem.said,
    ...(next.state === "dead"
      ? { failure: failedLetter(problem, next.why) }
      : { failure: delayedLetter(problem, moment(next.retryAt)) }),
  });
}

/** The letter could not be made into a mail: no later try would change that. */
export function recordUnmade(
  house: House,
  inHand: LetterInHand,
  unmade: { refusal: Refusal; at: string },
): Promise<Verdict<null>> {
  const { refusal, at } = unmade;
  const failure = unmadeLetter(refusal);
  return record(house, inHand, { at, error: refusal.code, failure });
}

function record(
  house: House,
  { claimed, letter, keeping }: LetterInHand,
  outcome: { at: string; error: string; failure: LetterFailure },
): Promise<Verdict<null>> {
  const { key } = keeping.register;
  const { at, error, failure } = outcome;
  const { retryAt } = failure;
  const intent = { ...askingAsMail(at), action: `${key}.deliver-letter` };
  return house.change(intent, async (tx) => {
    const isOurs = await settleTry(tx, claimed, {
      now: at,
      error,
      ...(retryAt === null ? { state: "dead" } : { state: "waiting", retryAt }),
    });
    if (!isOurs) return granted({ value: null, events: [] });
    await updateLetter(tx, letter.id, {
      failure,
      ...(retryAt === null && { state: "failed" }),
    });
    const office = await house.office(tx);
    const { caseId } = claimed;
    await refreshDue(tx, keeping, { caseId, office, now: at });
    return granted({
      value: null,
      caseId,
      events: [
        {
          action: `${key}.letter-${retryAt === null ? "failed" : "delayed"}`,
          object: { kind: "letter", id: letter.id },
          changes: [
            ...fieldChange("tries", claimed.tries - 1, claimed.tries),
            ...fieldChange("said", null, failure.said),
            ...fieldChange("retryAt", null, retryAt),
          ],
        },
      ],
    });
  });
}
