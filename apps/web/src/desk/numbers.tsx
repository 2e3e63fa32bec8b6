import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import { useWordsContext } from "../casework/use-clock-words.ts";
import { dueWords } from "../casework/clock-words.ts";
import { casePath, waitingOnOthers, waysOf } from "./desk-paths.ts";
import { NumberWays } from "./number-ways.tsx";
import classes from "./numbers.module.css";
import type { DeskLine, Today } from "./today-data.ts";

/** The first line of the day. A number that is nothing is not shown; each of the others opens its rows. */
export function Numbers({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const { counts, countsOpenRows, desk, next } = today;
  const isCalm = counts.dueToday === 0 && counts.overdue === 0;
  return (
    <div className={classes["line"]}>
      {isCalm ? <Calm next={next[0] ?? null} /> : null}
      {desk.numbers.map((number) => {
        if (counts[number] === 0) return null;
        const words = (
          <>
            <b className={classes["count"]}>{counts[number]}</b>{" "}
            <span>{t(`counts.${number}`, { count: counts[number] })}</span>
          </>
        );
        return number === "onOthers" ? (
          <Link
            key={number}
            to={`#${waitingOnOthers}`}
            className={classes["number"]}
          >
            {words}
          </Link>
        ) : (
          <NumberWays
            key={number}
            ways={
              countsOpenRows || number === "toApprove"
                ? waysOf(number, today)
                : []
            }
            className={classes["number"]}
            tone={number === "overdue" ? "red" : undefined}
          >
            {words}
          </NumberWays>
        );
      })}
      {countsOpenRows ? null : (
        <p className={classes["calm"]}>{t("counts.ofTheOffice")}</p>
      )}
    </div>
  );
}

/** "Nothing due today. Next: DSR-2026-00402, Tue 13 Oct." */
function Calm({ next }: { readonly next: DeskLine | null }): ReactNode {
  const { t } = useTranslation("desk");
  const context = useWordsContext();
  const language = useLanguage();
  const dates = useDates();
  const clock = next?.clock ?? null;
  return (
    <p className={classes["calm"]}>
      {t("calm.nothing")}{" "}
      {next === null || clock === null ? null : (
        <Link to={casePath(next)}>
          {t("calm.next", {
            reference: next.reference,
            act: clock.act[language],
            when:
              clock.dueOn === null
                ? dates.day(dates.today)
                : dueWords(clock, context),
          })}
        </Link>
      )}
    </p>
  );
}
