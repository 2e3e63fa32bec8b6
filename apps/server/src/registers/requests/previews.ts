import type { Actor } from "@kept/domain/access/actor";
import {
  compareReckonings,
  type ClockMove,
} from "@kept/domain/casework/clock-compare";
import type { Reckoning } from "@kept/domain/casework/clock";
import { registers } from "@kept/domain/registers/index";
import { granted, type Verdict } from "@kept/domain/verdict";
import { seeCase } from "../../casework/act.ts";
import type { At, LetterEffect } from "../../casework/keeping.ts";
import type { Db } from "../../db/reading.ts";
import { countingOf, supposedClocks } from "./clocks-of.ts";

export interface Preview {
  /** The clocks that would move, worked out anew with everything that explains them. */
  readonly moved: readonly ClockMove[];
  readonly after: readonly Reckoning[];
}

/** The new dates of a pause or an extension, shown before anything is saved. */
export async function previewEffect(
  db: Db,
  wanted: { caseId: string; effect: LetterEffect },
  who: At & { actor: Actor },
): Promise<Verdict<Preview>> {
  const seen = await seeCase(db, who.actor, {
    register: registers.requests.key,
    caseId: wanted.caseId,
  });
  if (!seen.ok) return seen;
  const counting = await countingOf(db, seen.value, who);
  const { before, after } = supposedClocks(counting, {
    effect: wanted.effect,
    from: who.now,
  });
  const moved = compareReckonings(before, after);
  return granted({
    moved,
    after: after.filter((clock) =>
      moved.some((move) => move.ruleId === clock.ruleId),
    ),
  });
}
