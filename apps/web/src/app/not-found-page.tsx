import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../paths.ts";
import { ErrorState } from "../ui/error-state.tsx";
import classes from "./error-page.module.css";

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const { t } = useTranslation("shell");
  return (
    <div className={classes["page"]}>
      <ErrorState title={t("notFound.title")}>{t("notFound.words")}</ErrorState>
      <Link to={paths.today}>{t("notFound.next")}</Link>
    </div>
  );
}
