import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./grid-more.module.css";

interface GridMoreProps {
  readonly isLoading: boolean;
  readonly onLoad: () => void;
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
