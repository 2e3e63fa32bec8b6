import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { paths } from "../paths.ts";
import { useHello, useMe } from "../people/session.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { useShortcut } from "../ui/shortcuts.tsx";
import { useDates } from "../ui/use-dates.ts";
import { FindField } from "./find-field.tsx";
import { InboxBell } from "./inbox-bell.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { SchemeSwitch } from "./scheme-switch.tsx";
import { useScheme } from "./use-scheme.ts";
import classes from "./top-bar.module.css";

/** What is true everywhere: whose office, what time it is there, and the way to something new. */
export function TopBar(): ReactNode {
  const { choose } = useScheme();
  const { t } = useTranslation("shell");
  const dates = useDates();
  const hello = useHello();
  const { permissions } = useMe();
  return (
    <div className={classes["bar"]}>
      <FindField />
      {hello.demo ? <p className={classes["demo"]}>{t("demo")}</p> : null}
      <div className={classes["tools"]}>
        <time dateTime={dates.now} className={classes["clock"]}>
          {t("clock", {
            moment: dates.moment(dates.now, "long"),
            place: dates.place(),
          })}
        </time>
        <InboxBell />
        <LanguageSwitch keep />
        <SchemeSwitch onChosen={choose} />
        {permissions.includes("requests.intake") ? <NewButton /> : null}
      </div>
    </div>
  );
}

function NewButton(): ReactNode {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  useShortcut({ keys: "c", label: t("new.hint") }, () => {
    void navigate(paths.newRequest);
  });
  return (
    <Button
      component={Link}
      to={paths.newRequest}
      leftSection={<IconPlus size={14} stroke={1.8} />}
      rightSection={<KeyCap>C</KeyCap>}
      className={classes["new"]}
      data-bar
      aria-keyshortcuts="C"
    >
      {t("new.label")}
    </Button>
  );
}
