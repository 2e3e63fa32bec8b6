import { VisuallyHidden } from "@mantine/core";
import type { CivilDay, DayEntry } from "@kept/domain/casework/clock";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayOfMonth, formatMonth, weekdayNames } from "../../ui/dates.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { ClockGlyph } from "../clock-glyph.tsx";
import classes from "./day-calendar.module.css";
import { CalendarLegend } from "./calendar-legend.tsx";
import { dayGrid, type DayCell, type DayPiece } from "./day-grid.ts";

interface DayCalendarProps {
  readonly days: readonly DayEntry[];
  readonly dueOn: CivilDay | null;
  readonly today: CivilDay;
}

/**
 * Every day from the start to the due day in its week: what counted, with its number, and what did not,
 * with its name. A table, so that it can be read out day by day.
 */
export function DayCalendar({
  days,
  dueOn,
  today,
}: DayCalendarProps): ReactNode {
  const { t } = useTranslation("clock");
  const language = useLanguage();
  const [isUnfolded, setUnfolded] = useState(false);
  const rows = dayGrid({ days, dueOn, today, unfolded: isUnfolded });
  return (
    <figure className={classes["figure"]}>
      <table className={classes["table"]} aria-label={t("why.calendarLabel")}>
        <thead>
          <tr>
            <td className={classes["month"]} />
            {weekdayNames(language).map((name) => (
              <th key={name} scope="col" className={classes["weekday"]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) =>
            row.kind === "fold" ? (
              <tr key={`fold-${index}`}>
                <td className={classes["month"]} />
                <td colSpan={7}>
                  <button
                    type="button"
                    className={classes["fold"]}
                    onClick={() => {
                      setUnfolded(true);
                    }}
                  >
                    {t("why.fold", {
                      weeks: t("why.weeks", { count: row.weeks }),
                      days: t("why.countedDays", { count: row.counted }),
                    })}
                  </button>
                </td>
              </tr>
            ) : (
              <tr key={row.monday}>
                {row.month === null ? (
                  <td className={classes["month"]} />
                ) : (
                  <th scope="row" className={classes["month"]}>
                    {formatMonth(row.month, language)}
                  </th>
                )}
                {row.pieces.map((piece) => (
                  <Piece
                    key={
                      piece.kind === "day" ? piece.cell.on : piece.cells[0].on
                    }
                    piece={piece}
                  />
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
      <CalendarLegend days={days} today={today} dueOn={dueOn} />
    </figure>
  );
}

function Piece({ piece }: { readonly piece: DayPiece }): ReactNode {
  const text = useText();
  const { t } = useTranslation("clock");
  if (piece.kind === "day") return <Day cell={piece.cell} />;
  const name = piece.name === null ? "" : text(piece.name);
  return (
    <td
      colSpan={piece.cells.length}
      className={classes["cell"]}
      data-kind="holiday"
      data-unknown={
        piece.cells.some(({ entry }) => entry?.beyondHorizon) || undefined
      }
      title={name}
    >
      <span className={classes["numbers"]}>
        {piece.cells.map((cell) => (
          <span key={cell.on}>
            {dayOfMonth(cell.on)}
            {cell.isToday ? <Today /> : null}
          </span>
        ))}
      </span>
      <span className={classes["name"]}>{name}</span>
      <VisuallyHidden>{t("why.cell.holiday", { name })}</VisuallyHidden>
    </td>
  );
}

function Day({ cell }: { readonly cell: DayCell }): ReactNode {
  const { t } = useTranslation("clock");
  const { entry, isDue, isToday } = cell;
  const kind = entry?.kind ?? "outside";
  const says = [
    useCellWords(cell),
    entry?.makeUp ? t("why.cell.makeUp") : null,
    isDue ? t("why.cell.due") : null,
    isToday ? t("why.cell.today") : null,
    entry?.beyondHorizon ? t("why.cell.unknown") : null,
  ].filter((words) => words !== null);
  return (
    <td
      className={classes["cell"]}
      data-kind={kind}
      data-due={isDue || undefined}
      data-make-up={entry?.makeUp || undefined}
      data-unknown={entry?.beyondHorizon || undefined}
    >
      <span className={classes["day"]}>{dayOfMonth(cell.on)}</span>
      {entry?.makeUp ? (
        <span className={classes["makeUp"]} lang="zh-CN" aria-hidden="true">
          班
        </span>
      ) : null}
      {isToday ? <Today /> : null}
      <span className={classes["count"]} aria-hidden="true">
        {kind === "start" && !isDue ? t("why.start") : entry?.count}
        {kind === "paused" ? <ClockGlyph name="bars" /> : null}
      </span>
      <VisuallyHidden>{says.join(", ")}</VisuallyHidden>
    </td>
  );
}

function useCellWords({ entry }: DayCell): string {
  const { t } = useTranslation("clock");
  const text = useText();
  switch (entry?.kind) {
    case "start":
      return t("why.cell.start");
    case "counted":
      return entry.count === null
        ? t("why.cell.countedPlain")
        : t("why.cell.counted", { count: entry.count });
    case "weekend":
      return t("why.cell.weekend");
    case "holiday":
      return t("why.cell.holiday", {
        name: entry.name === null ? "" : text(entry.name),
      });
    case "paused":
      return t("why.cell.paused");
    case "rolled":
      return t("why.cell.rolled");
    case undefined:
      return t("why.cell.outside");
  }
}

function Today(): ReactNode {
  return <span className={classes["today"]} aria-hidden="true" />;
}
