import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { failureOf } from "../../api/failure.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { useDates } from "../../ui/use-dates.ts";
import type { DraftStanding } from "./draft-keeper.ts";
import classes from "./draft-mark.module.css";

/** "Draft saved 14:03", or why the last words are not in the house yet. */
export function DraftMark({
  standing: { state, kept, error },
}: {
  readonly standing: DraftStanding;
}): ReactNode {
  const { t } = useTranslation("drafts");
  const dates = useDates();
  const failureText = useFailureText();
  const words = (): string | null => {
    switch (state) {
      case "empty":
        return null;
      case "saved":
        return kept === null
          ? null
          : t("saved", { time: dates.time(kept.savedAt) });
      case "unsaved":
      case "saving":
        return t("unsaved");
      case "failed":
        return failureOf(error).kind === "offline"
          ? t("offline")
          : failureText(error);
    }
  };
  return (
    <span
      className={classes["mark"]}
      data-state={state}
      // Spoken when something is wrong; "saved" after every pause would be noise.
      {...(state === "failed" ? { role: "alert" } : {})}
    >
      {words()}
    </span>
  );
}
