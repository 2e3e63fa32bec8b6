import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, type ReactNode } from "react";
import classes from "./split-view.module.css";

interface SplitViewProps {
  readonly list: ReactNode;
  /** Null: nothing is open, the list has the whole width. */
  readonly detail: ReactNode | null;
}

const SplitPanes = lazy(async () => ({
  default: (await import("./split-panes.tsx")).SplitPanes,
}));

let isFocusAsked = false;
const pane = "split-detail";

/** Puts the focus into what is open beside the list, or into what is about to open there. */
export function focusDetail(): void {
  const detail = document.getElementById(pane);
  if (detail === null) isFocusAsked = true;
  else detail.focus();
}

function takeAskedFocus(detail: HTMLElement | null): void {
  if (detail === null || !isFocusAsked) return;
  isFocusAsked = false;
  detail.focus();
}

/** List left, record right; the width of the list is remembered, and it can be moved by keyboard. */
export function SplitView({ list, detail }: SplitViewProps): ReactNode {
  const isNarrow = useMediaQuery("(max-width: 1023px)", false, {
    getInitialValueInEffect: false,
  });
  if (detail === null) return <div className={classes["only"]}>{list}</div>;
  if (isNarrow) return <div className={classes["only"]}>{detail}</div>;
  return (
    <Suspense fallback={<div className={classes["only"]}>{list}</div>}>
      <SplitPanes
        list={list}
        detail={detail}
        detailId={pane}
        detailRef={takeAskedFocus}
      />
    </Suspense>
  );
}
