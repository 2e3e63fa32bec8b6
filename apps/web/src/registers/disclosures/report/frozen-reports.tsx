import { Button } from "@mantine/core";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, type AppRouter } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { Section } from "../../../ui/section.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./transparency-page.module.css";

type Frozen = inferRouterOutputs<AppRouter>["transparency"]["frozen"][number];
const formats = ["pdf", "csv", "json"] as const;

/** Reports as they were frozen; a second person signs off what they have read. */
export function FrozenReports(): ReactNode {
  const { t } = useTranslation("transparency");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const frozen = useQuery(trpc.transparency.frozen.queryOptions());
  const sign = useMutation(
    trpc.transparency.sign.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries(trpc.transparency.frozen.pathFilter()),
    }),
  );
  const reports = frozen.data ?? [];
  return (
    <Section title={t("frozen.title")} ruled={reports.length > 0}>
      {reports.length === 0 ? (
        <p className={classes["remark"]}>
          {frozen.isPending ? "" : t("frozen.none")}
        </p>
      ) : (
        <ul>
          {reports.map((report) => (
            <FrozenLine
              key={report.id}
              report={report}
              onSign={() => {
                sign.mutate({ reportId: report.id, sha256: report.sha256 });
              }}
            />
          ))}
        </ul>
      )}
      {sign.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(sign.error)}
        </p>
      )}
    </Section>
  );
}

function FrozenLine({
  report,
  onSign,
}: {
  readonly report: Frozen;
  readonly onSign: () => void;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const dates = useDates();
  const text = useText();
  const nameOf = usePersonName();
  const { asked, signedAt, signedBy, frozenBy, isSuperseded } = report;
  const name = (person: Frozen["frozenBy"]): string =>
    person === null ? t("frozen.somebody") : nameOf(person);
  return (
    <li className={classes["report"]}>
      <div>
        <p>
          <strong>
            {t("frozen.period", {
              from: dates.day(asked.from, "long"),
              to: dates.day(asked.to, "long"),
            })}
          </strong>{" "}
          {asked.country === null ? null : text(countries[asked.country])}{" "}
          <Tag tone={signedAt === null ? "amber" : "green"}>
            {t(signedAt === null ? "frozen.waits" : "frozen.signed")}
          </Tag>{" "}
          {isSuperseded ? <Tag>{t("frozen.superseded")}</Tag> : null}
        </p>
        <p className={classes["remark"]}>
          {t("frozen.by", {
            version: report.version,
            by: name(frozenBy),
            moment: dates.moment(report.frozenAt),
          })}{" "}
          {signedAt === null
            ? null
            : t("frozen.signedBy", {
                by: name(signedBy),
                moment: dates.moment(signedAt),
              })}
        </p>
        {report.erratum === null ? null : (
          <p className={classes["remark"]}>
            {t("frozen.erratum", { words: report.erratum })}
          </p>
        )}
      </div>
      <span className={classes["acts"]}>
        {formats.map((format) => (
          <a
            key={format}
            href={`/reports/${encodeURIComponent(report.id)}/file/${format}`}
          >
            {format.toUpperCase()}
          </a>
        ))}
        {report.maySign ? (
          <Button data-bar onClick={onSign}>
            {t("frozen.sign")}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
