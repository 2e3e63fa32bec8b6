import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./draft-note.module.css";
import type { FormDraft } from "./use-form-draft.ts";

/** Above the fields: whose words these are when they were not typed just now, and what another window has. */
export function DraftNote({
  draft: { standing, restoredFrom, hasMoved, keeper, takeOlder, discard },
}: {
  readonly draft: FormDraft;
}): ReactNode {
  const { t } = useTranslation("drafts");
  const dates = useDates();
  const older = standing.kept?.older ?? null;
  if (restoredFrom === null && older === null) return null;
  return (
    <div className={classes["note"]} role="status">
      {restoredFrom === null ? null : (
        <p>
          {t("restored", { moment: dates.moment(restoredFrom) })}
          {hasMoved ? ` ${t("moved")}` : null}{" "}
          <TextButton onClick={discard}>{t("discard")}</TextButton>
        </p>
      )}
      {older === null ? null : (
        <p>
          {t("older", { time: dates.time(older.savedAt) })}{" "}
          <span className={classes["acts"]}>
            <TextButton onClick={takeOlder}>{t("take")}</TextButton>
            <TextButton onClick={keeper.dropOlder}>{t("drop")}</TextButton>
          </span>
        </p>
      )}
    </div>
  );
}
