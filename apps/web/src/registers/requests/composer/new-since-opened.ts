import type { LetterCheck } from "@kept/domain/casework/letter-checks";

/** The checks of the house with what has reached the case since this writer opened the letter. */
export function withNewSinceOpened(
  checks: readonly LetterCheck[],
  count: number,
): readonly LetterCheck[] {
  if (count === 0) return checks;
  const fresh: LetterCheck = {
    code: "newSinceOpened",
    kind: "fix",
    params: { count },
    at: [],
  };
  const rest = checks.filter(
    ({ code }) => code !== "nothingNew" && code !== "newSinceOpened",
  );
  const firstNotToFix = rest.findIndex(({ kind }) => kind !== "fix");
  const at = firstNotToFix === -1 ? rest.length : firstNotToFix;
  return [...rest.slice(0, at), fresh, ...rest.slice(at)];
}
