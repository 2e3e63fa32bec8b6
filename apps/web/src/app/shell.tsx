import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Outlet, useNavigate } from "react-router";
import { LeaveGuard } from "../ui/leave-guard.tsx";
import type { Keys } from "../ui/keymap.ts";
import { useShortcut } from "../ui/shortcuts.tsx";
import { ConnectionBar } from "./connection-bar.tsx";
import { PhoneBar, Rail, type DueCounts } from "./rail.tsx";
import { usePlaces, type Place } from "./places.ts";
import classes from "./shell.module.css";
import { TopBar } from "./top-bar.tsx";

const RoomWatch = lazy(async () => ({
  default: (await import("./room-watch.tsx")).RoomWatch,
}));

interface ShellProps {
  readonly due: DueCounts;
  /** The page; the router's unless told otherwise. */
  readonly children?: ReactNode;
}

/** Rail, top bar and the page. The page scrolls by itself; what is around it stays. */
export function Shell({ due, children = <Outlet /> }: ShellProps): ReactNode {
  const { t } = useTranslation("shell");
  return (
    <div className={classes["shell"]}>
      <LeaveGuard />
      <GoKeys />
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
        <Suspense fallback={null}>
          <RoomWatch />
        </Suspense>
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

/** Each place that has a key is reached by it. */
function GoKeys(): ReactNode {
  return usePlaces().map(({ key, keys, to }) =>
    keys === undefined ? null : (
      <GoKey key={key} place={key} keys={keys} to={to} />
    ),
  );
}

function GoKey({
  place,
  keys,
  to,
}: {
  readonly place: Place["key"];
  readonly keys: Keys;
  readonly to: string;
}): ReactNode {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  const label = t("keys.go", { place: t(`nav.${place}`) });
  useShortcut({ keys, label }, () => {
    void navigate(to);
  });
  return null;
}
