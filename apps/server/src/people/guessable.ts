import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

// As the library counts it: 3 is ten thousand million guesses at the least, which a slow hash makes years.
const enough = 3;
/** Letters and digits that have nothing to do with whoever chose them. */
const leastOwn = 8;
const checker = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });

/** Whether a password is one of those that are tried first: known ones, patterns, or words about its owner. */
export function isGuessable(
  password: string,
  ownWords: readonly string[],
): boolean {
  const words = ownWords
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3);
  const left = words.reduce(
    (rest, word) => rest.replaceAll(word, ""),
    password.toLowerCase(),
  );
  // Names with a year behind them: what is not about its owner has to be enough by itself.
  if ([...left.replaceAll(/[^\p{L}\p{N}]/gu, "")].length < leastOwn)
    return true;
  // What is long and plain takes the library long, and its first hundred characters say enough.
  return checker.check(password.slice(0, 100), words).score < enough;
}
