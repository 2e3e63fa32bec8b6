import type { TaskStanding } from "@kept/domain/casework/task";
import type { ReactNode } from "react";
import classes from "./task-sign.module.css";

/** Open ring, half disc, dashed ring, green disc with a tick, grey ring with a stroke. */
export function TaskSign({
  standing,
}: {
  readonly standing: TaskStanding;
}): ReactNode {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      className={classes["sign"]}
      data-standing={standing}
      aria-hidden="true"
    >
      {signs[standing]}
    </svg>
  );
}

const ring = <circle cx="8" cy="8" r="7.2" className={classes["ring"]} />;

const signs: Record<TaskStanding, ReactNode> = {
  open: ring,
  inProgress: (
    <>
      {ring}
      <path d="M8 0.8a7.2 7.2 0 0 0 0 14.4z" className={classes["fill"]} />
    </>
  ),
  cannotStart: <circle cx="8" cy="8" r="7.2" className={classes["dashes"]} />,
  done: (
    <>
      <circle cx="8" cy="8" r="8" className={classes["fill"]} />
      <path d="m4.8 8.3 2.2 2.2 4.2-4.5" className={classes["tick"]} />
    </>
  ),
  notNeeded: (
    <>
      {ring}
      <path d="M5 8h6" className={classes["ring"]} />
    </>
  ),
};
