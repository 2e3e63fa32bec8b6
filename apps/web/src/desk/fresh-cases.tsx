import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { clockWords, type ClockTone } from "../casework/clock-words.ts";
import { useWordsContext } from "../casework/use-clock-words.ts";
import { ElapsedBar } from "../ui/elapsed-bar.tsx";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { casePath, waysOf } from "./desk-paths.ts";
import { NumberWays } from "./number-ways.tsx";
import classes from "./fresh-cases.module.css";
import type { DeskLine, Today } from "./today-data.ts";

/** New cases that nobody has identified, each with how much of its 48 hours is gone. */
export function FreshCases({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const { unidentified, counts } = today;
  // Where a policy promises no 48 hours, another clock is the first.
  const isOf48 =
    unidentified.length > 0 &&
    unidentified.every(({ clock }) => clock?.unit === "hours");
  const hidden = counts.unidentified - unidentified.length;
  return (
    <Section
      title={t("fresh.title")}
      ruled
      end={isOf48 ? t("fresh.of") : undefined}
    >
      {unidentified.length === 0 ? (
        <p className={classes["none"]}>{t("fresh.none")}</p>
      ) : (
        <ul>
          {unidentified.map((line) => (
            <li key={line.caseId}>
              <Fresh line={line} />
            </li>
          ))}
          {hidden <= 0 ? null : (
            <li className={classes["more"]}>
              <NumberWays
                ways={waysOf("unidentified", today)}
                className={undefined}
              >
                {t("fresh.all", { count: counts.unidentified })}
              </NumberWays>
            </li>
          )}
        </ul>
      )}
    </Section>
  );
}

const barTone: Record<ClockTone, "grey" | "amber" | "red" | "green"> = {
  calm: "grey",
  soon: "grey",
  today: "amber",
  overdue: "red",
  paused: "grey",
  provisional: "grey",
  met: "green",
  missed: "red",
};

function Fresh({ line }: { readonly line: DeskLine }): ReactNode {
  const context = useWordsContext();
  const { clock } = line;
  const words = clock === null ? null : clockWords(clock, context);
  const tone = words === null ? "grey" : barTone[words.tone];
  return (
    <Link to={casePath(line)} className={classes["row"]}>
      <span className={classes["line"]}>
        <Run className={classes["name"]}>{line.title}</Run>
        <span className={classes["measure"]} data-tone={tone}>
          {words?.text}
        </span>
      </span>
      <ElapsedBar share={clock?.standing.share ?? 0} tone={tone} />
    </Link>
  );
}
