import { Button } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { ErrorState } from "../ui/error-state.tsx";
import classes from "./error-page.module.css";

/** When a page breaks: what is safe, what may be lost, what to do, and what to quote. */
export function ErrorPage(): ReactNode {
  const { t } = useTranslation("shell");
  const error = useRouteError();
  const [reference] = useState(
    () =>
      `${new Date().toISOString().slice(0, 16)}Z ${error instanceof Error ? error.name : "page"}`,
  );
  useEffect(() => {
    document.title = "Kept";
  }, []);
  return (
    <main className={classes["page"]}>
      <ErrorState title={t("crashed.title")} reference={reference}>
        {t("crashed.words")}
      </ErrorState>
      <Button
        onClick={() => {
          window.location.reload();
        }}
      >
        {t("crashed.reload")}
      </Button>
    </main>
  );
}
