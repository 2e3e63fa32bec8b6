import { VisuallyHidden } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../ui/shortcuts.tsx";
import { TabPanel, TabRow } from "../ui/tab-row.tsx";
import type { TabItem } from "../ui/view-tabs.tsx";
import classes from "./case-frame.module.css";

export interface CaseTab extends TabItem {
  readonly content: ReactNode;
}

interface CaseFrameProps {
  /** `RecordHeader`. */
  readonly header: ReactNode;
  /** `Stepper`. */
  readonly stepper?: ReactNode;
  /** `FactsColumn`; a tab of its own where there is no room for a column. */
  readonly facts: ReactNode;
  readonly tabs: readonly CaseTab[];
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  /** One callout above whatever tab is open. */
  readonly callout?: ReactNode;
  /** `WhyThisDate` or another panel; null while closed. */
  readonly aside: ReactNode | null;
  readonly onCloseAside: () => void;
  /** False for an aside that is open from the start: nobody asked for it, so the focus stays where it is. */
  readonly asideTakesFocus?: boolean;
  /** The bar at the bottom: reply, note, template. */
  readonly bar?: ReactNode;
}

/** The tab under which the facts stand in one column. */
const factsTab = "facts";

// Facts 256, work at least 480, aside 392. Measured on the frame itself, not on the window, so that the
// same frame serves a page and the right side of a split list.
const threeColumns = 256 + 480 + 392;
const twoColumns = 256 + 480;

/** The frame of every case: facts, work and aside. It knows no register; what is in the slots does. */
export function CaseFrame(props: CaseFrameProps): ReactNode {
  const {
    header,
    stepper,
    facts,
    tabs,
    tab,
    onTab,
    callout,
    aside,
    onCloseAside,
    asideTakesFocus = true,
    bar,
  } = props;
  const { t } = useTranslation("casework");
  const { ref: sizeRef, width } = useElementSize();
  const frame = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sizeRef, frame);
  const room =
    width === 0 || width >= threeColumns
      ? "three"
      : width >= twoColumns
        ? "two"
        : "one";
  const hasFactsTab = room === "one";
  const shown = !hasFactsTab && tab === factsTab ? (tabs[0]?.key ?? tab) : tab;
  const isAsideOpen = aside !== null;

  // What lies on top closes first: the aside before the case.
  useShortcut({ keys: "escape", label: t("frame.closeAside") }, onCloseAside, {
    enabled: isAsideOpen,
    within: frame,
  });

  return (
    <div
      ref={ref}
      className={classes["frame"]}
      data-room={room}
      data-aside={isAsideOpen || undefined}
    >
      <div className={classes["top"]}>
        {header}
        {stepper === undefined ? null : (
          <div className={classes["stepper"]}>{stepper}</div>
        )}
      </div>
      <div className={classes["columns"]}>
        {hasFactsTab || (room === "two" && isAsideOpen) ? null : (
          <aside className={classes["facts"]} aria-label={t("frame.facts")}>
            {facts}
          </aside>
        )}
        <div className={classes["work"]}>
          <TabRow
            label={t("frame.tabs")}
            tabs={
              hasFactsTab
                ? [...tabs, { key: factsTab, label: t("frame.facts") }]
                : tabs
            }
            value={shown}
            onChange={onTab}
            inset="record"
          >
            <div className={classes["scroll"]}>
              {callout === undefined || callout === null ? null : (
                <div className={classes["callout"]}>{callout}</div>
              )}
              {tabs.map(({ key, label, content }) => (
                <TabPanel key={key} tab={key}>
                  {/* Headings inside stand under this one, whatever else is beside them. */}
                  <VisuallyHidden component="h2">{label}</VisuallyHidden>
                  <div className={classes["panel"]}>{content}</div>
                </TabPanel>
              ))}
              {hasFactsTab ? (
                <TabPanel tab={factsTab}>
                  <div className={classes["factsPanel"]}>{facts}</div>
                </TabPanel>
              ) : null}
            </div>
          </TabRow>
          {bar === undefined ? null : (
            <div className={classes["bar"]}>{bar}</div>
          )}
        </div>
        {isAsideOpen ? (
          <Aside takesFocus={asideTakesFocus}>{aside}</Aside>
        ) : null}
      </div>
    </div>
  );
}

/** Takes the focus when it opens and gives it back when it closes. */
function Aside({
  children,
  takesFocus,
}: {
  readonly children: ReactNode;
  readonly takesFocus: boolean;
}): ReactNode {
  const { t } = useTranslation("casework");
  const panel = useRef<HTMLElement>(null);
  // As it was when the aside opened: what comes later moves no focus.
  const [isAsked] = useState(takesFocus);

  useEffect(() => {
    if (!isAsked) return undefined;
    const opener = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [isAsked]);

  return (
    <aside
      ref={panel}
      className={classes["aside"]}
      aria-label={t("frame.aside")}
      tabIndex={-1}
    >
      {children}
    </aside>
  );
}
