/** Numbers that look random and are the same at every run with the same seed (mulberry32). */
export interface SeededRandom {
  /** From 0 up to but not including 1. */
  share(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as likely as its weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T;
  chance(share: number): boolean;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) =>
    from + Math.floor(share() * (to - from + 1));
  return {
    share,
    whole,
    pick: <T>(list: readonly T[]): T => {
      const found = list[whole(0, list.length - 1)];
      if (found === undefined)
        throw new Error("There is nothing to pick from an empty list");
      return found;
    },
    weighted: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const keys = Object.keys(weights) as T[];
      const total = keys.reduce((sum, key) => sum + weights[key], 0);
      let left = share() * total;
      const found = keys.find((key) => {
        left -= weights[key];
        return left < 0;
      });
      return found ?? (keys[0] as T);
    },
    chance: (likely) => share() < likely,
  };
}
