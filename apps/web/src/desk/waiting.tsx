import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { allWords } from "../locales/language.ts";
import { useMe } from "../people/session.tsx";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import { age } from "./age.ts";
import { casePath, waitingOnOthers } from "./desk-paths.ts";
import type { Today, WaitingLine } from "./today-data.ts";
import { useNudge, type Nudging } from "./use-nudge.ts";
import classes from "./waiting.module.css";

// Its words come later, and most people have none of it.
const PeopleWaiting = lazy(async () => {
  const [{ PeopleWaiting: Component }] = await Promise.all([
    import("../people/staff/people-waiting.tsx"),
    allWords(),
  ]);
  return { default: Component };
});

const GlassWaiting = lazy(async () => {
  const [{ GlassWaiting: Component }] = await Promise.all([
    import("../casework/sealing/glass-waiting.tsx"),
    allWords(),
  ]);
  return { default: Component };
});

/** Approvals I am asked for, tasks others gave me, notes that name me. */
export function WaitingOnMe({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const { onMe } = today;
  const { permissions } = useMe();
  return (
    <Section
      title={t("waiting.onMe")}
      ruled
      end={onMe.length === 0 ? undefined : onMe.length}
    >
      {permissions.includes("people.approve") ? (
        <Suspense fallback={null}>
          <PeopleWaiting />
        </Suspense>
      ) : null}
      {permissions.includes("cases.seal") ? (
        <Suspense fallback={null}>
          <GlassWaiting />
        </Suspense>
      ) : null}
      {onMe.length === 0 ? (
        <p className={classes["none"]}>{t("waiting.none")}</p>
      ) : (
        <ul>
          {onMe.map((line) => (
            <li key={line.subjectId} className={classes["item"]}>
              <Waiting line={line} whose="from" />
              <Age line={line} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What I cannot do myself, for how long it has been waiting, and a way to say so. */
export function WaitingOnOthers({
  today,
}: {
  readonly today: Today;
}): ReactNode {
  const { t } = useTranslation("desk");
  const nudging = useNudge();
  const { onOthers } = today;
  return (
    <div id={waitingOnOthers}>
      <Section
        title={t("waiting.onOthers")}
        ruled
        end={onOthers.length === 0 ? undefined : onOthers.length}
      >
        {onOthers.length === 0 ? (
          <p className={classes["none"]}>{t("waiting.noneOnOthers")}</p>
        ) : (
          <ul>
            {onOthers.map((line) => (
              <li key={line.subjectId}>
                <div className={classes["item"]}>
                  <Waiting line={line} whose="of" />
                  <Age line={line} />
                  <Nudge line={line} nudging={nudging} />
                </div>
                {nudging.about === line.subjectId &&
                nudging.refusal !== null ? (
                  <p role="alert" className={classes["refusal"]}>
                    {nudging.refusal}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

const separator = " · ";

interface WaitingProps {
  readonly line: WaitingLine;
  readonly whose: "from" | "of";
}

function Waiting({ line, whose }: WaitingProps): ReactNode {
  const { t } = useTranslation("desk");
  const nameOf = usePersonName();
  const what = useMatterWords();
  const { person } = line;
  return (
    <Link to={casePath(line)} className={classes["row"]}>
      <span className={classes["first"]}>{what(line)}</span>
      <span className={classes["second"]}>
        {line.reference}
        {person === null
          ? null
          : `${separator}${t(`waiting.${whose}`, { name: nameOf(person) })}`}
        {separator}
        <Run>{line.title}</Run>
      </span>
    </Link>
  );
}

function useMatterWords(): (line: WaitingLine) => string {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  return ({ matter, kind, words, count }) => {
    switch (matter) {
      case "approval":
        return kind === null
          ? t("waiting.approve")
          : t("waiting.approveKind", { kind: kind[language] });
      case "task":
        return t(count === 1 ? "waiting.task" : "waiting.tasks", {
          task: words?.[language] ?? "",
          more: count - 1,
        });
      case "reply":
        return t("waiting.reply");
      case "mention":
        return t("waiting.mention");
    }
  };
}

/** How long it has waited: working days, as colleagues count; hours while it is not a day old. */
function Age({ line }: { readonly line: WaitingLine }): ReactNode {
  const { t } = useTranslation("clock");
  const { t: desk } = useTranslation("desk");
  const { now } = useDates();
  const { unit, count } = age(line.since, now);
  return (
    <span className={classes["age"]}>
      {line.workingDays === 0 && unit !== "days"
        ? t(`measure.${unit}`, { count })
        : desk("waiting.workingDays", { count: line.workingDays })}
    </span>
  );
}

interface NudgeProps {
  readonly line: WaitingLine;
  readonly nudging: Nudging;
}

function Nudge({ line, nudging }: NudgeProps): ReactNode {
  const { t } = useTranslation("desk");
  const { permissions } = useMe();
  const nameOf = usePersonName();
  const { nudge, person } = line;
  if (line.matter === "reply")
    return <span className={classes["state"]}>{t("waiting.paused")}</span>;
  if (nudge === null || person === null || !permissions.includes("desk.nudge"))
    return null;
  if (nudge === "doneToday")
    return <span className={classes["state"]}>{t("waiting.nudged")}</span>;
  return (
    <span className={classes["nudge"]}>
      <TextButton
        label={t("waiting.nudgeWho", {
          name: nameOf(person),
          reference: line.reference,
        })}
        onClick={() => {
          if (!nudging.isBusy) nudging.send(line);
        }}
      >
        {t("waiting.nudge")}
      </TextButton>
    </span>
  );
}
