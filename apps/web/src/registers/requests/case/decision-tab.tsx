import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Section } from "../../../ui/section.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { DecisionSummary } from "./decision-summary.tsx";
import { useRefusalText } from "./use-refusal-text.ts";
import { moveOf, type RequestView } from "./request-view.ts";

interface DecisionTabProps {
  readonly view: RequestView;
  /** Absent while the form stands here already. */
  readonly onDecide: (() => void) | undefined;
}

/** What was decided on each kind of request; the way to decide, or why that has to wait. */
export function DecisionTab({ view, onDecide }: DecisionTabProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const refusalText = useRefusalText();
  const move = moveOf(view.frame, "decide");
  const isDecided = view.decisions.length > 0;
  const next =
    move === undefined || onDecide === undefined ? undefined : move.allowed ? (
      <TextButton onClick={onDecide}>
        {isDecided ? t("decision.change") : t("decision.decide")}
      </TextButton>
    ) : move.refusal === null ? undefined : (
      refusalText(move.refusal)
    );
  if (!isDecided)
    return onDecide === undefined ? null : (
      <EmptyState next={next}>{t("decision.empty")}</EmptyState>
    );
  return (
    <Section title={t("decision.title")} end={next}>
      <DecisionSummary view={view} />
    </Section>
  );
}
