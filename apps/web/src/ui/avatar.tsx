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
  /** Someone has this open now, the person shown or a colleague. */
  readonly presence?: {
    readonly doing: "viewing" | "writing";
    readonly who: string;
  };
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
  const present =
    presence &&
    t(presence.doing === "writing" ? "avatar.writing" : "avatar.looking", {
      name: presence.who,
    });
  if (name === null) {
    const says = [t("avatar.nobody"), ...(present ? [present] : [])].join("; ");
    return (
      <span
        className={classes["avatar"]}
        data-empty
        data-presence={presence?.doing}
        title={says}
      >
        <span className={classes["dash"]} aria-hidden="true" />
        <VisuallyHidden>{says}</VisuallyHidden>
      </span>
    );
  }
  const says =
    present === undefined || presence?.who === name
      ? (present ?? name)
      : `${name}; ${present}`;
  return (
    <span
      className={classes["avatar"]}
      data-mine={mine || undefined}
      data-presence={presence?.doing}
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
