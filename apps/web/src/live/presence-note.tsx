import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./presence-note.module.css";
import { usePresentIn } from "./present-in.ts";

/** Who else has this case open, and whether they write: "Zhou Min is writing". Nothing is locked by it. */
export function PresenceNote({
  caseId,
}: {
  readonly caseId: string;
}): ReactNode {
  const { t } = useTranslation("ui");
  const present = usePresentIn(caseId);
  return (
    <span role="status" className={classes["note"]}>
      {present === undefined ? null : (
        <span className={classes["words"]} data-doing={present.doing}>
          {t(
            present.doing === "writing" ? "avatar.isWriting" : "avatar.isHere",
            { name: present.who },
          )}
        </span>
      )}
    </span>
  );
}
