import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button.tsx";
import classes from "./sign-in-settings.module.css";

/** Ten codes, this once. Nothing goes on before somebody says that they have them. */
export function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}): ReactNode {
  const { t } = useTranslation("signIn");
  return (
    <div className={classes["box"]} role="status">
      <p className={classes["strong"]}>{t("settings.codes")}</p>
      <p>{t("settings.codesShown")}</p>
      <ol className={classes["codes"]}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes["acts"]}>
        <Button variant="filled" onClick={onKept}>
          {t("settings.codesDone")}
        </Button>
        <CopyButton value={codes.join("\n")} label={t("settings.codesCopy")}>
          {t("settings.codesCopy")}
        </CopyButton>
      </div>
    </div>
  );
}
