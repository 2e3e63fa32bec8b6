import { useTranslation } from "react-i18next";
import type { Overseen } from "./staff-data.ts";

/** What somebody signs in with beside their password, in a few words. */
export function useFactorWords(): (
  person: Pick<Overseen, "passkeys" | "hasCodes" | "isLinked">,
) => string {
  const { t } = useTranslation("staff");
  return ({ passkeys, hasCodes, isLinked }) => {
    const words = [
      ...(passkeys > 0 ? [t("factor.passkeys", { count: passkeys })] : []),
      ...(hasCodes ? [t("factor.codes")] : []),
      ...(isLinked ? [t("factor.provider")] : []),
    ];
    return words.length === 0 ? t("factor.none") : words.join(" · ");
  };
}
