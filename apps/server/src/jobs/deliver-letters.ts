import type { DeliveryProblem } from "@kept/domain/casework/letter-delivery";
import type { Refusal } from "@kept/domain/refusal";
import {
  clearAbandoned,
  keptSheets,
  readyMail,
  takeLetter,
  type DeliveryParts,
  type LetterInHand,
  type ReadyMail,
} from "../casework/letter-delivery.ts";
import { recordLetterLeft } from "../casework/letter-left.ts";
import { recordPrinted } from "../casework/letter-posted.ts";
import { goesByPost, type Sheets } from "../casework/letter-store.ts";
import { recordProblem, recordUnmade } from "../casework/letter-not-left.ts";
import { errorShape, type HouseLog } from "../log/house-log.ts";
import { deliveryProblem } from "../mail/outgoing/delivery-problem.ts";
import type { Mailer } from "../mail/outgoing/mailer.ts";

export interface PostParts extends DeliveryParts {
  readonly mailer: Mailer;
  readonly log: HouseLog;
}

/** Sends every letter whose time has come, one after the other; gives back how many were tried. */
export async function deliverLetters(parts: PostParts): Promise<number> {
  await clearAbandoned(parts);
  for (let tried = 0; ; tried += 1) {
    const inHand = await takeLetter(parts);
    if (inHand === null) return tried;
    await deliver(parts, inHand);
  }
}

async function deliver(parts: PostParts, inHand: LetterInHand): Promise<void> {
  const outcome = await attempt(parts, inHand);
  const at = parts.clock.now();
  switch (outcome.kind) {
    case "left":
      await recordLetterLeft(parts, inHand, { ready: outcome.ready, at });
      return;
    case "printed":
      await recordPrinted(parts, inHand, { sheets: outcome.sheets, at });
      return;
    case "unmade":
      await recordUnmade(parts, inHand, { refusal: outcome.refusal, at });
      return;
    case "problem":
      await recordProblem(parts, inHand, { problem: outcome.problem, at });
  }
}

type Attempt =
  | { readonly kind: "left"; readonly ready: ReadyMail }
  | { readonly kind: "printed"; readonly sheets: Sheets }
  | { readonly kind: "unmade"; readonly refusal: Refusal }
  | { readonly kind: "problem"; readonly problem: DeliveryProblem };

async function attempt(
  parts: PostParts,
  inHand: LetterInHand,
): Promise<Attempt> {
  try {
    if (goesByPost(inHand.letter)) {
      const sheets = await keptSheets(parts, inHand);
      return sheets.ok
        ? { kind: "printed", sheets: sheets.value }
        : { kind: "unmade", refusal: sheets.refusal };
    }
    const ready = await readyMail(parts, inHand);
    if (!ready.ok) return { kind: "unmade", refusal: ready.refusal };
    await parts.mailer.send(ready.value.mail);
    return { kind: "left", ready: ready.value };
  } catch (error) {
    parts.log.write({
      event: "job failed",
      job: "letter",
      attempt: inHand.claimed.tries,
      ...errorShape(error),
    });
    return { kind: "problem", problem: deliveryProblem(error) };
  }
}
