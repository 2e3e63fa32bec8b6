/** The number without what is the same in every row: 00374; of another year with the year, 2025-00374. */
export function shortNumber(reference: string, year: number): string {
  const [, ofYear, number] = reference.split("-");
  if (ofYear === undefined || number === undefined) return reference;
  return ofYear === String(year) ? number : `${ofYear}-${number}`;
}
