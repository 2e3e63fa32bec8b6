import type { ReactNode } from "react";
import classes from "./elapsed-bar.module.css";

interface ElapsedBarProps {
  /** 0 to 1. */
  readonly share: number;
  readonly tone: "grey" | "amber" | "red" | "green";
}

/** How much of a term is used, as a bar of 4. Decoration: the words beside it say the same. */
export function ElapsedBar({ share, tone }: ElapsedBarProps): ReactNode {
  const width = `${Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10}%`;
  return (
    <div className={classes["track"]} aria-hidden="true">
      <div className={classes["used"]} data-tone={tone} style={{ width }} />
    </div>
  );
}
