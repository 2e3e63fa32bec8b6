import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { Text } from "@kept/domain/text";

type AskingClock = Pick<
  ReckonedClock,
  "ruleId" | "act" | "citation" | "start" | "stoppedAt"
>;

interface Fulfilled {
  /** Clauses whose clocks run and ask for what this letter does, the one that governs first. */
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
    readonly acts: readonly string[];
    readonly fulfils: readonly string[];
  },
): Fulfilled {
  const asking = frame.clocks.filter(
    ({ act, start, stoppedAt }) =>
      letter.acts.includes(act) && start !== null && stoppedAt === null,
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
