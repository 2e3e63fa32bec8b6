import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOutlet, useParams } from "react-router";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page, usePageTitle } from "../../ui/page.tsx";
import { SplitView } from "../../ui/split-view.tsx";
import { RequestQueue } from "./list/request-queue.tsx";

/** The queue of requests, with the case that is open beside it. */
export function RequestListPage(): ReactNode {
  const { t } = useTranslation("requests");
  const { permissions } = useMe();
  const { reference = null } = useParams();
  const opened = useOutlet();
  if (!permissions.includes("requests.view")) {
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  }
  return (
    <>
      {opened === null ? <QueueTitle /> : null}
      <SplitView list={<RequestQueue opened={reference} />} detail={opened} />
    </>
  );
}

/** While a case is open the tab is named after it. */
function QueueTitle(): ReactNode {
  const { t } = useTranslation("requests");
  usePageTitle(t("title"));
  return null;
}
