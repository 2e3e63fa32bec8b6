import type { CivilDay } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MakeUpBadge } from "../casework/make-up-badge.tsx";
import { useDates } from "../ui/use-dates.ts";
import { formatDayNumber } from "../ui/dates.ts";
import { useLanguage, useText } from "../ui/use-language.ts";
import { daysWays } from "./desk-paths.ts";
import { NumberWays } from "./number-ways.tsx";
import type { Today } from "./today-data.ts";
import { weekRuns, type WeekRun } from "./week-runs.ts";
import classes from "./week-strip.module.css";

interface WeekStripProps {
  readonly today: Today;
}

/** The last working day and the next six, with the holidays between them named. */
export function WeekStrip({ today }: WeekStripProps): ReactNode {
  const { t } = useTranslation("desk");
  const runs = weekRuns(today.week);
  // A long holiday is told in words; it need not take the width of its days.
  const columns = runs
    .map(({ kind, days }) =>
      kind === "working"
        ? "minmax(112px, 1fr)"
        : `minmax(${kind === "holiday" ? 168 : 128}px, ${Math.min(days, 3)}fr)`,
    )
    .join(" ");
  return (
    <div className={classes["scroll"]}>
      <ol
        className={classes["strip"]}
        aria-label={t("week.label")}
        style={{ gridTemplateColumns: columns }}
      >
        {runs.map((run) => (
          <li
            key={run.from}
            className={classes["day"]}
            data-kind={run.kind}
            {...(run.from === today.day ? { "aria-current": "date" } : {})}
          >
            {run.kind === "working" ? (
              <WorkingDay run={run} today={today} />
            ) : (
              <Rest run={run} today={today} />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

interface DayProps {
  readonly run: WeekRun;
  readonly today: Today;
}

function WorkingDay({ run, today }: DayProps): ReactNode {
  const { t } = useTranslation("desk");
  const stripDay = useStripDay();
  const { from, makeUp } = run;
  const when =
    from < today.day ? "missed" : from === today.day ? "dueToday" : "due";
  return (
    <>
      <span className={classes["head"]}>
        {stripDay(from)}
        {makeUp ? <MakeUpBadge /> : null}
      </span>
      <Due run={run} today={today} words={t(`week.${when}`)} />
    </>
  );
}

function Rest({ run, today }: DayProps): ReactNode {
  const { t } = useTranslation("desk");
  const stripDay = useStripDay();
  const text = useText();
  const { from, until, days, name } = run;
  return (
    <>
      <span className={classes["head"]}>
        {days === 1
          ? stripDay(from)
          : t("week.run", { from: stripDay(from), until: stripDay(until) })}
      </span>
      <span className={classes["rest"]}>
        <span className={classes["restName"]}>
          {name === null ? t("week.weekend") : text(name)}
        </span>
        {run.due === 0 ? null : (
          <Due run={run} today={today} words={t("week.due")} />
        )}
      </span>
    </>
  );
}

/** Sun 20, 20日 周日; a day of another month with its month. */
function useStripDay(): (on: CivilDay) => string {
  const language = useLanguage();
  const dates = useDates();
  return (on) =>
    on.slice(0, 7) === dates.today.slice(0, 7)
      ? formatDayNumber(on, language)
      : dates.day(on);
}

interface DueProps extends DayProps {
  readonly words: string;
}

/** How much falls due, and the way to it. */
function Due({ run, today, words }: DueProps): ReactNode {
  const { t } = useTranslation("desk");
  const { from, due } = run;
  const isPast = from < today.day;
  if (due === 0) {
    return (
      <span className={classes["none"]}>
        {t(isPast ? "week.noneMissed" : "week.none")}
      </span>
    );
  }
  return (
    <NumberWays
      ways={daysWays(run, today)}
      className={classes["due"]}
      tone={isPast ? "red" : undefined}
    >
      <b className={classes["count"]}>{due}</b> {words}
    </NumberWays>
  );
}
