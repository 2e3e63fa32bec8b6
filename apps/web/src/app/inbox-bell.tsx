import { IconBell } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useInbox } from "../casework/context/use-inbox.ts";
import { paths } from "../paths.ts";
import { tip } from "../ui/tips.tsx";
import classes from "./inbox-bell.module.css";

const mostShown = 99;

/** Whether I am told something; it opens the inbox. */
export function InboxBell(): ReactNode {
  const { t } = useTranslation("shell");
  const count = useInbox().data?.total ?? 0;
  const label = count === 0 ? t("inbox") : t("inboxNew", { count });
  return (
    <NavLink
      to={paths.inbox}
      className={classes["bell"] ?? ""}
      aria-label={label}
      {...tip(label)}
    >
      <IconBell size={16} stroke={1.6} aria-hidden="true" />
      {count === 0 ? null : (
        <span className={classes["count"]} aria-hidden="true">
          {Math.min(count, mostShown)}
        </span>
      )}
    </NavLink>
  );
}
