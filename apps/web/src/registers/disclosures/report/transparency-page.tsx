import {
  breakdownTitles,
  exclusionWords,
  lineLabel,
  shownInWords,
} from "@kept/domain/registers/disclosures/report-words";
import {
  breakdowns,
  exclusions,
  type Breakdown,
  type ReportNumber,
} from "@kept/domain/registers/disclosures/transparency";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, type AppRouter } from "../../../api/client.ts";
import { FailureView } from "../../../api/failure-view.tsx";
import { useMe } from "../../../people/session.tsx";
import { LoadingRows } from "../../../ui/loading-rows.tsx";
import { Page } from "../../../ui/page.tsx";
import { Section } from "../../../ui/section.tsx";
import { ScrollRegion } from "../../../ui/scroll-region.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import { FreezeForm } from "./freeze-form.tsx";
import { FrozenReports } from "./frozen-reports.tsx";
import { HelpfulPart } from "./helpful-part.tsx";
import { PeriodForm } from "./period-form.tsx";
import { ReportRows } from "./report-rows.tsx";
import { useReportPeriod } from "./use-report-period.ts";
import classes from "./transparency-page.module.css";

type Draft = inferRouterOutputs<AppRouter>["transparency"]["draft"];
type Published = Draft["published"];

// The library that draws is many times the page.
const Bars = lazy(async () => ({
  default: (await import("./report-bars.tsx")).ReportBars,
}));

/** What the register says of a period: exact for the office, and beside it what may be published. */
export function TransparencyPage(): ReactNode {
  const { t } = useTranslation("transparency");
  const trpc = useTRPC();
  const { period, setPeriod } = useReportPeriod();
  const draft = useQuery(trpc.transparency.draft.queryOptions(period));
  return (
    <Page title={t("title")} lead={t("lead")}>
      <PeriodForm
        key={JSON.stringify(period)}
        period={period}
        onChoose={setPeriod}
      />
      {draft.data !== undefined ? (
        <Numbers key={JSON.stringify(period)} draft={draft.data} />
      ) : draft.isPending ? (
        <LoadingRows height={40} rows={12} />
      ) : (
        <FailureView error={draft.error} onRetry={() => void draft.refetch()} />
      )}
    </Page>
  );
}

function Numbers({ draft }: { readonly draft: Draft }): ReactNode {
  const { t } = useTranslation("transparency");
  const dates = useDates();
  const me = useMe();
  const { number: asked, setNumber } = useReportPeriod();
  const number = draft.mayOpen ? asked : null;
  const [isFreezing, setFreezing] = useState(false);
  const open = draft.mayOpen ? setNumber : null;
  return (
    <div className={classes["numbers"]}>
      <Reconciliation draft={draft} onOpen={open} />
      <Overall draft={draft} onOpen={open} />
      <p className={classes["remark"]}>
        {t("comparedWith", {
          from: dates.day(draft.beforePeriod.from, "long"),
          to: dates.day(draft.beforePeriod.to, "long"),
        })}{" "}
        {t("bands")}
      </p>
      {number === null ? null : (
        <ReportRows
          key={JSON.stringify(number)}
          asked={draft.asked}
          number={number}
          onClose={() => {
            setNumber(null);
          }}
        />
      )}
      {breakdowns.map((of) => (
        <BreakdownTable key={of} of={of} draft={draft} onOpen={open} />
      ))}
      {me.permissions.includes("disclosures.release") ? (
        isFreezing ? (
          <FreezeForm
            asked={draft.asked}
            onClose={() => {
              setFreezing(false);
            }}
          />
        ) : (
          <p>
            <TextButton
              onClick={() => {
                setFreezing(true);
              }}
            >
              {t("freeze.open")}
            </TextButton>
          </p>
        )
      ) : null}
      <FrozenReports />
      {draft.mayOpen ? <HelpfulPart asked={draft.asked} /> : null}
    </div>
  );
}

type OnOpen = ((number: ReportNumber) => void) | null;

/** A number that opens its rows for those who may read them. */
function Opening({
  value,
  name,
  number,
  onOpen,
}: {
  readonly value: number;
  readonly name: string;
  readonly number: ReportNumber;
  readonly onOpen: OnOpen;
}): ReactNode {
  const { t } = useTranslation("transparency");
  return onOpen === null || value === 0 ? (
    <>{value}</>
  ) : (
    <button
      type="button"
      className={classes["number"]}
      aria-label={t("openRows", { count: value, name })}
      onClick={() => {
        onOpen(number);
      }}
    >
      {value}
    </button>
  );
}

