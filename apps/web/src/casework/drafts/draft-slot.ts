/** How an address names the words that were begun of a case that is not opened yet. */
export const slotParameter = "draft";

/** Under which name the words of this form are kept; null where the address names none. */
export function slotOf(search: URLSearchParams): string | null {
  const slot = search.get(slotParameter);
  return slot !== null && /^[0-9a-f-]{8,60}$/.test(slot) ? slot : null;
}
