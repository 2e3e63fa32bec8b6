import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./avatar.module.css";
import { hasHan, initials } from "./han.ts";
import { langAttribute } from "../locales/language.ts";

interface AvatarProps {
  /** Null: nobody has it. */
  readonly name: string | null;
  readonly mine?: boolean;
  /** Someone has this open now. */
  readonly presence?: "looking" | "writing";
  /** The name stands beside it already, so it need not be read out twice. */
  readonly decorative?: boolean;
}

/** A person as a ring of 22: grey, mine in soft ink, an empty ring with a dash when nobody has it. */
export function Avatar({
  name,
  mine = false,
  presence,
  decorative = false,
}: AvatarProps): ReactNode {
  const { t } = useTranslation("ui");
  if (name === null) {
    return (
      <span className={classes["avatar"]} data-empty title={t("avatar.nobody")}>
        <span className={classes["dash"]} aria-hidden="true" />
        <VisuallyHidden>{t("avatar.nobody")}</VisuallyHidden>
      </span>
    );
  }
  const says =
    presence === undefined
      ? name
      : t(presence === "writing" ? "avatar.writing" : "avatar.looking", {
          name,
        });
  return (
    <span
      className={classes["avatar"]}
      data-mine={mine || undefined}
      data-presence={presence}
      title={says}
      {...(hasHan(name)
        ? { lang: langAttribute.zh }
        : { lang: langAttribute.en })}
    >
      <span aria-hidden="true">{initials(name)}</span>
      {decorative ? null : <VisuallyHidden>{says}</VisuallyHidden>}
    </span>
  );
}