/** Register total = counted + private + left out, with the reasons. */
function Reconciliation({
  draft,
  onOpen,
}: {
  readonly draft: Draft;
  readonly onOpen: OnOpen;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const text = useText();
  const parts: readonly (readonly [string, number, ReportNumber])[] = [
    [t("sum.counted"), draft.counted.demands, { of: "counted" }],
    [t("sum.private"), draft.fromPrivate.demands, { of: "fromPrivate" }],
    ...exclusions.map(
      (key) =>
        [
          text(exclusionWords[key]),
          draft.excluded[key],
          { of: "excluded", key },
        ] as const,
    ),
  ];
  return (
    <p className={classes["sum"]}>
      <strong>
        <Opening
          value={draft.register}
          name={t("sum.register")}
          number={{ of: "register" }}
          onOpen={onOpen}
        />
      </strong>{" "}
      {t("sum.register")} ={" "}
      {parts.map(([name, value, number], index) => (
        <span key={name} className={classes["part"]}>
          {index === 0 ? "" : "+ "}
          <Opening
            value={value}
            name={name}
            number={number}
            onOpen={onOpen}
          />{" "}
          {name}{" "}
        </span>
      ))}
    </p>
  );
}

function Overall({
  draft,
  onOpen,
}: {
  readonly draft: Draft;
  readonly onOpen: OnOpen;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const { published } = draft;
  const rows = [
    ["counted", published.demands],
    ["fromPrivate", published.fromPrivate],
    ["emergencies", published.emergencies],
    ["underSecrecy", published.underSecrecy],
  ] as const;
  return (
    <Section title={t("overall.title")} ruled>
      <ScrollRegion label={t("overall.title")}>
        <table className={classes["table"]}>
          <Head hasPersons />
          <tbody>
            {rows.map(([of, shown]) => (
              <tr key={of}>
                <th scope="row">{t(`overall.${of}`)}</th>
                <td>
                  <Opening
                    value={draft[of].demands}
                    name={t(`overall.${of}`)}
                    number={{ of }}
                    onOpen={onOpen}
                  />
                </td>
                <td className={classes["shown"]}>{shownInWords(shown)}</td>
                <td>{draft[of].persons}</td>
                <td className={classes["shown"]}>
                  {of === "counted" ? shownInWords(published.persons) : "–"}
                </td>
                <td>{draft[of].before}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("overall.medianDays")}</th>
              <td>{draft.medianDays.now ?? "–"}</td>
              <td className={classes["shown"]}>
                {published.medianDays ?? t("notShown")}
              </td>
              <td />
              <td />
              <td>{draft.medianDays.before ?? "–"}</td>
            </tr>
            <tr>
              <th scope="row">{t("overall.secrecyShare")}</th>
              <td />
              <td className={classes["shown"]}>
                {published.secrecyShare === null
                  ? t("notShown")
                  : t("percent", { value: published.secrecyShare })}
              </td>
              <td />
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      {draft.personsUnknown === 0 ? null : (
        <p className={classes["remark"]}>
          {t("personsUnknown", { count: draft.personsUnknown })}
        </p>
      )}
    </Section>
  );
}

function Head({ hasPersons }: { readonly hasPersons: boolean }): ReactNode {
  const { t } = useTranslation("transparency");
  return (
    <thead>
      <tr>
        <td />
        <th scope="col">{t("columns.demands")}</th>
        <th scope="col">{t("columns.published")}</th>
        {hasPersons ? (
          <>
            <th scope="col">{t("columns.persons")}</th>
            <th scope="col">{t("columns.published")}</th>
          </>
        ) : null}
        <th scope="col">{t("columns.before")}</th>
      </tr>
    </thead>
  );
}

function BreakdownTable({
  of,
  draft,
  onOpen,
}: {
  readonly of: Breakdown;
  readonly draft: Draft;
  readonly onOpen: OnOpen;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const text = useText();
  const lines = draft.breakdowns[of];
  const published: Published["breakdowns"][Breakdown] =
    draft.published.breakdowns[of];
  return (
    <Section
      title={text(breakdownTitles[of])}
      ruled={lines.length > 0}
      end={
        published === null && lines.length > 0 ? t("notBrokenDown") : undefined
      }
    >
      {lines.length === 0 ? (
        <p className={classes["remark"]}>{t("nothing")}</p>
      ) : (
        <div className={classes["beside"]}>
          <ScrollRegion label={text(breakdownTitles[of])}>
            <table className={classes["table"]}>
              <Head hasPersons />
              <tbody>
                {lines.map((line) => {
                  const shown = published?.find(({ key }) => key === line.key);
                  const name = text(lineLabel(of, line.key));
                  return (
                    <tr key={line.key}>
                      <th scope="row">{name}</th>
                      <td>
                        <Opening
                          value={line.demands}
                          name={name}
                          number={{ of, key: line.key }}
                          onOpen={onOpen}
                        />
                      </td>
                      <td className={classes["shown"]}>
                        {shown === undefined
                          ? t("notShown")
                          : shownInWords(shown.demands)}
                      </td>
                      <td>{line.persons}</td>
                      <td className={classes["shown"]}>
                        {shown?.persons == null
                          ? t("notShown")
                          : shownInWords(shown.persons)}
                      </td>
                      <td>{line.before}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
          <Suspense fallback={<div className={classes["bars"]} />}>
            <Bars
              lines={lines.map(({ key, demands, before }) => ({
                name: text(lineLabel(of, key)),
                demands,
                before,
              }))}
            />
          </Suspense>
        </div>
      )}
    </Section>
  );
}
