/** What a tab remembers of its place in its history; the router keeps its own state under `usr`. */
interface TabState {
  readonly usr?: unknown;
}

function placeState(): Readonly<Record<string, unknown>> {
  const { usr } = (window.history.state ?? {}) as TabState;
  return typeof usr === "object" && usr !== null ? { ...usr } : {};
}

/** The form that was open here before the page was loaded again, or that somebody wants to go on with. */
export function openedBefore(): string | null {
  const { open } = placeState();
  return typeof open === "string" ? open : null;
}

/** Remembers by its name alone which form is open, so that a reload comes back to it. Its words are in the house. */
export function rememberOpened(open: string | null): void {
  const { open: _before, ...rest } = placeState();
  const usr = open === null ? rest : { ...rest, open };
  window.history.replaceState(
    { ...(window.history.state as TabState | null), usr },
    "",
  );
}
