import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ClockChip } from "../casework/clock-chip.tsx";
import { dueWords } from "../casework/clock-words.ts";
import { MakeUpBadge } from "../casework/make-up-badge.tsx";
import { useWordsContext } from "../casework/use-clock-words.ts";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { casePath, waysOf } from "./desk-paths.ts";
import { NumberWays } from "./number-ways.tsx";
import classes from "./my-next.module.css";
import type { DeskLine, Today } from "./today-data.ts";

/** My ten cases that are due next, whatever their register. */
export function MyNext({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const { mine, mineTotal } = today;
  const next = today.next[0];
  return (
    <Section
      title={t("mine.title")}
      ruled
      end={
        mineTotal > mine.length ? (
          <NumberWays ways={waysOf("mine", today)} className={classes["all"]}>
            {t("mine.all", { count: mineTotal })}
          </NumberWays>
        ) : undefined
      }
    >
      {mine.length === 0 ? (
        <p className={classes["none"]}>
          {t("mine.none")}{" "}
          {next === undefined ? null : (
            <Link to={casePath(next)}>
              {t("mine.next", { reference: next.reference, name: next.title })}
            </Link>
          )}
        </p>
      ) : (
        <Lines lines={mine} />
      )}
    </Section>
  );
}

/** What the office owes next, for whoever owns no case and has to know. */
export function OfficeNext({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  return (
    <Section title={t("next.title")} ruled>
      {today.next.length === 0 ? (
        <p className={classes["none"]}>{t("next.none")}</p>
      ) : (
        <Lines lines={today.next} />
      )}
    </Section>
  );
}

function Lines({ lines }: { readonly lines: readonly DeskLine[] }): ReactNode {
  return (
    <ol>
      {lines.map((line) => (
        <li key={line.caseId}>
          <Row line={line} />
        </li>
      ))}
    </ol>
  );
}

function Row({ line }: { readonly line: DeskLine }): ReactNode {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const { clock, kind } = line;
  return (
    <Link to={casePath(line)} className={classes["row"]}>
      <span className={classes["chip"]}>
        {clock === null ? (
          <span className={classes["quiet"]}>{t("mine.undated")}</span>
        ) : (
          <ClockChip clock={clock} withWord={false} />
        )}
      </span>
      <span className={classes["what"]}>
        <b className={classes["act"]}>
          {clock === null ? t("mine.nothingOwed") : clock.act[language]}
        </b>
        {kind === null ? null : (
          <span className={classes["kind"]}>{kind[language]}</span>
        )}
      </span>
      <Run className={classes["name"]}>{line.title}</Run>
      <span className={classes["when"]}>
        <When line={line} />
      </span>
      <span className={classes["number"]}>{line.reference}</span>
    </Link>
  );
}

function When({ line }: { readonly line: DeskLine }): ReactNode {
  const { t } = useTranslation("desk");
  const context = useWordsContext();
  const { clock } = line;
  if (clock === null) return null;
  if (clock.standing.state === "provisional")
    return <span className={classes["amber"]}>{context.t("provisional")}</span>;
  if (clock.standing.state === "paused") return null;
  const words = dueWords(clock, context);
  const isToday = clock.unit === "hours" && clock.dueOn === context.today;
  return (
    <>
      {isToday ? t("mine.today", { time: words }) : words}
      {clock.isMakeUpDay ? <MakeUpBadge /> : null}
    </>
  );
}
