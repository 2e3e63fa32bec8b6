/**
 * Keeps what a pure function of two texts gave back lately. Zones are slow to ask, and a list asks the same of
 * every row: which day is it there now, and when does the day begin that so many clocks end on.
 */
export function remembered<T>(
  most: number,
  work: (one: string, other: string) => T,
): (one: string, other: string) => T {
  const known = new Map<string, T>();
  return (one, other) => {
    const key = `${one} ${other}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(one, other);
    // Emptied as a whole: what is asked often is soon there again.
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
