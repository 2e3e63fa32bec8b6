import type { ReactNode } from "react";
import classes from "./callout.module.css";

export type CalloutTone = "plain" | "ink" | "amber" | "red";

interface CalloutProps {
  readonly tone?: CalloutTone;
  /** The bold lead; ends with a colon or a full stop. */
  readonly lead?: string;
  readonly children?: ReactNode;
  /** One act, as a link or a small button. */
  readonly act?: ReactNode;
  /** Read out when it appears. */
  readonly announce?: boolean;
}

/** One line that stands above the work: a bold lead, a sentence, one act. One per screen. */
export function Callout({
  tone = "plain",
  lead,
  children,
  act,
  announce = false,
}: CalloutProps): ReactNode {
  return (
    <div
      className={classes["callout"]}
      data-tone={tone}
      {...(announce ? { role: "status" } : {})}
    >
      <p className={classes["words"]}>
        {lead === undefined ? null : <strong>{lead}</strong>} {children}
      </p>
      {act === undefined ? null : <div className={classes["act"]}>{act}</div>}
    </div>
  );
}
