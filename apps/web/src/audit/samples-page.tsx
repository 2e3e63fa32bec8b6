import { Button } from "@mantine/core";
import { judgeInput, signSampleInput } from "@kept/domain/log/sample";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC, type AppRouter } from "../api/client.ts";
import { FailureView, useFailureText } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { RadioField } from "../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextAreaField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import { LogRemarks, LogSentence } from "./log-line.tsx";
import classes from "./samples-page.module.css";

type Outputs = inferRouterOutputs<AppRouter>["reviews"];
type Sample = Outputs["samples"][number];
type Worksheet = Outputs["worksheet"];
type Row = Worksheet["rows"][number];

const tones = { inOrder: "green", question: "amber", wrong: "red" } as const;

function useWeek(): (sample: Pick<Sample, "firstDay" | "lastDay">) => string {
  const { t } = useTranslation("audit");
  const dates = useDates();
  return ({ firstDay, lastDay }) =>
    t("samples.week", {
      from: dates.day(firstDay, "plain"),
      until: dates.date(lastDay),
    });
}

/** How far a sample is, in one line. */
function useStanding(): (sample: Sample) => string {
  const { t } = useTranslation("audit");
  return ({ rows, judged, signedBy, completedAt }) =>
    completedAt !== null
      ? t("samples.signed")
      : signedBy.length > 0
        ? t("samples.signedByOne")
        : t("samples.judged", { judged, count: rows });
}

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

interface SheetProps {
  readonly sheet: Worksheet;
  readonly onChanged: () => void;
}

function Sheet({ sheet, onChanged }: SheetProps): ReactNode {
  const { t } = useTranslation("audit");
  const dates = useDates();
  return (
    <div className={classes["sheet"]}>
      <ol className={classes["rows"]}>
        {sheet.rows.map((row) => (
          <li key={row.row.id} className={classes["row"]}>
            <time dateTime={row.row.at} className={classes["when"]}>
              {dates.moment(row.row.at, "plain")}
            </time>
            <div className={classes["entry"]}>
              <LogSentence row={row.row} />
              <LogRemarks row={row.row} />
            </div>
            <Finding sheet={sheet} row={row} onChanged={onChanged} />
          </li>
        ))}
      </ol>
      <Signatures sheet={sheet} onChanged={onChanged} />
      <p className={classes["seed"]}>
        {t("samples.seed", {
          seed: sheet.seed,
          moment: dates.moment(sheet.drawnAt),
        })}
      </p>
    </div>
  );
}

function Finding({
  sheet,
  row,
  onChanged,
}: SheetProps & { readonly row: Row }): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const { permissions } = useMe();
  const [isOpen, setOpen] = useState(false);
  const judge = useMutation(
    trpc.reviews.judge.mutationOptions({ onSuccess: onChanged }),
  );
  const { sample } = sheet;
  const mayJudge =
    permissions.includes("log.review") && sample.signedBy.length === 0;
  const done = (): void => {
    setOpen(false);
    onChanged();
  };
  return (
    <div className={classes["finding"]}>
      {row.finding === null ? null : (
        <p>
          <Tag tone={tones[row.finding]}>
            {t(`samples.finding.${row.finding}`)}
          </Tag>{" "}
          <span className={classes["words"]}>
            {row.judgedBy === null ? null : nameOf(row.judgedBy)}
          </span>
        </p>
      )}
      {row.remark === null ? null : (
        <p className={classes["remark"]}>{row.remark}</p>
      )}
      {!mayJudge ? null : row.isOwn ? (
        <p className={classes["words"]}>{t("samples.own")}</p>
      ) : isOpen ? (
        <FindingForm
          sampleId={sample.id}
          row={row}
          onDone={done}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : (
        <p className={classes["acts"]}>
          {row.finding === "inOrder" ? null : (
            <TextButton
              onClick={() => {
                judge.mutate({
                  sampleId: sample.id,
                  entryId: row.row.id,
                  finding: "inOrder",
                  remark: null,
                });
              }}
            >
              {t("samples.finding.inOrder")}
            </TextButton>
          )}
          <TextButton
            onClick={() => {
              setOpen(true);
            }}
          >
            {t(row.finding === null ? "samples.other" : "samples.change")}
          </TextButton>
        </p>
      )}
      {judge.error === null ? null : (
        <p role="alert" className={classes["wrong"]}>
          {failureText(judge.error)}
        </p>
      )}
    </div>
  );
}

