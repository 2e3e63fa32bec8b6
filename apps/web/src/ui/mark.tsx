import type { ReactNode } from "react";
import classes from "./mark.module.css";

/** The name of the product with its sign: a box that is ticked. */
export function Mark({
  small = false,
}: {
  readonly small?: boolean;
}): ReactNode {
  return (
    <span className={classes["mark"]}>
      <svg
        viewBox="0 0 18 18"
        width="18"
        height="18"
        aria-hidden="true"
        className={classes["sign"]}
      >
        <rect width="18" height="18" rx="4" />
        <path d="m5 9.2 2.7 2.7L13 6.6" />
      </svg>
      <span className={classes["name"]} data-hidden={small || undefined}>
        Kept
      </span>
    </span>
  );
}
