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
import {
  clocksWithFee,
  countingOf,
  supposedClocks,
  type Counting,
} from "./clocks-of.ts";

export interface Preview {
  /** The clocks that would move, worked out anew with everything that explains them. */
  readonly moved: readonly ClockMove[];
  readonly after: readonly Reckoning[];
}

/** The new dates of a pause or an extension, shown before anything is saved. */
export function previewEffect(
  db: Db,
  wanted: { caseId: string; effect: LetterEffect },
  who: At & { actor: Actor },
): Promise<Verdict<Preview>> {
  return previewed(db, wanted.caseId, {
    who,
    suppose: (counting) =>
      supposedClocks(counting, { effect: wanted.effect, from: who.now }),
  });
}

/** The new dates when a fee was told or paid at these moments. */
export function previewFee(
  db: Db,
  wanted: { caseId: string; askedAt: string | null; paidAt: string | null },
  who: At & { actor: Actor },
): Promise<Verdict<Preview>> {
  return previewed(db, wanted.caseId, {
    who,
    suppose: (counting) => clocksWithFee(counting, wanted),
  });
}

async function previewed(
  db: Db,
  caseId: string,
  {
    who,
    suppose,
  }: {
    who: At & { actor: Actor };
    suppose: (counting: Counting) => {
      before: Reckoning[];
      after: Reckoning[];
    };
  },
): Promise<Verdict<Preview>> {
  const seen = await seeCase(db, who.actor, {
    register: registers.requests.key,
    caseId,
  });
  if (!seen.ok) return seen;
  const { before, after } = suppose(await countingOf(db, seen.value, who));
  const moved = compareReckonings(before, after);
  return granted({
    moved,
    after: after.filter((clock) =>
      moved.some((move) => move.ruleId === clock.ruleId),
    ),
  });
}
