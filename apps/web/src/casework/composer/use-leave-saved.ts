import { useEffect } from "react";
import { guard } from "../../ui/unsaved.ts";
import type { LetterRoom } from "./use-letter-room.ts";

/** Nobody leaves the letter with words that are in no other place: they are saved first, or the page stays. */
export function useLeaveSaved(
  room: Pick<LetterRoom, "saveState" | "save">,
  isWriting: boolean,
): void {
  const { saveState, save } = room;
  const isUnsaved = isWriting && saveState !== "saved";
  useEffect(() => (isUnsaved ? guard({ save }) : undefined), [isUnsaved, save]);
}
