import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./grid-group-face.module.css";
import type { GridGroup } from "./grid-lines.ts";

interface GridGroupFaceProps {
  readonly group: GridGroup;
  readonly onFold: ((group: string, folded: boolean) => void) | undefined;
}

/** The name of a group and how many it holds; a button when it can be folded. */
export function GridGroupFace({
  group,
  onFold,
}: GridGroupFaceProps): ReactNode {
  const { key, title, count, tone, folded } = group;
  const words = (
    <>
      <span className={classes["name"]} data-tone={tone}>
        {title}
      </span>
      <span className={classes["count"]}>{count}</span>
    </>
  );
  if (folded === undefined || onFold === undefined) {
    return <div className={classes["face"]}>{words}</div>;
  }
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <button
      type="button"
      className={classes["face"]}
      aria-expanded={!folded}
      onClick={() => {
        onFold(key, !folded);
      }}
    >
      {words}
      <Chevron
        size={14}
        stroke={1.6}
        className={classes["chevron"]}
        aria-hidden="true"
      />
    </button>
  );
}
