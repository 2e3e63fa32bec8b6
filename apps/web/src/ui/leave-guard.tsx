import { useEffect } from "react";
import { useBlocker } from "react-router";
import { hasUnsaved, saveAll } from "./unsaved.ts";

/**
 * Nobody leaves a page with words that are in no other place: they are saved first, or the page stays. There is
 * one of it, for the router has one blocker. Nothing is asked where everything is saved.
 */
export function LeaveGuard(): null {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      hasUnsaved() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void saveAll().then((isSaved) => {
      if (isSaved) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (!hasUnsaved()) return;
      void saveAll();
      event.preventDefault();
    };
    const hide = (): void => {
      if (document.visibilityState === "hidden" && hasUnsaved()) void saveAll();
    };
    window.addEventListener("beforeunload", ask);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("visibilitychange", hide);
    };
  }, []);
  return null;
}
