const units = ["B", "kB", "MB", "GB"] as const;

/** A size as people read it: 88 kB, 4.2 MB. Counted in thousands. */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const rounded = unit > 0 && size < 10 ? size.toFixed(1) : size.toFixed(0);
  return `${rounded} ${units[unit] ?? "B"}`;
}
