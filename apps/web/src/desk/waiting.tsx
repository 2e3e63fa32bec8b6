import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "../people/session.tsx";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import { age } from "./age.ts";
import { casePath, waitingOnOthers } from "./desk-paths.ts";
import type { AskedLine, Today } from "./today-data.ts";
import classes from "./waiting.module.css";

/** What waits for my yes, and what I wait for. */
export function Waiting({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const { permissions } = useMe();
  const { toApprove, onOthers } = today;
  const approves = permissions.includes("requests.approve");
  return (
    <>
      {approves || toApprove.length > 0 ? (
        <Section
          title={t("waiting.onMe")}
          ruled
          end={toApprove.length === 0 ? undefined : toApprove.length}
        >
          {toApprove.length === 0 ? (
            <p className={classes["none"]}>{t("waiting.none")}</p>
          ) : (
            <Asked lines={toApprove} whose="askedBy" />
          )}
        </Section>
      ) : null}
      {onOthers.length === 0 ? null : (
        <div id={waitingOnOthers}>
          <Section title={t("waiting.onOthers")} ruled end={onOthers.length}>
            <Asked lines={onOthers} whose="askedOf" />
          </Section>
        </div>
      )}
    </>
  );
}

interface AskedProps {
  readonly lines: readonly AskedLine[];
  readonly whose: "askedBy" | "askedOf";
}

function Asked({ lines, whose }: AskedProps): ReactNode {
  const { t } = useTranslation("desk");
  const { t: clock } = useTranslation("clock");
  const language = useLanguage();
  const nameOf = usePersonName();
  const { now } = useDates();
  return (
    <ul>
      {lines.map((line) => {
        const person = line[whose];
        const { unit, count } = age(line.askedAt, now);
        return (
          <li key={`${line.caseId}-${line.askedAt}`}>
            <Link to={casePath(line)} className={classes["row"]}>
              <span className={classes["words"]}>
                <span className={classes["first"]}>
                  {line.kind === null
                    ? t("waiting.approve")
                    : t("waiting.approveKind", { kind: line.kind[language] })}
                </span>
                <span className={classes["second"]}>
                  <Run>{line.title}</Run>
                  {" · "}
                  {person === null ? null : (
                    <>
                      {t(`waiting.${whose}`, { name: nameOf(person) })}
                      {" · "}
                    </>
                  )}
                  {line.reference}
                </span>
              </span>
              <span className={classes["age"]}>
                {clock(`measure.${unit}`, { count })}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
