import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { desk as wording } from "../locales/en/desk.ts";
import { paths } from "../paths.ts";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import { casePath } from "./desk-paths.ts";
import classes from "./record.module.css";
import type { Today } from "./today-data.ts";

/** What has left last, for whoever looks over the shoulder. */
export function Answers({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const dates = useDates();
  const language = useLanguage();
  const nameOf = usePersonName();
  return (
    <Section title={t("answers.title")} ruled>
      {today.answers.length === 0 ? (
        <p className={classes["none"]}>{t("answers.none")}</p>
      ) : (
        <ul>
          {today.answers.map((line) => (
            <li key={line.letterId}>
              <Link to={casePath(line)} className={classes["row"]}>
                <time dateTime={line.sentAt} className={classes["when"]}>
                  {dates.moment(line.sentAt, "plain")}
                </time>
                <span className={classes["what"]}>
                  {line.kind?.[language] ?? t("answers.letter")}
                </span>
                <Run className={classes["who"]}>{line.title}</Run>
                <span className={classes["who"]}>
                  {line.sentBy === null
                    ? t("answers.byItself")
                    : t("answers.by", { name: nameOf(line.sentBy) })}
                </span>
                <span className={classes["number"]}>{line.reference}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type Act = keyof (typeof wording)["acts"]["did"];

const acts: Readonly<Record<string, Act>> = {
  "people.account-created": "accountCreated",
  "people.account-disabled": "accountDisabled",
  "people.account-enabled": "accountEnabled",
  "people.role-set": "roleSet",
  "tokens.created": "tokenCreated",
  "tokens.revoked": "tokenRevoked",
  "calendars.imported": "calendarImported",
  "office.changed": "officeChanged",
};

function actOf(action: string): Act {
  if (action.endsWith(".letter-sent")) return "letterSent";
  if (action.endsWith(".exported")) return "exported";
  return acts[action] ?? "other";
}

/** Acts that cannot be taken back: what left, and whose rights changed. */
export function GraveActs({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const dates = useDates();
  const nameOf = usePersonName();
  return (
    <Section title={t("acts.title")} ruled>
      {today.acts.length === 0 ? (
        <p className={classes["none"]}>{t("acts.none")}</p>
      ) : (
        <ul>
          {today.acts.map((act) => (
            <li key={act.seq} className={classes["row"]}>
              <time dateTime={act.at} className={classes["when"]}>
                {dates.moment(act.at, "plain")}
              </time>
              <span className={classes["what"]}>
                {t(`acts.did.${actOf(act.action)}`)}
              </span>
              <span className={classes["wide"]}>
                {act.by !== null
                  ? nameOf(act.by)
                  : t(
                      act.part === "machine"
                        ? "acts.atTheMachine"
                        : "acts.machine",
                    )}
              </span>
              <span className={classes["number"]}>
                {act.reference === null
                  ? t("acts.entry", { seq: act.seq })
                  : act.reference}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Whether the newest entries of the trail still hold. */
export function Chain({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const dates = useDates();
  const { chain } = today;
  if (chain === null) return null;
  const { ok, entries, checked, newestAt, head } = chain;
  return (
    <Section title={t("chain.title")} ruled>
      <p className={classes["verdict"]} data-ok={ok}>
        {t(ok ? "chain.holds" : "chain.broken", { count: checked })}
      </p>
      <p className={classes["remark"]}>
        {t("chain.entries", { count: entries })}{" "}
        {newestAt === null
          ? null
          : t("chain.newest", { moment: dates.moment(newestAt, "plain") })}
      </p>
      <p className={classes["remark"]}>
        {t("chain.head", { head: head.slice(0, 16) })}
      </p>
    </Section>
  );
}

/** Samples of the log that wait for somebody to look at them and sign. */
export function Reviews({ today }: { readonly today: Today }): ReactNode {
  const { t } = useTranslation("desk");
  const dates = useDates();
  return today.reviews.length === 0 ? null : (
    <Section title={t("reviews.title")} ruled>
      <ul>
        {today.reviews.map(({ id, firstDay, lastDay, judged, rows }) => (
          <li key={id} className={classes["review"]}>
            <Link to={paths.auditSample(id)}>
              {t("reviews.week", {
                from: dates.day(firstDay, "plain"),
                until: dates.day(lastDay, "plain"),
              })}
            </Link>
            <span className={classes["remark"]}>
              {judged === rows
                ? t("reviews.toSign")
                : t("reviews.judged", { judged, count: rows })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
