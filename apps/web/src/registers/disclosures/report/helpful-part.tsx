import {
  dataCategories,
  type DataCategory,
} from "@kept/domain/registers/disclosures/scope";
import type { ReportAsked } from "@kept/domain/registers/disclosures/transparency";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api/client.ts";
import { FailureView } from "../../../api/failure-view.tsx";
import cardTable from "../../../ui/card-table.module.css";
import { civilMoment } from "../../../ui/dates.ts";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./transparency-page.module.css";

/** Who asks, for what, how often it is narrowed and how long each step takes: for the office, never published. */
export function HelpfulPart({
  asked,
}: {
  readonly asked: ReportAsked;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const trpc = useTRPC();
  const text = useText();
  const dates = useDates();
  const found = useQuery(trpc.transparency.helpful.queryOptions(asked));
  if (found.data === undefined)
    return found.isPending ? null : (
      <Section title={t("help.title")}>
        <FailureView error={found.error} onRetry={() => void found.refetch()} />
      </Section>
    );
  const { bodies, categories, answered, narrowed, steps } = found.data;
  const label = (category: string): string =>
    Object.hasOwn(dataCategories, category)
      ? text(dataCategories[category as DataCategory].label)
      : category;
  return (
    <Section title={t("help.title")} end={t("help.internal")} ruled>
      <p className={classes["helpLead"]}>
        {t("help.narrowed", { narrowed, count: answered })}
      </p>
      <div className={classes["helpTables"]}>
        <table
          aria-label={t("help.who")}
          className={`${classes["table"]} ${cardTable["cards"]}`}
        >
          <thead>
            <tr>
              <th scope="col">{t("help.who")}</th>
              <th scope="col">{t("columns.demands")}</th>
              <th scope="col">{t("help.narrowedOf")}</th>
              <th scope="col">{t("help.before")}</th>
              <th scope="col">{t("help.since")}</th>
            </tr>
          </thead>
          <tbody>
            {bodies.map((line) => (
              <tr key={line.body}>
                <th scope="row">
                  <Run>{line.body}</Run>
                </th>
                <td data-label={t("columns.demands")}>{line.demands}</td>
                <td data-label={t("help.narrowedOf")}>
                  {t("help.of", { part: line.narrowed, all: line.answered })}
                </td>
                <td data-label={t("help.before")}>
                  {line.before === null ? t("help.new") : line.before.demands}
                </td>
                <td
                  className={classes["whole"]}
                  {...(line.before !== null && {
                    "data-label": t("help.since"),
                  })}
                >
                  {line.before === null
                    ? null
                    : dates.day(
                        civilMoment(line.before.firstAt, dates.zone).on,
                        "long",
                      )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("help.what")}</th>
              <th scope="col">{t("columns.demands")}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, demands }) => (
              <tr key={category}>
                <th scope="row">{label(category)}</th>
                <td>{demands}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("help.step")}</th>
              <th scope="col">{t("help.hours")}</th>
              <th scope="col">{t("columns.demands")}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, hours, demands }) => (
              <tr key={step}>
                <th scope="row">{t(`help.steps.${step}`)}</th>
                <td>
                  {hours === null || demands < 5
                    ? t("help.few")
                    : hours.toFixed(1)}
                </td>
                <td>{demands}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
