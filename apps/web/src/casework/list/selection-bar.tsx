import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import { useShortcut } from "../../ui/shortcuts.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import classes from "./selection-bar.module.css";
import type { ListSelection } from "./use-selection.ts";

interface SelectionBarProps {
  readonly selection: ListSelection;
  readonly total: number | null;
  /** What can be done with the selection. */
  readonly children: ReactNode;
}

/** How much is selected, how to select everything that matches, and how to let go of it. */
export function SelectionBar({
  selection,
  total,
  children,
}: SelectionBarProps): ReactNode {
  const { t } = useTranslation("list");
  const { count, selected, all, clear } = selection;
  const isAll = total !== null && count === total && selected.kind === "all";
  // Pressed before the number is known, it still means all of them.
  useShortcut({ keys: "mod+a", label: t("keys.all") }, all, {
    enabled: total !== 0,
  });
  useShortcut({ keys: "escape", label: t("select.clear") }, clear, {
    enabled: count > 0,
  });
  useShortcut({ keys: "x", label: t("keys.select") }, null);
  useShortcut({ keys: "J", label: t("keys.extend") }, null);
  useShortcut({ keys: "K", label: t("keys.extend") }, null);
  return (
    <section
      className={classes["bar"]}
      aria-label={t("select.label")}
      data-empty={count === 0 || undefined}
    >
      {count === 0 ? null : (
        <div className={classes["said"]}>
          <IconButton label={t("select.clear")} shortcut="Esc" onClick={clear}>
            <IconX size={16} stroke={1.6} />
          </IconButton>
          <strong role="status" className={classes["count"]}>
            {isAll
              ? t("select.allSelected", { count })
              : t("select.count", { count })}
          </strong>
          {isAll || total === null || count >= total ? null : (
            <TextButton onClick={all}>
              {t("select.all", { count: total })}
            </TextButton>
          )}
        </div>
      )}
      {children}
    </section>
  );
}
