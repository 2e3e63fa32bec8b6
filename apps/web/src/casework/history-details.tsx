import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./history-details.module.css";

/** What changed with a line of the history: field by field, long wordings folded. */
export function HistoryDetails({
  details,
  wordings = [],
}: {
  readonly details: readonly string[];
  readonly wordings?: readonly string[];
}): ReactNode {
  const { t } = useTranslation("caseForms");
  return (
    <>
      {details.length === 0 ? null : (
        <ul aria-label={t("history.fields")}>
          {details.map((detail) => (
            <li key={detail} className={classes["detail"]}>
              {detail}
            </li>
          ))}
        </ul>
      )}
      {wordings.length === 0 ? null : (
        <details>
          <summary className={classes["more"]}>
            {t("history.wording", { count: wordings.length })}
          </summary>
          <ul>
            {wordings.map((wording) => (
              <li key={wording} className={classes["detail"]}>
                {wording}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