/** What is not plainly in order is said in words. */
function FindingForm({
  sampleId,
  row,
  onDone,
  onClose,
}: {
  readonly sampleId: string;
  readonly row: Row;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const language = useLanguage();
  const failureText = useFailureText();
  const judge = useMutation(trpc.reviews.judge.mutationOptions());
  const form = useZodForm<
    z.input<typeof judgeInput>,
    z.output<typeof judgeInput>
  >({
    schema: judgeInput,
    defaultValues: {
      sampleId,
      entryId: row.row.id,
      finding: row.finding ?? "question",
      remark: row.remark ?? "",
    },
  });
  return (
    <Form
      form={form}
      label={t("samples.form")}
      onSubmit={async (said) => {
        await judge.mutateAsync(said).then(onDone, (error: unknown) => {
          applyFailure({
            form,
            error,
            language,
            otherwise: failureText(error),
          });
        });
      }}
    >
      <RadioField
        control={form.control}
        name="finding"
        label={t("samples.form")}
        choices={(["inOrder", "question", "wrong"] as const).map((value) => ({
          value,
          label: t(`samples.finding.${value}`),
        }))}
      />
      <TextAreaField
        control={form.control}
        name="remark"
        label={t("samples.remark")}
      />
      <FormActs>
        <Button type="submit" variant="default" loading={judge.isPending}>
          {t("samples.save")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("samples.cancel")}
        </Button>
      </FormActs>
    </Form>
  );
}

function Signatures({ sheet, onChanged }: SheetProps): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const dates = useDates();
  const nameOf = usePersonName();
  const language = useLanguage();
  const failureText = useFailureText();
  const me = useMe();
  const { sample, needsAnother } = sheet;
  const sign = useMutation(trpc.reviews.sign.mutationOptions());
  const form = useZodForm<
    z.input<typeof signSampleInput>,
    z.output<typeof signSampleInput>
  >({
    schema: signSampleInput,
    defaultValues: { sampleId: sample.id, note: null },
  });
  const open = sheet.rows.filter(({ finding }) => finding === null).length;
  const mine = sample.signedBy.some(({ person }) => person.id === me.id);
  const maySign =
    me.permissions.includes("log.sign") &&
    !mine &&
    sample.completedAt === null &&
    open === 0;
  return (
    <Section title={t("samples.signatures")} ruled>
      {sample.signedBy.length === 0 ? (
        <p className={classes["words"]}>
          {open > 0
            ? t("samples.toJudge", { count: open })
            : t("samples.notSigned")}
        </p>
      ) : (
        <ul>
          {sample.signedBy.map(({ person, at, note }) => (
            <li key={person.id}>
              {t("samples.signature", {
                name: nameOf(person),
                moment: dates.moment(at),
              })}
              {note === null ? null : (
                <p className={classes["remark"]}>{note}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {needsAnother ? (
        <p className={classes["words"]}>{t("samples.needsAnother")}</p>
      ) : null}
      {maySign ? (
        <Form
          form={form}
          label={t("samples.sign")}
          onSubmit={async (wanted) => {
            await sign.mutateAsync(wanted).then(onChanged, (error: unknown) => {
              applyFailure({
                form,
                error,
                language,
                otherwise: failureText(error),
              });
            });
          }}
        >
          <TextAreaField
            control={form.control}
            name="note"
            label={t("samples.note")}
            optional
          />
          <FormActs>
            <Button type="submit" variant="default" loading={sign.isPending}>
              {t("samples.sign")}
            </Button>
          </FormActs>
        </Form>
      ) : null}
    </Section>
  );
}
