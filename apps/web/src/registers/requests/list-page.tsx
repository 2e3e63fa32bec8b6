import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function RequestListPage(): ReactNode {
  const { t } = useTranslation("requests");
  return (
    <Page title={t("title")}>
      <EmptyState>{t("empty")}</EmptyState>
    </Page>
  );
}
