import type { Actor } from "@kept/domain/access/actor";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Change } from "../ledger/change.ts";
import type { Look, Looks } from "../ledger/looks.ts";
import { reading, type Reading } from "./watch-looks.ts";
import { casesSeenSince, type Reader } from "./watch-store.ts";

/** How many different cases somebody may open before they say why they open so many. */
export interface ReadingBrake {
  /** Counts a look where it may be; a look at a case that was opened lately may always be. */
  mayLook(look: Look): Promise<boolean>;
  /** Somebody has said why and proved who they are: they begin to count anew. */
  countAnew(actorId: string): void;
}

export interface BrakeParts {
  readonly db: Db;
  /** Told when somebody is stopped. */
  readonly onStop: (reader: Reader, now: string) => Promise<void>;
  readonly rule?: Reading;
}

/**
 * Stops whoever opens very many cases within a short time. What counts is what was opened lately by the ledger's
 * own record, so that another session and another start of the house go on where the last one was.
 */
export function makeReadingBrake({
  db,
  onStop,
  rule = reading,
}: BrakeParts): ReadingBrake {
  const seen = new Map<string, Map<string, string>>();
  /** When somebody was stopped last: a page asks several things of one case at once. */
  const stopped = new Map<string, string>();

  async function seenBy(
    actorId: string,
    now: string,
  ): Promise<Map<string, string>> {
    const since = instantAfter(now, -rule.withinMs);
    const known =
      seen.get(actorId) ??
      new Map(await casesSeenSince(db, { actorId, since }));
    // Whoever asked meanwhile has counted on theirs.
    const cases = seen.get(actorId) ?? known;
    seen.set(actorId, cases);
    for (const [caseId, at] of cases) if (at < since) cases.delete(caseId);
    return cases;
  }

  return {
    async mayLook({ actor, caseId, now }) {
      // Whoever has no session is the house itself.
      if (caseId === null || actor.sessionHash === null) return true;
      const cases = await seenBy(actor.id, now);
      if (cases.has(caseId) || cases.size < rule.most) {
        cases.set(caseId, now);
        return true;
      }
      const before = stopped.get(actor.id);
      if (before !== undefined && before > instantAfter(now, -rule.withinMs))
        return false;
      stopped.set(actor.id, now);
      await onStop({ actorId: actor.id, amount: cases.size + 1, caseId }, now);
      return false;
    },
    countAnew: (actorId) => {
      seen.set(actorId, new Map());
    },
  };
}

/** Looks that the brake may stop: then nothing is shown, and what is written down is that it was refused. */
export function brakedLooks(looks: Looks, brake: ReadingBrake): Looks {
  return {
    settle: () => looks.settle(),
    async note(look) {
      if (look.outcome !== "done" || (await brake.mayLook(look)))
        return looks.note(look);
      const noted = await looks.note({
        ...look,
        action: `refused ${look.action}`,
        outcome: "refused",
      });
      return noted.ok ? refused("reasonForReading") : noted;
    },
  };
}

/** Says why so many cases have to be opened now. It stands in the log, beside the alert. */
export async function explainReading(
  change: Change,
  asking: Asking & { readonly actor: Actor },
  { reason, brake }: { readonly reason: string; readonly brake: ReadingBrake },
): Promise<Verdict<null>> {
  const { id } = asking.actor;
  const done = await change(
    { ...asking, action: "log.explain-reading" },
    async () =>
      granted({
        value: null,
        events: [
          {
            action: "log.reading-explained",
            object: { kind: "account", id },
            changes: [{ field: "reason", before: null, after: reason }],
          },
        ],
      }),
  );
  if (done.ok) brake.countAnew(id);
  return done;
}
