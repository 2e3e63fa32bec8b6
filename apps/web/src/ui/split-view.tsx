import { Splitter } from "@mantine/core";
import "@mantine/core/styles/Splitter.layer.css";
import { useMediaQuery } from "@mantine/hooks";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./split-view.module.css";

interface SplitViewProps {
  readonly list: ReactNode;
  /** Null: nothing is open, the list has the whole width. */
  readonly detail: ReactNode | null;
}

const memory = "kept.list-width";
const standard = 548;
const least = 420;

function rememberedWidth(): number {
  const width = Number(localStorage.getItem(memory));
  return Number.isFinite(width) && width >= least ? width : standard;
}

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
  const { t } = useTranslation("ui");
  const isNarrow = useMediaQuery("(max-width: 1023px)", false, {
    getInitialValueInEffect: false,
  });
  const [width, setWidth] = useState(rememberedWidth);
  const most = Math.max(least, Math.floor(window.innerWidth / 2));
  if (detail === null) return <div className={classes["only"]}>{list}</div>;
  if (isNarrow) return <div className={classes["only"]}>{detail}</div>;
  return (
    <Splitter
      className={classes["split"]}
      lineSize={1}
      withHandle={false}
      handleColor="var(--k-line)"
      step="16px"
      shiftStep="64px"
      onSizeChange={([first]) => {
        if (typeof first === "string") setWidth(Number.parseInt(first, 10));
      }}
      onResizeEnd={() => {
        localStorage.setItem(memory, String(width));
      }}
      classNames={{ handle: classes["handle"] ?? "" }}
      attributes={{ handle: { "aria-label": t("split.handle") } }}
    >
      <Splitter.Pane
        defaultSize={`${Math.min(width, most)}px`}
        min={`${least}px`}
        max={`${most}px`}
      >
        <div className={classes["pane"]}>{list}</div>
      </Splitter.Pane>
      <Splitter.Pane defaultSize={100}>
        <div
          id={pane}
          ref={takeAskedFocus}
          tabIndex={-1}
          role="region"
          aria-label={t("split.detail")}
          className={classes["pane"]}
        >
          {detail}
        </div>
      </Splitter.Pane>
    </Splitter>
  );
}
