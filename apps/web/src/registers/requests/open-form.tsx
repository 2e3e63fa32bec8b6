import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "../../ui/page.tsx";

export function OpenRequestPage(): ReactNode {
  const { t } = useTranslation("requests");
  return <Page title={t("newTitle")}>{null}</Page>;
}
