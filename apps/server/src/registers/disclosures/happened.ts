import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { isLater } from "../../casework/moments.ts";
import type { Setting } from "./settled.ts";

/** Whether something of the case can have happened then: not before the demand came, and not later than now. */
export function mayHaveHappened(
  { theCase, now }: Pick<Setting, "theCase" | "now">,
  at: string,
): Verdict<null> {
  if (isLater(at, now)) return refused("momentInFuture");
  return isLater(theCase.receivedAt, at)
    ? refused("momentBeforeReceipt")
    : granted(null);
}
