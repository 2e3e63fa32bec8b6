/** Where a letter of the case that stands at `casePath` is written and read. */
export function letterPath(casePath: string, letterId: string): string {
  return `${casePath}/letters/${encodeURIComponent(letterId)}`;
}
