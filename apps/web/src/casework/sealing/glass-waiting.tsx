import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import classes from "./glass-page.module.css";
import { useGlass } from "./use-glass.ts";

/** On Today: that a second person is needed to break the glass, or that it was asked for. Nothing where it was not. */
export function GlassWaiting(): ReactNode {
  const { t } = useTranslation("context");
  const lines = useGlass().data?.lines ?? [];
  const mine = lines.filter(({ isMine }) => isMine).length;
  const lately = lines.filter(({ isFresh }) => isFresh).length;
  if (lately === 0) return null;
  return (
    <Link to={paths.glass} className={classes["today"]}>
      {mine > 0
        ? t("glass.today", { count: mine })
        : t("glass.notice", { count: lately })}
    </Link>
  );
}
