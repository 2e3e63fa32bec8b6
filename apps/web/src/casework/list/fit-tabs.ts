interface Room {
  /** The widths of all tabs, with the space after each. */
  readonly widths: readonly number[];
  readonly room: number;
  /** What the menu takes that holds the others. */
  readonly menu: number;
  /** The tab that is open; -1 when none is. It never goes into the menu. */
  readonly current: number;
}

/** How many tabs stand in the row, from the left, and whether the open one takes the last of those places. */
export function fitTabs({ widths, room, menu, current }: Room): number[] {
  const all = widths.map((_, index) => index);
  if (widths.reduce((sum, width) => sum + width, 0) <= room) return all;
  const own = current === -1 ? 0 : (widths[current] ?? 0);
  const fitting: number[] = [];
  let used = menu;
  for (const index of all) {
    const width = widths[index] ?? 0;
    // Until the open tab has its place, room is kept for it.
    const kept = current === -1 || index >= current ? 0 : own;
    if (used + width + (index === current ? 0 : kept) > room) break;
    used += width;
    fitting.push(index);
  }
  if (current !== -1 && !fitting.includes(current)) fitting.push(current);
  return fitting;
}
