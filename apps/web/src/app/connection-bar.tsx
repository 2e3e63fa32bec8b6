import { useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useConnectionLost, whenBack } from "../api/connection.ts";
import { saveAll } from "../ui/unsaved.ts";
import classes from "./connection-bar.module.css";

/** While the house cannot be reached: a calm line, and what is shown is fetched anew when it is back. */
export function ConnectionBar(): ReactNode {
  const { t } = useTranslation("failures");
  const queryClient = useQueryClient();
  const isLost = useConnectionLost();
  useEffect(
    () =>
      whenBack(() => {
        void saveAll();
        void queryClient.invalidateQueries();
      }),
    [queryClient],
  );
  return (
    // There from the start, so that what appears in it is read out.
    <div role="status">
      {isLost ? (
        <p className={classes["bar"]}>
          <strong>{t("lost.title")}</strong> {t("lost.words")}
        </p>
      ) : null}
    </div>
  );
}
