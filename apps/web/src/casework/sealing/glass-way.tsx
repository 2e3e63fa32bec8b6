import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";

/** Where a case is not found, for whoever could open a sealed one with another; the same for every number. */
export function GlassWay(): ReactNode {
  const { t } = useTranslation("context");
  return useMe().permissions.includes("cases.seal") ? (
    <p>
      <Link to={paths.glass}>{t("glass.way")}</Link>
    </p>
  ) : null;
}
