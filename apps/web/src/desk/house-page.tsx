import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page } from "../ui/page.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useText } from "../ui/use-language.ts";
import classes from "./house-page.module.css";
import type { House } from "./today-data.ts";

/** What an administrator meets in the morning: whether the house is well. No case, by right. */
export function HousePage(): ReactNode {
  const { t } = useTranslation("desk");
  const trpc = useTRPC();
  const house = useQuery(
    trpc.desk.house.queryOptions(undefined, { refetchInterval: 60_000 }),
  );
  return (
    <Page title={t("house.title")} lead={t("house.lead")}>
      {house.data !== undefined ? (
        <Checks house={house.data} />
      ) : house.isPending ? (
        <LoadingRows height={52} rows={4} />
      ) : (
        <FailureView error={house.error} onRetry={() => void house.refetch()} />
      )}
    </Page>
  );
}

interface Check {
  readonly key: string;
  readonly state: "good" | "look" | "bad";
  readonly title: string;
  readonly words: string;
}

function Checks({ house }: { readonly house: House }): ReactNode {
  const { t } = useTranslation("desk");
  const checks = useChecks(house);
  const order = ["bad", "look", "good"];
  const toDo = checks.filter(({ state }) => state !== "good").length;
  return (
    <>
      <p className={classes["sum"]}>
        {toDo === 0 ? t("house.well") : t("house.toLook", { count: toDo })}
      </p>
      <ul className={classes["list"]}>
        {checks
          .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
          .map(({ key, state, title, words }) => (
            <li key={key} className={classes["check"]} data-state={state}>
              <span className={classes["sign"]} aria-hidden="true" />
              <b className={classes["title"]}>{title}</b>
              <span className={classes["state"]}>
                {t(`house.state.${state}`)}
              </span>
              <span className={classes["words"]}>{words}</span>
            </li>
          ))}
      </ul>
    </>
  );
}

const gigabyte = 1024 ** 3;

function useChecks(house: House): Check[] {
  const { t } = useTranslation("desk");
  const dates = useDates();
  const text = useText();
  const { calendars, mail, deadJobs, disk, backup, checkpoints } = house;
  const inGigabytes = (bytes: number) =>
    (bytes / gigabyte).toFixed(bytes < 10 * gigabyte ? 1 : 0);
  const backupWords = ({ goodAt, fault, isLate, isKept }: House["backup"]) => {
    if (goodAt === null)
      return t(
        fault !== null
          ? "house.backupNever"
          : isLate
            ? "house.backupLate"
            : "house.backupTonight",
      );
    const when = dates.moment(goodAt);
    if (fault !== null || isLate) return t("house.backupFailed", { when });
    return t(isKept ? "house.backupWell" : "house.backupThrown", { when });
  };
  return [
    ...calendars.map(({ title, horizon, isEnding }) => ({
      key: `calendar ${title.en}`,
      state: isEnding ? ("look" as const) : ("good" as const),
      title: text(title),
      words: t(isEnding ? "house.calendarEnds" : "house.calendarReaches", {
        day: dates.date(horizon),
        year: Number(horizon.slice(0, 4)) + 1,
      }),
    })),
    {
      key: "mail",
      state: mail.dead > 0 ? "bad" : mail.retrying > 0 ? "look" : "good",
      title: t("house.mail"),
      words:
        mail.dead > 0
          ? t("house.mailDead", { count: mail.dead })
          : mail.retrying > 0
            ? t("house.mailRetrying", { count: mail.retrying })
            : t(mail.goes === "server" ? "house.mailWell" : "house.mailFolder"),
    },
    {
      key: "jobs",
      state: deadJobs > 0 ? "bad" : "good",
      title: t("house.jobs"),
      words:
        deadJobs > 0
          ? t("house.jobsDead", { count: deadJobs })
          : t("house.jobsWell"),
    },
    {
      key: "backup",
      state:
        backup.fault !== null || backup.isLate
          ? "bad"
          : backup.isKept
            ? "good"
            : "look",
      title: t("house.backup"),
      words: backupWords(backup),
    },
    {
      key: "checkpoints",
      state: checkpoints.outside > 0 ? "good" : "look",
      title: t("house.ledger"),
      words:
        checkpoints.lastAt === null
          ? t("house.noCheckpoint")
          : t(
              checkpoints.outside > 0
                ? "house.checkpointsOutside"
                : "house.checkpointsHere",
              { when: dates.moment(checkpoints.lastAt) },
            ),
    },
    {
      key: "disk",
      state: disk.isLow ? "bad" : "good",
      title: t("house.disk"),
      words: t(disk.isLow ? "house.diskLow" : "house.diskWell", {
        free: inGigabytes(disk.free),
        total: inGigabytes(disk.total),
      }),
    },
  ];
}
