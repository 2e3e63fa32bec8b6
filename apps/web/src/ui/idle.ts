import { useEffect, useState } from "react";

/** Runs once the page has drawn what it came for and has nothing better to do. */
function whenIdle(run: () => void): () => void {
  // Safari has no idle callback; half a second after the first page is as good a guess as any.
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, 500);
    return () => {
      clearTimeout(timer);
    };
  }
  const asked = window.requestIdleCallback(run, { timeout: 2_000 });
  return () => {
    window.cancelIdleCallback(asked);
  };
}

/** False while the page is busy with its first view, then true for good. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(
    () =>
      whenIdle(() => {
        setIdle(true);
      }),
    [],
  );
  return isIdle;
}
