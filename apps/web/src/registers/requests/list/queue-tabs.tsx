import { plainQuery, writeListQuery } from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { IconDots } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Menu } from "../../../ui/menu.tsx";
import { paths } from "../../../paths.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { ViewTabs } from "../../../ui/tab-row.tsx";
import { useLanguage } from "../../../ui/use-language.ts";
import classes from "./queue-tabs.module.css";
import type { ViewCounts } from "./request-row.ts";

interface QueueTabsProps {
  readonly view: string;
  readonly counts: ViewCounts | undefined;
}

/** The views of the queue. Beside an open case not all fit, so that a menu holds them as well. */
export function QueueTabs({ view, counts }: QueueTabsProps): ReactNode {
  const { t } = useTranslation("requests");
  const row = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(row);
  const language = useLanguage();
  const views = requestListing.views.map(({ key, label }) => {
    const count = counts?.[key] ?? 0;
    return {
      key,
      label: label[language],
      count: count === 0 ? undefined : count,
      to: `${paths.requests}${writeListQuery(requestListing, plainQuery(requestListing, key))}`,
      current: key === view,
    };
  });

  useEffect(() => {
    row.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [view]);

  return (
    <div ref={row} className={classes["tabs"]}>
      <ViewTabs label={t("viewsLabel")} views={views} inset="list" />
      {overflows ? (
        <div className={classes["more"]}>
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <IconButton label={t("viewsAll")}>
                <IconDots size={16} />
              </IconButton>
            </Menu.Target>
            <Menu.Dropdown>
              {views.map(({ key, label, count, to, current }) => (
                <Menu.Item
                  key={key}
                  component={Link}
                  to={to}
                  {...(current ? { "aria-current": "page" as const } : {})}
                  rightSection={count}
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      ) : null}
    </div>
  );
}

/** Whether the row of tabs is wider than its place. */
function useOverflow(row: { readonly current: HTMLElement | null }): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const tabs = row.current?.firstElementChild;
    if (!(tabs instanceof HTMLElement)) return undefined;
    const watch = new ResizeObserver(() => {
      setOverflows(tabs.scrollWidth > tabs.clientWidth);
    });
    watch.observe(tabs);
    if (tabs.firstElementChild !== null) watch.observe(tabs.firstElementChild);
    return () => {
      watch.disconnect();
    };
  }, [row]);
  return overflows;
}
