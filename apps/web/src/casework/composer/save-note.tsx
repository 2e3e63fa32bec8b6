import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../api/failure-view.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./save-note.module.css";
import type { LetterRoom } from "./use-letter-room.ts";

/** "Saved 09:41", or what became of the last words otherwise. */
export function SaveNote({
  room: { saveState },
  editedAt,
}: {
  readonly room: Pick<LetterRoom, "saveState">;
  readonly editedAt: string;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const dates = useDates();
  const moment = dates.moment(editedAt);
  const isToday =
    moment === dates.moment(`${dates.now.slice(0, 11)}${editedAt.slice(11)}`);
  const words = {
    saved: t("saved", { time: isToday ? dates.time(editedAt) : moment }),
    saving: t("saving"),
    unsaved: t("unsaved"),
    failed: t("notSaved"),
  } as const;
  return (
    <span
      className={classes["note"]}
      data-state={saveState}
      role="status"
      aria-live="polite"
    >
      {words[saveState]}
    </span>
  );
}

/** Why the last words are not in the house, with the way to try again. */
export function SaveProblem({
  room,
}: {
  readonly room: LetterRoom;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const failureText = useFailureText();
  if (room.saveState !== "failed") return null;
  return (
    <p className={classes["problem"]} role="alert">
      {failureText(room.saveError)}{" "}
      <TextButton onClick={() => void room.save()}>{t("retry")}</TextButton>
    </p>
  );
}

/** Why an act was refused, beside the button that asked. */
export function ActProblem({
  room: { failed },
  acts,
}: {
  readonly room: Pick<LetterRoom, "failed">;
  readonly acts: readonly string[];
}): ReactNode {
  const failureText = useFailureText();
  if (failed === null || !acts.includes(failed.act)) return null;
  return (
    <p className={classes["problem"]} role="alert">
      {failureText(failed.error)}
    </p>
  );
}
