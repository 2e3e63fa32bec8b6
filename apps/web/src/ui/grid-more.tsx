import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./grid-more.module.css";
import type { MoreRows } from "./grid-props.ts";

interface GridMoreProps extends MoreRows {
  readonly shown: number;
  readonly total: number | null;
}

/** The next page of rows, and how many are still to come. */
export function GridMore({
  isLoading,
  onLoad,
  shown,
  total,
}: GridMoreProps): ReactNode {
  const { t } = useTranslation("ui");
  const words =
    total === null ? t("grid.more") : t("grid.moreOf", { shown, total });
  return (
    <button
      type="button"
      className={classes["more"]}
      aria-disabled={isLoading || undefined}
      onClick={() => {
        if (!isLoading) onLoad();
      }}
    >
      {isLoading ? t("grid.loadingMore") : words}
    </button>
  );
}

/** Asks for the next page before the last row is reached. What failed is asked for again by the button only. */
export function useMoreSoon(more: MoreRows | undefined, isNear: boolean): void {
  const isWanted =
    isNear && more !== undefined && !more.isLoading && more.isFailed !== true;
  const load = useRef(more?.onLoad);
  load.current = more?.onLoad;
  useEffect(() => {
    if (isWanted) load.current?.();
  }, [isWanted]);
}
