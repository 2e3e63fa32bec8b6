import type { CaseEvent } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx, Writer, Written } from "../db/writing.ts";
import { appendEvents, countWrites, type PlacedEvent } from "./entry-store.ts";
import {
  claimCase,
  moveOn,
  standingOf,
  touchCase,
  type SeenCase,
} from "./case-version-store.ts";
import { answerBefore, rememberAnswer } from "./answer-store.ts";
import type { Intent } from "./intent.ts";
import { removeDraft } from "../drafts/draft-store.ts";
import { standOrFall } from "./savepoint-store.ts";
import { putIntoOutbox, type OutboxMessage } from "./outbox-store.ts";
import type { WallClock } from "../clock/wall-clock.ts";

export { forgetOldAnswers } from "./answer-store.ts";
export { eraseLooseValues, eraseValues, forgetAnswers } from "./erase-store.ts";
export type { SeenCase } from "./case-version-store.ts";
export type { Intent } from "./intent.ts";
export type { OutboxMessage } from "./outbox-store.ts";

/** What an act leaves behind: its answer, what happened, and what has to leave the building. */
export interface Recorded<T> {
  readonly value: T;
  /**
   * An event about `{ kind: "case" }` belongs to that case; any other to the case of the intent, or to
   * `caseId`, or to the case that another event names. No event means that nothing was changed.
   */
  readonly events: readonly CaseEvent[];
  readonly outbox?: readonly OutboxMessage[];
  /** The case that this opened or reached, where the intent could not name one; null when it belongs to none. */
  readonly caseId?: string | null;
}

/**
 * The one door for change. In one transaction: the same act under the same key is answered and not repeated;
 * the case is held at the version that was seen; `work` decides and writes; the events go to the ledger and
 * the outbox is filled. A refusal leaves nothing behind, and neither does a bug.
 */
export type Change = <T>(
  intent: Intent,
  work: (tx: Tx) => Promise<Verdict<Recorded<T>>>,
) => Promise<Verdict<T>>;

export interface ChangeParts {
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "monotonic">;
  /** Made anew at every start, so that entries of one run can be told from those of another. */
  readonly bootId: string;
  /** Told what was committed, afterwards; the one place from which screens hear of changes. */
  readonly onCommitted?: (events: readonly CommittedEvent[]) => void;
}

/** An event that is in the ledger now, with the case it stands at. */
export interface CommittedEvent {
  readonly event: CaseEvent;
  readonly caseId: string | null;
}

export function makeChange(parts: ChangeParts): Change {
  return async (intent, work) => {
    const written = await parts.writer.write(async (tx) => {
      const answered = await withinTransaction(tx, { parts, intent, work });
      return { keep: answered.keep, value: answered };
    });
    if (written.outcome !== "done") return verdictOf(written);
    parts.onCommitted?.(written.value.committed);
    return written.value.verdict;
  };
}

/** One of several acts in a transaction: kept, or left behind without a trace when it is refused or fails. */
export type Each = <T>(
  act: (change: Change) => Promise<Verdict<T>>,
) => Promise<Verdict<T>>;

/** The same act on many cases; it has neither a key nor a draft, because no single call asks for it. */
export type IntentForAll = Omit<Intent, "case" | "idempotency" | "draftId">;

export type DecidedForAll = ReadonlyMap<string, Verdict<readonly CaseEvent[]>>;

/**
 * The same act on many cases in a few statements, where deciding needs nothing but what `work` reads for all of
 * them at once. `work` is given those that may be known of and stand where they were seen, decides on each,
 * writes for those it grants, and says what happened to each; every event is about its case. The rest is the
 * door for one: a refusal leaves nothing behind, no event means nothing was changed, and every granted case
 * moves on by a version and has its entry. What others wrote meanwhile is not told. A bug leaves nothing of any
 * of them. Gives back the version each case stands at.
 */
export type ForAll = (
  intent: IntentForAll,
  cases: readonly SeenCase[],
  work: (tx: Tx, ids: readonly string[]) => Promise<DecidedForAll>,
) => Promise<ReadonlyMap<string, Verdict<number>>>;

/**
 * Several acts in one transaction. Each goes through the same door and stands or falls alone; `keep: false`
 * leaves nothing of any of them, which is how something is tried out.
 */
export type ChangeMany = <T>(
  work: (
    tx: Tx,
    each: Each,
    forAll: ForAll,
  ) => Promise<{ keep: boolean; value: T }>,
) => Promise<Verdict<T>>;

export function makeChangeMany(parts: ChangeParts): ChangeMany {
  return async (work) => {
    const kept: CommittedEvent[] = [];
    const written = await parts.writer.write(async (tx) => {
      const each: Each = async (act) => {
        const done: CommittedEvent[] = [];
        const verdict = await standOrFall(tx, () =>
          act(async (intent, one) => {
            const within = { parts, intent, work: one };
            const answered = await withinTransaction(tx, within);
            done.push(...answered.committed);
            return answered.verdict;
          }),
        );
        if (verdict.ok) kept.push(...done);
        return verdict;
      };
      const forAll: ForAll = async (intent, cases, one) => {
        const done: CommittedEvent[] = [];
        const verdict = await standOrFall(tx, async () => {
          const answered = await allWithin(
            tx,
            { parts, intent, work: one },
            cases,
          );
          done.push(...answered.committed);
          return granted(answered.verdicts);
        });
        kept.push(...done);
        return verdict.ok ? verdict.value : new Map<string, Verdict<number>>();
      };
      const worked = await work(tx, each, forAll);
      return { keep: worked.keep, value: worked };
    });
    if (written.outcome !== "done") return verdictOf(written);
    const { keep, value } = written.value;
    if (keep) parts.onCommitted?.(kept);
    return { ok: true, value };
  };
}

