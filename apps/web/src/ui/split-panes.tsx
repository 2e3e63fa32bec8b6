import { Splitter } from "@mantine/core";
import "@mantine/core/styles/Splitter.layer.css";
import { useState, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import classes from "./split-view.module.css";

const memory = "kept.list-width";
const standard = 548;
const least = 420;

function rememberedWidth(): number {
  const width = Number(localStorage.getItem(memory));
  return Number.isFinite(width) && width >= least ? width : standard;
}

interface SplitPanesProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly detailId: string;
  readonly detailRef: Ref<HTMLDivElement>;
}

/** The two panes with what moves their border; fetched with the first case that is opened. */
export function SplitPanes({
  list,
  detail,
  detailId,
  detailRef,
}: SplitPanesProps): ReactNode {
  const { t } = useTranslation("ui");
  const [width, setWidth] = useState(rememberedWidth);
  const most = Math.max(least, Math.floor(window.innerWidth / 2));
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
          id={detailId}
          ref={detailRef}
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
