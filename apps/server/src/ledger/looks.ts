import { createHash, randomUUIDv7 } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Writer } from "../db/writing.ts";
import { systemActor } from "@kept/domain/access/actor";
import { instantAfter, type WallClock } from "../clock/wall-clock.ts";
import { tried } from "../db/constraint-error.ts";
import { verdictOf, type Change } from "./change.ts";
import { appendLooks, eraseLooksBefore } from "./look-store.ts";
import type { KeptLook, Look } from "./look.ts";

export type { Look, Seen } from "./look.ts";
export { rebuildLooks } from "./look-store.ts";

/** Within so long, the same person seeing the same thing again is one look. */
const foldMs = 60_000;
/** So many calls share an entry at most; then a new one begins. */
const mostCalls = 100;
/** Commits come at least so far apart when one follows the other; who looks meanwhile shares the next. */
const groupMs = 4;

/** What people see goes through here, before they see it: no entry, no answer. */
export interface Looks {
  /** Settles when the entry is on the disk; a refusal means that nothing may be shown. */
  note(look: Look): Promise<Verdict<null>>;
  /** Writes down what was counted since, so that the ledger says all that was seen until now. */
  settle(): Promise<void>;
}

export interface LookParts {
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now" | "monotonic">;
  readonly bootId: string;
}

/** A look that is written down, and what came after it in the same minute. */
interface Fold {
  readonly until: number;
  readonly look: Look;
  readonly written: Promise<Verdict<null>>;
  calls: string[];
}

export function makeLooks({ writer, clock, bootId }: LookParts): Looks {
  const folds = new Map<string, Fold>();
  let waiting: {
    readonly look: KeptLook;
    readonly done: PromiseWithResolvers<Verdict<null>>;
  }[] = [];
  let isGoing = false;
  let lastEnd = -groupMs;

  /** One commit for all that wait; those who come while it runs share the next. */
  async function go(): Promise<void> {
    isGoing = true;
    while (waiting.length > 0) {
      const rest = lastEnd + groupMs - clock.monotonic();
      if (rest > 0) await wait(Math.min(rest, groupMs));
      const group = waiting;
      waiting = [];
      const result = await tried(() =>
        writer.write(async (tx) => {
          const monotonicMs = clock.monotonic();
          const looks = group.map(({ look }) => look);
          await appendLooks(tx, looks, { bootId, monotonicMs });
          return { keep: true, value: granted(null), changesNothing: true };
        }),
      );
      lastEnd = clock.monotonic();
      for (const { done } of group) {
        if (result.ok) done.resolve(verdictOf(result.value));
        else done.reject(result.error);
      }
    }
    isGoing = false;
  }

  function write(look: KeptLook): Promise<Verdict<null>> {
    const done = Promise.withResolvers<Verdict<null>>();
    waiting.push({ look, done });
    if (!isGoing) void go();
    return done.promise;
  }

  /** What was counted since an entry becomes an entry of its own. */
  async function tellAgain(fold: Fold): Promise<void> {
    const { calls } = fold;
    if (calls.length === 0) return;
    fold.calls = [];
    await write({ ...fold.look, now: clock.now(), calls });
  }

  async function forgetOver(): Promise<void> {
    const now = clock.monotonic();
    const over = [...folds].filter(([, { until }]) => until <= now);
    for (const [key] of over) folds.delete(key);
    await Promise.all(over.map(([, fold]) => tellAgain(fold)));
  }

  return {
    async note(look) {
      if (look.isEachTime === true) return write({ ...look, calls: [] });
      const key = keyOf(look);
      const known = folds.get(key);
      if (
        known !== undefined &&
        known.until > clock.monotonic() &&
        known.calls.length < mostCalls
      ) {
        if (
          look.isCompanion !== true &&
          look.requestId !== known.look.requestId
        )
          known.calls.push(look.requestId);
        return known.written;
      }
      const written = write({ ...look, calls: [] });
      const until = clock.monotonic() + foldMs;
      folds.set(key, { until, look, written, calls: [] });
      if (known !== undefined) await tellAgain(known);
      const verdict = await written;
      // What did not reach the disk is no look that others could share.
      if (!verdict.ok) folds.delete(key);
      return verdict;
    },
    async settle() {
      await forgetOver();
      await Promise.all([...folds.values()].map(tellAgain));
    },
  };
}

/** The same person, in the same session, seeing the same. */
function keyOf({ actor, action, object, outcome, shown }: Look): string {
  return createHash("sha256")
    .update(
      JSON.stringify([
        actor.id,
        actor.sessionHash,
        action,
        object.kind,
        object.id,
        outcome,
        shown ?? null,
      ]),
    )
    .digest("base64");
}

// CNIL, délibération 2021-122: records of consultation are kept between six months and a year.
const keptForMs = 365 * 24 * 60 * 60 * 1000;
const mostAtOnce = 2_000;

/**
 * Removes what was said of looks that are older than a year: who, what and why. Their entries stay as links of
 * the chain, and an entry says that this was done. Gives back how many.
 */
export async function forgetOldLooks(
  change: Change,
  now: string,
): Promise<number> {
  let erased = 0;
  for (;;) {
    const done = await change(
      {
        action: "log.erase-looks",
        actor: systemActor("retention"),
        now,
        requestId: randomUUIDv7(),
      },
      async (tx) => {
        const until = instantAfter(now, -keptForMs);
        const count = await eraseLooksBefore(tx, until, mostAtOnce);
        const event = {
          action: "log.looks-erased",
          object: { kind: "log", id: "looks" },
          changes: [
            { field: "until", before: null, after: until },
            { field: "looks", before: null, after: count },
          ],
        };
        return granted({
          value: count,
          caseId: null,
          events: count === 0 ? [] : [event],
        });
      },
    );
    if (!done.ok || done.value === 0) return erased;
    erased += done.value;
  }
}
