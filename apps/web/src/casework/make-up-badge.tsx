import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./make-up-badge.module.css";

/** 班: a weekend day that is worked by decree. The same sign in both languages, with its words on hover. */
export function MakeUpBadge(): ReactNode {
  const { t } = useTranslation("clock");
  return (
    <span className={classes["badge"]} title={t("makeUpDay")}>
      <span aria-hidden="true" lang="zh-CN">
        班
      </span>
      <VisuallyHidden>{t("makeUpDay")}</VisuallyHidden>
    </span>
  );
}
