import type { ReactNode } from "react";
import classes from "./tag.module.css";

export type TagTone = "grey" | "amber" | "red" | "ink" | "green";

interface TagProps {
  readonly tone?: TagTone;
  readonly children: ReactNode;
}

/** One word about a thing. At most two on a row; grey unless it matters. */
export function Tag({ tone = "grey", children }: TagProps): ReactNode {
  return (
    <span className={classes["tag"]} data-tone={tone}>
      {children}
    </span>
  );
}
