/** The one spelling of an instant that the tables sort by: UTC with three decimals. */
export function moment(at: string): string {
  return new Date(at).toISOString();
}

export function isLater(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}
