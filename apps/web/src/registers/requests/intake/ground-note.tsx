import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GuessNote } from "../case/forms/guess-note.tsx";
import classes from "./ground-note.module.css";
import type { Ground } from "./mail-guess.ts";

/** Under a field that nobody has touched: that its value is a guess, and what it rests on. */
export function GroundNote({ ground }: { readonly ground: Ground }): ReactNode {
  const { t } = useTranslation("intake");
  if (ground.kind === "evidence") return <GuessNote {...ground} />;
  return (
    <span>
      <span className={classes["word"]}>{t("guess.lead")}</span>{" "}
      {t(`guess.${ground.kind}`)}
    </span>
  );
}
