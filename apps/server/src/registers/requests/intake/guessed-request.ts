import type { RequestGuess } from "@kept/domain/registers/requests/guess";
import type { PossibleDuplicate } from "@kept/domain/registers/requests/possible-duplicates";
import type { Incoming } from "../opening.ts";

/** Stands where a mail names nobody and gives no address either. */
const nobody = "—";

/**
 * A case from guesses alone, for a mail that nobody has looked at yet. What would start a law's clock or move
 * a receipt stays a guess: where the person lives, and when a partner took the request.
 */
export function guessedRequest(
  guess: RequestGuess,
  known: {
    readonly policyId: string;
    readonly receivedAt: string;
    readonly text: string;
    readonly lane: Incoming["lane"];
  },
): Incoming {
  return {
    policyId: known.policyId,
    channel: "email",
    receivedAt: known.receivedAt,
    partner: null,
    personName: guess.personName?.value ?? guess.personAddress ?? nobody,
    personAddress: guess.personAddress,
    personPhone: guess.personPhone?.value ?? null,
    accountRef: guess.accountRef?.value ?? null,
    requesterRole: guess.requesterRole.value,
    residence: null,
    language: guess.letterLanguage,
    types: guess.types.map(({ value }) => value),
    text: known.text,
    isMinor: guess.minor !== null,
    guesses: { ...guess },
    teamId: null,
    lane: known.lane,
  };
}

/** Enough alike to be put beside the other case first: the same message, or the same words of the same person. */
export function isStrongDuplicate({ because }: PossibleDuplicate): boolean {
  const kinds = new Set(because.map(({ kind }) => kind));
  return (
    kinds.has("sameMessage") ||
    (kinds.has("similarText") &&
      (kinds.has("sameAddress") || kinds.has("sameNameAndPolicy")))
  );
}
