import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

interface EmptyStateProps {
  /** One sentence: what is not here. */
  readonly children: ReactNode;
  /** The next thing: a link, a button or a second sentence. */
  readonly next?: ReactNode;
}

/** Nothing is here, and that is fine: one sentence and the next thing, no picture. */
export function EmptyState({ children, next }: EmptyStateProps): ReactNode {
  return (
    <div className={classes["empty"]}>
      <p>{children}</p>
      {next === undefined ? null : (
        <div className={classes["next"]}>{next}</div>
      )}
    </div>
  );
}
