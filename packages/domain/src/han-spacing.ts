const latinThenHan = /(?<=[\p{Script=Latin}\d)])(?=\p{Script=Han})/gu;
const hanThenLatin = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\d(])/gu;

/** Between Latin and Han stands a space, whoever is named. For sentences of ours, not for what people wrote. */
export function withHanSpaces(sentence: string): string {
  return sentence.replace(latinThenHan, " ").replace(hanThenLatin, " ");
}

const isLatin = (character: string | undefined): boolean =>
  character !== undefined && /[\p{Script=Latin}\d]/u.test(character);
const isHan = (character: string | undefined): boolean =>
  character !== undefined && /\p{Script=Han}/u.test(character);

/**
 * The same round a value that a sentence was filled with: spaces at its two ends where they are missing, and
 * nothing inside it, which is what somebody wrote. Bare numbers are left to the sentence.
 */
export function spacedRound(sentence: string, value: string): string {
  if (!/[\p{Script=Latin}\p{Script=Han}]/u.test(value)) return sentence;
  const letters = [...value];
  const [first, last] = [letters[0], letters.at(-1)];
  return sentence.split(value).reduce((done, part) => {
    const before = [...done].at(-1);
    const [after] = [...part];
    // A piece of a longer word or number is not the value.
    const isWhole =
      !(isLatin(first) && isLatin(before)) &&
      !(isLatin(last) && isLatin(after));
    const opens =
      (isLatin(first) && isHan(before)) || (isHan(first) && isLatin(before));
    const closes =
      (isLatin(last) && isHan(after)) || (isHan(last) && isLatin(after));
    return isWhole
      ? `${done}${opens ? " " : ""}${value}${closes ? " " : ""}${part}`
      : `${done}${value}${part}`;
  });
}
