/** Somebody who has not touched anything for so long is not at work any more. */
const awayMs = 60_000;

let lastTouch = Date.now();
let whose: string | null = null;

/** Notes that somebody is there: calls of a page that nobody touches do not keep a session open. */
export function watchTouches(): void {
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"])
    document.addEventListener(
      kind,
      () => {
        lastTouch = Date.now();
      },
      { capture: true, passive: true },
    );
}

/** Whether somebody has touched the page within the last minute. */
export function isAtWork(): boolean {
  return Date.now() - lastTouch < awayMs;
}

/**
 * Says whose page this is. Where another window has signed in as somebody else, the server then refuses calls of
 * this page instead of doing them in the other's name.
 */
export function bindToPerson(personId: string): void {
  whose = personId;
}

/** What every call of our own pages carries. */
export function ownHeaders(): Record<string, string> {
  return {
    // No form of another site can set this header.
    "x-kept": "1",
    ...(isAtWork() ? {} : { "x-kept-quiet": "1" }),
    ...(whose === null ? {} : { "x-kept-who": whose }),
  };
}
