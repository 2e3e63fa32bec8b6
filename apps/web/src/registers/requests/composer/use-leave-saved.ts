import { useEffect } from "react";
import { useBlocker } from "react-router";
import type { LetterRoom } from "./use-letter-room.ts";

/** Nobody leaves the letter with words that are in no other place: they are saved first, or the page stays. */
export function useLeaveSaved(
  room: Pick<LetterRoom, "saveState" | "save">,
  isWriting: boolean,
): void {
  const { saveState, save } = room;
  const isUnsaved = isWriting && saveState !== "saved";
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    void save().then((isSaved) => {
      if (isSaved) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, save]);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
    };
  }, [isUnsaved]);
}
