/** Where a key leads in a list. */
export type GridMove = "next" | "previous" | "down" | "up" | "first" | "last";

const moves: ReadonlyMap<string, GridMove> = new Map([
  ["j", "next"],
  ["J", "next"],
  ["ArrowDown", "next"],
  ["k", "previous"],
  ["K", "previous"],
  ["ArrowUp", "previous"],
  ["PageDown", "down"],
  ["PageUp", "up"],
  ["Home", "first"],
  ["End", "last"],
]);

export function moveOf(key: string): GridMove | null {
  return moves.get(key) ?? null;
}

interface Standing {
  /** The row one stands on; -1 before the first key. */
  readonly at: number;
  readonly count: number;
  /** Rows in sight. */
  readonly page: number;
}

/** The row to go to; null where there is none. */
export function targetOf(
  move: GridMove,
  { at, count, page }: Standing,
): number | null {
  if (count === 0) return null;
  const steps = { next: 1, previous: -1, down: page, up: -page };
  const wanted =
    move === "first"
      ? 0
      : move === "last"
        ? count - 1
        : at === -1
          ? 0
          : at + steps[move];
  return Math.min(Math.max(wanted, 0), count - 1);
}
