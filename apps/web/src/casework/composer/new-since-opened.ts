import type { LetterCheck } from "@kept/domain/casework/letter-checks";

/** The message that reached the house last; null where there is none. */
export function lastOf(
  messages: readonly { readonly id: string; readonly recordedAt: string }[],
): string | null {
  const order = (message: { id: string; recordedAt: string }): string =>
    `${message.recordedAt} ${message.id}`;
  return (
    messages.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1)?.id ??
    null
  );
}

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
