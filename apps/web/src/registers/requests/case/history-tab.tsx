import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { History } from "../../../casework/history.tsx";
import { HistoryDetails } from "../../../casework/history-details.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import type { RequestView } from "./request-view.ts";
import type { FieldContext } from "./trail/field-words.ts";
import { trailLines } from "./trail/history-lines.ts";

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
          : {
              detail: (
                <HistoryDetails
                  details={line.details}
                  wordings={line.wordings}
                />
              ),
            }),
        isTurn: line.isTurn,
      }))}
    />
  );
}
