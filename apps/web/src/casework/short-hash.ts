/** The beginning of a hash, to compare by eye; the whole of it is copied. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 12)}…`;
}
