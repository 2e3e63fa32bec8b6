import { pathAfterSignIn, paths } from "../paths.ts";

/** What the provider wrote into the address. */
export interface SsoAnswer {
  readonly code: string;
  readonly state: string;
  readonly iss: string | null;
}

/** Takes the answer out of the address at once, so that it stays in no history; null where it said no. */
export function takeAnswer(): SsoAnswer | null {
  const said = new URLSearchParams(window.location.search);
  window.history.replaceState(
    window.history.state,
    "",
    window.location.pathname,
  );
  const code = said.get("code");
  const state = said.get("state");
  return code === null || state === null
    ? null
    : { code, state, iss: said.get("iss") };
}

const fromKey = "kept.from";

/** Remembers where somebody wanted to go, while they are away. */
export function leaveFor(address: string): void {
  window.sessionStorage.setItem(
    fromKey,
    pathAfterSignIn(new URLSearchParams(window.location.search)),
  );
  window.location.assign(address);
}

/** Where they wanted to go; taken once. */
export function wantedPath(): string {
  const from = window.sessionStorage.getItem(fromKey);
  window.sessionStorage.removeItem(fromKey);
  return from === null
    ? paths.today
    : pathAfterSignIn(new URLSearchParams({ from }));
}

// A window that was at the provider has no tie left to the page that opened it; pages of one house hear each other so.
const channelName = "kept.proved";

export function tellProved(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("proved");
  channel.close();
}

/** Calls when another window of this browser has proved it; gives back how to stop listening. */
export function onProved(heard: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", heard);
  return () => {
    channel.close();
  };
}
