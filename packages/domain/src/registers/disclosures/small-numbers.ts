/** A number as the world may see it. */
export type Shown =
  { readonly exact: number } | { readonly from: number; readonly to: number };

/** Under this many, a number could point at somebody. */
export const smallest = 5;

const low = (shown: Shown) => ("exact" in shown ? shown.exact : shown.from);
const high = (shown: Shown) => ("exact" in shown ? shown.exact : shown.to);

/** The band of five that holds a number; nothing at all is told as it is. */
function bandOf(value: number): Shown {
  if (value === 0) return { exact: 0 };
  const from = Math.floor(value / smallest) * smallest;
  return { from: Math.max(from, 1), to: from + smallest - 1 };
}

/** A number that stands alone: from `smallest` cases on as it is, below as a band, and nothing as nothing. */
export function shownAlone(value: number): Shown {
  return value < smallest ? bandOf(value) : { exact: value };
}

/**
 * The parts of a whole whose sum is published too. Small parts become bands; and because a single band could
 * be taken from the sum, further parts become bands until none can be told by subtraction. Null where even
 * that does not help: then the parts are not published at all.
 */
export function shownParts(parts: readonly number[]): readonly Shown[] | null {
  const sum = parts.reduce((total, part) => total + part, 0);
  if (sum > 0 && sum < smallest) return null;
  // The smallest first, so that the fewest and least telling numbers are given up.
  const order = [...parts.keys()]
    .filter((index) => (parts[index] ?? 0) >= smallest)
    .sort((one, other) => (parts[one] ?? 0) - (parts[other] ?? 0));
  for (let given = 0; given <= order.length; given += 1) {
    const banded = new Set(order.slice(0, given));
    const shown = parts.map((part, index) =>
      banded.has(index) ? bandOf(part) : shownAlone(part),
    );
    if (!tellsOne(shown, sum)) return shown;
  }
  return null;
}

/** Whether somebody who knows the sum can narrow a band down to one number. */
function tellsOne(shown: readonly Shown[], sum: number): boolean {
  const lows = shown.reduce((total, part) => total + low(part), 0);
  const highs = shown.reduce((total, part) => total + high(part), 0);
  return shown.some((part) => {
    if ("exact" in part) return false;
    const least = Math.max(part.from, sum - (highs - part.to));
    const most = Math.min(part.to, sum - (lows - part.from));
    return least >= most;
  });
}
