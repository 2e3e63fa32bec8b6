import type { Inside } from "@kept/domain/casework/file-insides";
import { useTranslation } from "react-i18next";

interface LookedAt {
  readonly check: string;
  readonly isActiveContent: boolean;
  readonly insides: readonly Inside[];
}

/** What whoever opens a file should know first; null where there is nothing. */
export function useFileWarning(): (file: LookedAt) => string | null {
  const { t } = useTranslation("conversation");
  return ({ check, isActiveContent, insides }) => {
    if (check === "held" || check === "waiting")
      return t(`file.check.${check}`);
    const said = [
      ...(isActiveContent ? [t("file.active")] : []),
      ...insides.map((inside) => t(`file.inside.${inside}`)),
    ];
    return said.length === 0 ? null : said.join(" · ");
  };
}
