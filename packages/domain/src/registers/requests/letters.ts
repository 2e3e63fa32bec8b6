import { askingLetters } from "./letters/asking-letters.ts";
import type { RequestLetter } from "./letters/define-letter.ts";
import { grantingLetters } from "./letters/granting-letters.ts";
import { receivingLetters } from "./letters/receiving-letters.ts";
import { refusingLetters } from "./letters/refusing-letters.ts";
import { needsSecondPerson, type Decision } from "./facts.ts";
import type { RequestType } from "./types.ts";

/** Every form letter of the request register, newest version of each. */
export const requestLetters: readonly RequestLetter[] = [
  ...receivingLetters,
  ...askingLetters,
  ...grantingLetters,
  ...refusingLetters,
];

export function requestLetter(id: string): RequestLetter | undefined {
  return requestLetters.find((letter) => letter.id === id);
}

/** Letters that fit what the person asked and what was decided, and all the others after them. */
export function lettersFor(facts: {
  readonly types: readonly RequestType[];
  readonly decisions: readonly Pick<Decision, "type" | "outcome">[];
}): {
  readonly suited: readonly RequestLetter[];
  readonly others: readonly RequestLetter[];
} {
  const suits = (letter: RequestLetter): boolean => {
    const asked =
      letter.types.length === 0 ||
      letter.types.some((type) => facts.types.includes(type));
    if (!asked || letter.outcomes.length === 0) return asked;
    return facts.decisions.some(
      ({ type, outcome }) =>
        letter.outcomes.includes(outcome) &&
        (letter.types.length === 0 || letter.types.includes(type)),
    );
  };
  return {
    suited: requestLetters.filter(suits),
    others: requestLetters.filter((letter) => !suits(letter)),
  };
}

/**
 * What this letter owes, whichever template the writer took: a refusal stays a refusal in a letter that
 * was meant for good news.
 */
export function requestLetterDuties(
  letter: RequestLetter,
  decisions: readonly Pick<Decision, "outcome">[],
): {
  readonly needsApproval: boolean;
  readonly needsComplaintChannel: boolean;
} {
  const answers = letter.acts.includes("outcome");
  const refusesSomething = answers && needsSecondPerson(decisions);
  return {
    needsApproval: letter.needsApproval || refusesSomething,
    needsComplaintChannel: letter.needsComplaintChannel || refusesSomething,
  };
}
