import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./grid-pager.module.css";
import type { GridPager as Pager } from "./grid-props.ts";

const pageSizes = [50, 100] as const;

interface GridPagerProps extends Pager {
  readonly total: number | null;
  readonly shown: number;
}

/** Which page of how many, and the way to the others. */
export function GridPager({
  page,
  pages,
  size,
  onPage,
  onSize,
  total,
  shown,
}: GridPagerProps): ReactNode {
  const { t } = useTranslation("ui");
  const from = (page - 1) * size + 1;
  const steps = [
    { key: "first", to: 1 },
    { key: "previous", to: page - 1 },
    { key: "next", to: page + 1 },
    { key: "last", to: pages },
  ] as const;
  return (
    <nav className={classes["pager"]} aria-label={t("pager.label")}>
      <span>
        {t("pager.rows", {
          from,
          until: from + shown - 1,
          total: total ?? from + shown - 1,
        })}
      </span>
      <span className={classes["steps"]}>
        {steps.map(({ key, to }) => {
          // Stays where the focus is when there is no further page.
          const isIdle = to === page || to < 1 || to > pages;
          return (
            <button
              key={key}
              type="button"
              className={classes["step"]}
              aria-disabled={isIdle || undefined}
              onClick={() => {
                if (!isIdle) onPage(to);
              }}
            >
              {t(`pager.${key}`)}
            </button>
          );
        })}
      </span>
      <VisuallyHidden aria-live="polite">
        {t("pager.page", { page, pages })}
      </VisuallyHidden>
      <label className={classes["size"]}>
        {t("pager.size")}
        <select
          value={size}
          onChange={(event) => {
            onSize(Number(event.currentTarget.value));
          }}
        >
          {pageSizes.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </nav>
  );
}
