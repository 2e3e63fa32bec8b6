import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { Text } from "@kept/domain/text";

type AskingClock = Pick<
  ReckonedClock,
  "ruleId" | "act" | "citation" | "start" | "stoppedAt"
>;

interface Fulfilled {
  /**
   * Clauses whose clocks ask for what this letter does, the one that governs first: those that run, and
   * once it is sent those that it stopped.
   */
  readonly clauses: readonly {
    readonly ruleId: string;
    readonly citation: Text;
  }[];
  /** Ids of the other promises it keeps. */
  readonly promises: readonly string[];
}

/** What sending a letter keeps on this case. */
export function fulfilsOf(
  frame: {
    readonly clocks: readonly AskingClock[];
    readonly nextRuleId: string | null;
  },
  letter: {
    readonly sentAt: string | null;
    readonly acts: readonly string[];
    readonly fulfils: readonly string[];
  },
): Fulfilled {
  const asking = frame.clocks.filter(
    ({ act, start, stoppedAt }) =>
      letter.acts.includes(act) &&
      start !== null &&
      isSameMoment(stoppedAt, letter.sentAt),
  );
  const clauses = asking
    .map(({ ruleId, citation }) => ({ ruleId, citation }))
    .toSorted(
      (one, other) =>
        Number(other.ruleId === frame.nextRuleId) -
        Number(one.ruleId === frame.nextRuleId),
    );
  return {
    clauses,
    promises: letter.fulfils.filter(
      (id) => !clauses.some(({ ruleId }) => ruleId === id),
    ),
  };
}

function isSameMoment(one: string | null, other: string | null): boolean {
  return one === null || other === null
    ? one === other
    : Date.parse(one) === Date.parse(other);
}
