import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./tab-row.module.css";
import { TabFace, type TabItem } from "./view-tabs.tsx";

interface TabRowProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Key>[];
  readonly value: Key;
  readonly onChange: (key: Key) => void;
  /** Puts the row on the column line of its page. */
  readonly inset?: "list" | "record" | "none";
  /** Ends of the row: one act on the right. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** Tabs of one record: the panels are its children, as `TabPanel`. */
export function TabRow<Key extends string>({
  label,
  tabs,
  value,
  onChange,
  inset = "none",
  end,
  children,
}: TabRowProps<Key>): ReactNode {
  return (
    <Tabs
      value={value}
      onChange={(next) => {
        const tab = tabs.find(({ key }) => key === next);
        if (tab) onChange(tab.key);
      }}
      keepMounted={false}
      className={classes["tabs"]}
      data-inset={inset}
    >
      <div className={classes["row"]}>
        <Tabs.List className={classes["list"]} aria-label={label}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.key} value={tab.key} className={classes["tab"]}>
              <TabFace label={tab.label} count={tab.count} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {end}
      </div>
      {children}
    </Tabs>
  );
}

export function TabPanel({
  tab,
  children,
}: {
  readonly tab: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // Words without a link in them are still scrolled with the arrow keys.
    <Tabs.Panel value={tab} className={classes["panel"]} tabIndex={0}>
      {children}
    </Tabs.Panel>
  );
}
