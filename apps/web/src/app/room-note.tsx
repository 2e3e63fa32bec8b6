import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./connection-bar.module.css";

/** While the disk is short of room or full: what goes on, what does not, and whom to tell. */
export function RoomNote({
  room,
}: {
  readonly room: "short" | "full";
}): ReactNode {
  const { t } = useTranslation("machine");
  return (
    <p className={classes["bar"]}>
      <strong>{t(`${room}.title`)}</strong> {t(`${room}.words`)}
    </p>
  );
}
