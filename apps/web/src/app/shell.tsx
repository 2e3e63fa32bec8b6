import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate } from "react-router";
import { paths } from "../paths.ts";
import { LeaveGuard } from "../ui/leave-guard.tsx";
import { useShortcut } from "../ui/shortcuts.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import { PhoneBar, Rail, type DueCounts } from "./rail.tsx";
import classes from "./shell.module.css";
import { TopBar } from "./top-bar.tsx";

interface ShellProps {
  readonly due: DueCounts;
  /** The page; the router's unless told otherwise. */
  readonly children?: ReactNode;
}

/** Rail, top bar and the page. The page scrolls by itself; what is around it stays. */
export function Shell({ due, children = <Outlet /> }: ShellProps): ReactNode {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  useShortcut({ keys: "g h", label: t("keys.goToday") }, () => {
    void navigate(paths.today);
  });
  useShortcut({ keys: "g r", label: t("keys.goRequests") }, () => {
    void navigate(paths.requests);
  });
  return (
    <div className={classes["shell"]}>
      <LeaveGuard />
      <a
        href="#content"
        className={classes["skip"]}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("content")?.focus();
        }}
      >
        {t("skip")}
      </a>
      <div className={classes["rail"]}>
        <Rail due={due} />
      </div>
      <header className={classes["top"]}>
        <TopBar />
        <ConnectionBar />
      </header>
      <main id="content" tabIndex={-1} className={classes["page"]}>
        {children}
      </main>
      <div className={classes["phone"]}>
        <PhoneBar due={due} />
      </div>
    </div>
  );
}
