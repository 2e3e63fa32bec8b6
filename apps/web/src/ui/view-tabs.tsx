import type { ReactNode } from "react";
import { NavLink } from "react-router";
import classes from "./tab-row.module.css";

export interface TabItem<Key extends string = string> {
  readonly key: Key;
  readonly label: string;
  /** A number, or "2/5"; left out when there is nothing to count. */
  readonly count?: number | string | undefined;
}

interface ViewTabsProps {
  readonly label: string;
  readonly views: readonly (TabItem & {
    readonly to: string;
    readonly current: boolean;
    /** Why there is a dot beside it: "Changed". */
    readonly mark?: string | undefined;
  })[];
  readonly inset?: "list" | "record" | "none";
  readonly end?: ReactNode;
}

/** Saved views of a list. They are addresses, so they are links and not tabs. */
export function ViewTabs({
  label,
  views,
  inset = "none",
  end,
}: ViewTabsProps): ReactNode {
  return (
    <nav className={classes["row"]} data-inset={inset} aria-label={label}>
      <ul className={classes["list"]}>
        {views.map(({ key, label: name, count, to, current, mark }) => (
          <li key={key}>
            <NavLink
              to={to}
              className={() => classes["tab"]}
              {...(current
                ? { "aria-current": "page" as const, "data-active": true }
                : { "aria-current": false as const })}
            >
              <TabFace label={name} count={count} />
              {mark === undefined ? null : (
                <span
                  role="img"
                  aria-label={mark}
                  className={classes["mark"]}
                />
              )}
            </NavLink>
          </li>
        ))}
      </ul>
      {end}
    </nav>
  );
}

export function TabFace({
  label,
  count,
}: Pick<TabItem, "label" | "count">): ReactNode {
  return (
    <>
      {/* The bold copy keeps the width, so that nothing moves when a tab becomes current. */}
      <span className={classes["label"]} data-text={label}>
        {label}
      </span>
      {count === undefined ? null : (
        <span className={classes["count"]}>{count}</span>
      )}
    </>
  );
}
