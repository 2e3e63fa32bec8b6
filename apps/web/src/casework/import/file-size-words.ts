/** 1.4 MB, 12 kB: as people say how large a file is. */
export function fileSizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return bytes >= 1_000
    ? `${String(Math.round(bytes / 1_000))} kB`
    : `${String(bytes)} B`;
}
