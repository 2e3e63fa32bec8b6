import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useTRPC } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page } from "../ui/page.tsx";
import { usePersonName } from "../ui/use-person-name.ts";
import classes from "./samples-page.module.css";
import { useWeek, useStanding } from "./sample-standing.ts";
import { Sheet } from "./sample-sheet.tsx";

/** Every sample that was drawn, the newest first. */
export function SamplesPage(): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const nameOf = usePersonName();
  const week = useWeek();
  const standing = useStanding();
  const samples = useQuery(trpc.reviews.samples.queryOptions());
  return (
    <Page
      title={t("samples.title")}
      lead={t("samples.lead")}
      end={<Link to={paths.audit}>{t("state.back")}</Link>}
    >
      {samples.data === undefined ? (
        samples.isPending ? (
          <LoadingRows height={52} rows={4} />
        ) : (
          <FailureView
            error={samples.error}
            onRetry={() => void samples.refetch()}
          />
        )
      ) : samples.data.length === 0 ? (
        <EmptyState next={t("samples.noneNext")}>
          {t("samples.none")}
        </EmptyState>
      ) : (
        <ul className={classes["samples"]}>
          {samples.data.map((sample) => (
            <li key={sample.id}>
              <Link
                to={paths.auditSample(sample.id)}
                className={classes["line"]}
              >
                <b>{week(sample)}</b>
                <span className={classes["words"]}>
                  {standing(sample)}
                  {sample.signedBy.length === 0
                    ? null
                    : ` · ${sample.signedBy.map(({ person }) => nameOf(person)).join(", ")}`}
                </span>
                <span className={classes["words"]}>
                  {t("samples.found", sample.found)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** The worksheet of a sample: each entry with what was found of it, and the signatures. */
export function SamplePage(): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const { sampleId = "" } = useParams();
  const { permissions } = useMe();
  const week = useWeek();
  const asked = useQuery(
    trpc.reviews.worksheet.queryOptions({ sampleId }, { staleTime: 60_000 }),
  );
  const { data } = asked;
  return (
    <Page
      title={data === undefined ? t("samples.sheet") : week(data.sample)}
      lead={
        data === undefined
          ? undefined
          : t("samples.drawn", {
              count: data.rows.length,
              entries: data.entries.toLocaleString("en"),
            })
      }
      end={
        <span className={classes["ways"]}>
          {data !== undefined && permissions.includes("cases.export") ? (
            <Link
              to={`${paths.exportAudit}?week=${data.sample.firstDay}..${data.sample.lastDay}`}
            >
              {t("samples.export")}
            </Link>
          ) : null}
          <Link to={paths.auditSamples}>{t("samples.all")}</Link>
        </span>
      }
    >
      {data !== undefined ? (
        <Sheet sheet={data} onChanged={() => void asked.refetch()} />
      ) : asked.isPending ? (
        <LoadingRows height={64} rows={8} />
      ) : (
        <FailureView error={asked.error} onRetry={() => void asked.refetch()} />
      )}
    </Page>
  );
}
