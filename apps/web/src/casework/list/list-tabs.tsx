import { IconChevronDown } from "@tabler/icons-react";
import {
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Menu } from "../../ui/menu.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { ViewTabs } from "../../ui/view-tabs.tsx";
import { fitTabs } from "./fit-tabs.ts";
import classes from "./list-tabs.module.css";

export interface ListTab {
  readonly key: string;
  readonly label: string;
  readonly count: number | undefined;
  readonly to: string;
  readonly current: boolean;
  /** It shows something else than it did when it was opened. */
  readonly modified: boolean;
}

interface ListTabsProps {
  readonly tabs: readonly ListTab[];
  /** What can be done with the open view, at the end of the menu. */
  readonly acts: ReactNode;
  /** What stands under the menu for a while. */
  readonly children: ReactNode;
}

const gap = 20;
/** How much wider the menu is when it says "More". */
const menuWidth = 44;

/** The views of a list in one row. What does not fit stands in a menu, with its counts. */
export function ListTabs({ tabs, acts, children }: ListTabsProps): ReactNode {
  const { t } = useTranslation("list");
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const fitting = useFitting(place, tabs);
  const shown = fitting.flatMap((at) => tabs[at] ?? []);
  const others = tabs.filter((_, at) => !fitting.includes(at));
  useShortcut({ keys: "v", label: t("keys.view") }, () => {
    setOpen(true);
  });
  const faces = (some: readonly ListTab[]) =>
    some.map(({ modified, ...tab }) => ({
      ...tab,
      mark: modified ? t("modified") : undefined,
    }));
  // Every view is in the menu when it is asked for by key; by sight, those that have no place of their own.
  const inMenu = others.length === 0 || isOpen ? tabs : others;
  return (
    <div className={classes["tabs"]}>
      <div ref={place} className={classes["room"]}>
        <ViewTabs label={t("views")} views={faces(shown)} inset="list" />
        <div className={classes["measure"]} aria-hidden="true" inert>
          <ViewTabs label={t("views")} views={faces(tabs)} inset="none" />
        </div>
      </div>
      <div className={classes["more"]}>
        <Menu
          opened={isOpen}
          onChange={setOpen}
          position="bottom-end"
          width={260}
        >
          <Menu.Target>
            <button
              type="button"
              className={classes["menu"]}
              aria-label={t(others.length > 0 ? "moreViews" : "allViews")}
            >
              {others.length > 0 ? t("moreViews") : null}
              <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown className={classes["list"] ?? ""}>
            {inMenu.map(({ key, label, count, to, current }) => (
              <Menu.Item
                key={key}
                component={Link}
                to={to}
                className={classes["item"] ?? ""}
                {...(current ? { "aria-current": "page" as const } : {})}
                rightSection={count}
              >
                {label}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {acts}
          </Menu.Dropdown>
        </Menu>
      </div>
      {children}
    </div>
  );
}

/** The places of the tabs that fit into the row, measured on a copy that nobody sees. */
function useFitting(
  place: RefObject<HTMLDivElement | null>,
  tabs: readonly ListTab[],
): readonly number[] {
  const [fitting, setFitting] = useState<readonly number[]>(() =>
    tabs.map((_, at) => at),
  );
  const current = tabs.findIndex((tab) => tab.current);
  const faces = tabs
    .map(({ label, count, modified }) => [label, count, modified].join(" "))
    .join("|");
  useLayoutEffect(() => {
    const room = place.current;
    if (room === null) return undefined;
    const fit = (): void => {
      const widths = [
        ...room.querySelectorAll<HTMLElement>(":scope > [inert] li"),
      ].map((tab) => tab.offsetWidth + gap);
      const next = fitTabs({
        widths,
        // 20 of space before the first, and none needed after the last.
        room: room.clientWidth - 20 + gap,
        menu: menuWidth,
        current,
      });
      setFitting((before) => (before.join() === next.join() ? before : next));
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(room);
    void document.fonts.ready.then(fit);
    return () => {
      watch.disconnect();
    };
  }, [place, current, faces]);
  return fitting;
}
