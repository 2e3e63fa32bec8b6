import type { CivilDay, DayEntry } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ClockGlyph } from "../clock-glyph.tsx";
import { MakeUpBadge } from "../make-up-badge.tsx";
import classes from "./calendar-legend.module.css";

interface CalendarLegendProps {
  readonly days: readonly DayEntry[];
  readonly today: CivilDay;
  readonly dueOn: CivilDay | null;
}

/** What the looks of the cells mean; only those that occur. */
export function CalendarLegend({
  days,
  today,
  dueOn,
}: CalendarLegendProps): ReactNode {
  const { t } = useTranslation("clock");
  const has = (kind: DayEntry["kind"]): boolean =>
    days.some((entry) => entry.kind === kind);
  const first = days[0]?.on ?? today;
  const last = dueOn ?? days.at(-1)?.on ?? today;
  return (
    <figcaption className={classes["legend"]}>
      {has("counted") ? (
        <Sign look="counted">{t("why.legend.counted")}</Sign>
      ) : null}
      {days.some(({ makeUp }) => makeUp) ? (
        <span className={classes["item"]}>
          <span aria-hidden="true">
            <MakeUpBadge />
          </span>
          {t("why.legend.makeUp")}
        </span>
      ) : null}
      {has("holiday") ? (
        <Sign look="holiday">{t("why.legend.holiday")}</Sign>
      ) : null}
      {has("paused") ? (
        <span className={classes["item"]}>
          <ClockGlyph name="bars" />
          {t("why.legend.paused")}
        </span>
      ) : null}
      {days.some(({ beyondHorizon }) => beyondHorizon) ? (
        <Sign look="unknown">{t("why.legend.unknown")}</Sign>
      ) : null}
      {today >= first && today <= last ? (
        <Sign look="today">{t("why.legend.today")}</Sign>
      ) : null}
    </figcaption>
  );
}

function Sign({
  look,
  children,
}: {
  readonly look: string;
  readonly children: string;
}): ReactNode {
  return (
    <span className={classes["item"]}>
      <span className={classes["sign"]} data-look={look} aria-hidden="true" />
      {children}
    </span>
  );
}