/** What became of a write, in the words of a verdict. */
export function verdictOf<T>(written: Written<Verdict<T>>): Verdict<T> {
  switch (written.outcome) {
    case "done":
      return written.value;
    case "unknown":
      return refused("unknownOutcome");
    case "full":
      return refused("diskFull");
    case "stopped":
      return refused("closingDown");
  }
}

/** Writes what is somebody's own scratch and no part of any record: it leaves no entry. */
export type Jot = <T>(
  work: (tx: Tx) => Promise<Verdict<T>>,
) => Promise<Verdict<T>>;

export function jotOver(writer: Writer): Jot {
  return async (work) =>
    verdictOf(
      await writer.write(async (tx) => {
        const done = await work(tx);
        return { keep: done.ok, value: done };
      }),
    );
}

interface Undertaking<T> {
  readonly parts: ChangeParts;
  readonly intent: Intent;
  readonly work: (tx: Tx) => Promise<Verdict<Recorded<T>>>;
}

interface Answered<T> {
  readonly keep: boolean;
  readonly verdict: Verdict<T>;
  readonly committed: readonly CommittedEvent[];
}

function unchanged<T>(verdict: Verdict<T>): Answered<T> {
  return { keep: false, verdict, committed: [] };
}

async function withinTransaction<T>(
  tx: Tx,
  { parts, intent, work }: Undertaking<T>,
): Promise<Answered<T>> {
  const before = await answerBefore<T>(tx, intent);
  if (!before.ok) return unchanged(before);
  if (before.value !== null)
    return unchanged({ ok: true, value: before.value.value });

  const claimed = await claimCase(tx, intent);
  if (!claimed.ok) return unchanged(claimed);

  const writesBefore = await countWrites(tx);
  const done = await work(tx);
  if (!done.ok) return unchanged(done);
  const { value, events, outbox = [] } = done.value;
  const answer = { ok: true, value } as const;
  if (events.length === 0) {
    if (outbox.length > 0 || (await countWrites(tx)) !== writesBefore) {
      throw new Error(`${intent.action} wrote something and recorded no event`);
    }
    return unchanged(answer);
  }

  const { caseId: named = events.find(isAboutCase)?.object.id ?? null } =
    done.value;
  const mainCase = intent.case?.id ?? named;
  const versions = new Map<string, number>();
  if (intent.case !== undefined && claimed.value !== null)
    versions.set(intent.case.id, claimed.value);
  for (const event of events) {
    const caseId = isAboutCase(event) ? event.object.id : mainCase;
    if (caseId !== null && !versions.has(caseId))
      versions.set(caseId, await touchCase(tx, caseId));
  }
  const committed = events.map((event) => ({
    event,
    caseId: isAboutCase(event) ? event.object.id : mainCase,
  }));
  await appendEvents(
    tx,
    committed.map(({ event, caseId }) => ({
      event,
      caseId,
      caseVersion: caseId === null ? null : (versions.get(caseId) ?? null),
    })),
    { intent, bootId: parts.bootId, monotonicMs: parts.clock.monotonic() },
  );
  await putIntoOutbox(tx, outbox, { now: intent.now, caseId: mainCase });
  // The words that became this act are no draft any more.
  if (intent.draftId !== undefined)
    await removeDraft(tx, intent.actor.id, intent.draftId);
  await rememberAnswer(tx, intent, value);
  return { keep: true, verdict: answer, committed };
}

async function allWithin(
  tx: Tx,
  doing: {
    readonly parts: ChangeParts;
    readonly intent: IntentForAll;
    readonly work: Parameters<ForAll>[2];
  },
  cases: readonly SeenCase[],
): Promise<{
  readonly verdicts: ReadonlyMap<string, Verdict<number>>;
  readonly committed: readonly CommittedEvent[];
}> {
  const { parts, intent, work } = doing;
  const standing = await standingOf(tx, intent.actor, cases);
  const verdicts = new Map<string, Verdict<number>>(standing);
  const held = cases.filter(({ id }) => standing.get(id)?.ok === true);
  const writesBefore = await countWrites(tx);
  const decided = await work(
    tx,
    held.map(({ id }) => id),
  );
  const moved: string[] = [];
  const placed: PlacedEvent[] = [];
  for (const { id, version } of held) {
    const verdict = decided.get(id) ?? refused("stumbled");
    if (!verdict.ok) verdicts.set(id, verdict);
    else if (verdict.value.length > 0) {
      moved.push(id);
      verdicts.set(id, granted(version + 1));
      for (const event of verdict.value)
        placed.push({ event, caseId: id, caseVersion: version + 1 });
    }
  }
  if (moved.length === 0 && (await countWrites(tx)) !== writesBefore)
    throw new Error(`${intent.action} wrote something and recorded no event`);
  moveOn(tx, moved);
  await appendEvents(tx, placed, {
    intent,
    bootId: parts.bootId,
    monotonicMs: parts.clock.monotonic(),
  });
  return { verdicts, committed: placed };
}

function isAboutCase(event: CaseEvent): boolean {
  return event.object.kind === "case";
}
