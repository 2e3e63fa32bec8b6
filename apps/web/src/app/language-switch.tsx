import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { langAttribute, switchLanguage } from "../locales/language.ts";
import { useLanguage } from "../ui/use-language.ts";
import classes from "./top-bar.module.css";

/** One click to the other language. Its name stands in that language, so that it can be found. */
export function LanguageSwitch({
  keep = false,
}: {
  readonly keep?: boolean;
}): ReactNode {
  const { t } = useTranslation("shell");
  const trpc = useTRPC();
  const language = useLanguage();
  const other = language === "en" ? "zh" : "en";
  const { mutate } = useMutation(trpc.people.setLanguage.mutationOptions());
  return (
    <button
      type="button"
      className={classes["tool"]}
      lang={langAttribute[other]}
      aria-label={t("language.label")}
      title={t("language.label")}
      onClick={() => {
        void switchLanguage(other);
        // Mails from the office come in the language the person reads.
        if (keep) mutate({ language: other });
      }}
    >
      {t("language.short")}
    </button>
  );
}
