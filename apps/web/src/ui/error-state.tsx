import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "./copy-button.tsx";
import classes from "./error-state.module.css";

interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** Whether anything was saved, and what to do. */
  readonly children?: ReactNode;
  /** What to quote when asking for help. */
  readonly reference?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** Stands in place of the part that failed; the rest of the screen stays. */
export function ErrorState({
  title,
  children,
  reference,
  onRetry,
}: ErrorStateProps): ReactNode {
  const { t } = useTranslation("ui");
  return (
    <div className={classes["error"]} role="alert">
      <p className={classes["title"]}>{title}</p>
      {children === undefined ? null : (
        <p className={classes["words"]}>{children}</p>
      )}
      <div className={classes["acts"]}>
        {onRetry === undefined ? null : (
          <Button data-bar onClick={onRetry}>
            {t("error.retry")}
          </Button>
        )}
        {reference === undefined ? null : (
          <span className={classes["reference"]}>
            {t("error.reference")}{" "}
            <CopyButton value={reference} label={t("error.copyReference")} />
          </span>
        )}
      </div>
    </div>
  );
}
