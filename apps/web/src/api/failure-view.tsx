import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../ui/error-state.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { failureOf } from "./failure.ts";
import { refusalSentence } from "./refusal-words.ts";

/** The sentence for a failed call: what happened, whether anything was saved, what to do. */
export function useFailureText(): (error: unknown) => string {
  const language = useLanguage();
  const { t } = useTranslation("failures");
  return (error) => {
    const failure = failureOf(error);
    const said =
      failure.kind === "refusal"
        ? refusalSentence(failure.refusal, language)
        : null;
    if (said !== null) return said;
    return failure.kind === "offline"
      ? `${t("offline.title")} ${t("offline.act")}`
      : `${t("unknown.title")} ${t("unknown.words")}`;
  };
}

/** Stands in place of the part of the screen whose data did not come. */
export function FailureView({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}): ReactNode {
  const language = useLanguage();
  const { t } = useTranslation("failures");
  const failure = failureOf(error);
  switch (failure.kind) {
    case "refusal":
      return (
        <ErrorState
          title={
            refusalSentence(failure.refusal, language) ?? t("unknown.title")
          }
          onRetry={onRetry}
        />
      );
    case "offline":
      return (
        <ErrorState title={t("offline.title")} onRetry={onRetry}>
          {t("offline.words")}
        </ErrorState>
      );
    case "bug":
      return (
        <ErrorState
          title={t("unknown.title")}
          reference={failure.reference ?? undefined}
          onRetry={onRetry}
        >
          {t("unknown.words")}
        </ErrorState>
      );
  }
}
