import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useText } from "../ui/use-language.ts";
import classes from "./coming.module.css";
import { casePath, provisionalWays } from "./desk-paths.ts";
import { NumberWays } from "./number-ways.tsx";
import type { ComingLine, Today } from "./today-data.ts";

/** What the next 60 days bring that nobody has to do today. */
export function Coming({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const { coming } = today;
  return (
    <Section title={t("coming.title")} ruled end={t("coming.span")}>
      {coming.length === 0 ? (
        <p className={classes["none"]}>{t("coming.none")}</p>
      ) : (
        <ul>
          {coming.map((line) => (
            <li key={keyOf(line)} className={classes["row"]}>
              <Line line={line} today={today} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function keyOf(line: ComingLine): string {
  return line.what === "pauseEnds"
    ? line.caseId
    : `${line.what} ${line.on ?? ""} ${line.what === "calendarEnds" ? line.calendar.en : ""}`;
}

function Line({
  line,
  today,
}: {
  readonly line: ComingLine;
  readonly today: Today;
}): ReactNode {
  const { t } = useTranslation("desk");
  const dates = useDates();
  const text = useText();
  const day = (
    <span className={classes["day"]}>
      {line.on === null ? t("coming.noDay") : dates.day(line.on)}
    </span>
  );
  switch (line.what) {
    case "pauseEnds":
      return (
        <>
          {day}
          <Link to={casePath(line)} className={classes["what"]}>
            {t("coming.pauseEnds")}
          </Link>
          <Run className={classes["about"]}>{line.title}</Run>
          <span className={classes["number"]}>{line.reference}</span>
        </>
      );
    case "identityDocuments":
      return (
        <>
          {day}
          <b className={classes["what"]}>
            {t("coming.documents", { count: line.count })}
          </b>
          <span className={classes["about"]}>{t("coming.byItself")}</span>
        </>
      );
    case "calendarEnds":
      return (
        <>
          {day}
          <b className={classes["what"]}>
            {t("coming.calendarEnds", { year: line.year })}
          </b>
          <span className={classes["about"]}>{text(line.calendar)}</span>
        </>
      );
    case "provisional":
      return (
        <>
          {day}
          <NumberWays
            ways={provisionalWays(line.in, today)}
            className={classes["what"]}
          >
            {t("coming.provisional", { count: line.count })}
          </NumberWays>
          <span className={classes["about"]}>{t("coming.mayMove")}</span>
        </>
      );
  }
}
