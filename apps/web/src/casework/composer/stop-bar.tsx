import { Button, VisuallyHidden } from "@mantine/core";
import type { Instant } from "@kept/domain/casework/clock";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./stop-bar.module.css";

interface StopBarProps {
  /** The first instant at which the letter may leave. */
  readonly leavesAt: Instant;
  /** Milliseconds the server's clock is ahead of this machine's. */
  readonly aheadMs?: number;
  readonly onStop: () => void;
  readonly onLeft?: () => void;
}

/** After "Send": how long the letter can still be called back. */
export function StopBar({
  leavesAt,
  aheadMs = 0,
  onStop,
  onLeft,
}: StopBarProps): ReactNode {
  const { t } = useTranslation("composer");
  const endsAt = Date.parse(leavesAt) - aheadMs;
  const [now, setNow] = useState(() => Date.now());
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000));
  const hasLeft = seconds === 0;

  useEffect(() => {
    if (hasLeft) return undefined;
    const timer = window.setInterval(() => {
      setNow(Date.now());
    }, 250);
    return () => {
      window.clearInterval(timer);
    };
  }, [hasLeft]);

  useEffect(() => {
    if (hasLeft) onLeft?.();
  }, [hasLeft, onLeft]);

  return (
    <div className={classes["bar"]} role="status">
      {hasLeft ? (
        <span>{t("stop.left")}</span>
      ) : (
        <>
          <span aria-hidden="true">{t("stop.leaves", { count: seconds })}</span>
          <VisuallyHidden>{t("stop.spoken")}</VisuallyHidden>
          <Button data-bar onClick={onStop}>
            {t("stop.stop")}
          </Button>
        </>
      )}
    </div>
  );
}
