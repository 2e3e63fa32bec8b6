import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { History } from "../../../casework/history.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import classes from "./history-tab.module.css";
import type { RequestView } from "./request-view.ts";
import type { FieldContext } from "./trail/field-words.ts";
import { trailLines, type TrailLine } from "./trail/history-lines.ts";

interface HistoryTabProps {
  readonly view: RequestView;
  readonly words: FieldContext;
}

/** Everything that happened, the newest first: who did what, then what changed, from what to what. */
export function HistoryTab({ view, words }: HistoryTabProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const { history } = view.frame;
  const lines = useMemo(() => trailLines(history, words), [history, words]);
  if (lines.length === 0) return <EmptyState>{t("history.empty")}</EmptyState>;
  return (
    <History
      lines={lines.map((line) => ({
        key: line.key,
        at: line.at,
        ...(line.recordedAt === null ? {} : { recordedAt: line.recordedAt }),
        what: line.sentence,
        ...(line.details.length + line.wordings.length === 0
          ? {}
          : { detail: <Details line={line} /> }),
        isTurn: line.isTurn,
      }))}
    />
  );
}

function Details({ line }: { readonly line: TrailLine }): ReactNode {
  const { t } = useTranslation("requestCase");
  return (
    <>
      {line.details.length === 0 ? null : (
        <ul aria-label={t("history.fields")}>
          {line.details.map((detail) => (
            <li key={detail} className={classes["detail"]}>
              {detail}
            </li>
          ))}
        </ul>
      )}
      {line.wordings.length === 0 ? null : (
        <details>
          <summary className={classes["more"]}>
            {t("history.wording", { count: line.wordings.length })}
          </summary>
          <ul>
            {line.wordings.map((wording) => (
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
