import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { VisuallyHidden } from "@mantine/core";
import { FailureView } from "../api/failure-view.tsx";
import { useHello, useMe } from "../people/session.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page, usePageTitle } from "../ui/page.tsx";
import { FreshCases } from "./fresh-cases.tsx";
import { MyNext } from "./my-next.tsx";
import { Numbers } from "./numbers.tsx";
import { Outbox } from "./outbox.tsx";
import { useToday, type Today } from "./today-data.ts";
import classes from "./today-page.module.css";
import { Waiting } from "./waiting.tsx";
import { WeekStrip } from "./week-strip.tsx";

/** The morning page: what is due, what is mine, what waits. Every number opens its rows. */
export function TodayPage(): ReactNode {
  const { t } = useTranslation("desk");
  const { permissions } = useMe();
  const mayLook = permissions.includes("desk.view");
  const today = useToday({ enabled: mayLook });
  if (!mayLook) {
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  }
  return <Morning {...today} />;
}

function Morning({
  data,
  error,
  isPending,
  refetch,
}: ReturnType<typeof useToday>): ReactNode {
  const { t } = useTranslation("desk");
  usePageTitle(t("title"));
  return (
    <div className={classes["page"]}>
      <VisuallyHidden component="h1">{t("title")}</VisuallyHidden>
      {data !== undefined ? (
        <Desk today={data} />
      ) : isPending ? (
        <LoadingRows height={40} rows={12} />
      ) : (
        <FailureView error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

function Desk({ today }: { readonly today: Today }): ReactNode {
  const { demo } = useHello();
  return (
    <>
      <Numbers today={today} />
      <WeekStrip week={today.week} today={today.day} />
      <div className={classes["columns"]}>
        <div className={classes["column"]}>
          <MyNext today={today} />
          {demo ? <Outbox /> : null}
        </div>
        <div className={classes["column"]}>
          <Waiting today={today} />
          <FreshCases today={today} />
        </div>
      </div>
    </>
  );
}
