import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, type AppRouter } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { useLiveRefetch } from "../../live/use-live.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./statement-part.module.css";

type View = inferRouterOutputs<AppRouter>["statements"]["ofCase"];
type Entry = View["entries"][number];
type Statement = View["statements"][number];

export interface StatementCase {
  readonly id: string;
  readonly version: number;
}

interface StatementPartProps {
  readonly frame: StatementCase;
  /** Why it cannot be made now; null where it can, undefined where this person never makes one. */
  readonly refusal: string | null | undefined;
  /** Letters of the case that are being written. */
  readonly drafts: readonly { readonly id: string; readonly title: string }[];
  readonly fileAddress: (caseFileId: string) => string;
  readonly recordAddress: (reference: string) => string;
}

/** What the records of the office say of the person of this case, and what they were told of it. */
export function StatementPart(props: StatementPartProps): ReactNode {
  const { frame, refusal } = props;
  const { t } = useTranslation("statements");
  const trpc = useTRPC();
  const found = useQuery(
    trpc.statements.ofCase.queryOptions({ caseId: frame.id }),
  );
  useLiveRefetch({ topic: "case", id: frame.id }, found.refetch);
  const act = useStatementActs(frame);
  const view = found.data;
  if (view === undefined)
    return found.error === null ? null : (
      <Section title={t("title")}>
        <FailureView
          error={found.error}
          onRetry={() => {
            void found.refetch();
          }}
        />
      </Section>
    );
  const open = view.entries.filter((entry) => entry.isOpen).length;
  const isBlocked = (refusal ?? null) !== null || open > 0;
  return (
    <Section title={t("title")} ruled={view.entries.length > 0}>
      {view.entries.length === 0 ? (
        <EmptyState>{t("none")}</EmptyState>
      ) : (
        <ol>
          {view.entries.map((entry) => (
            <EntryLine key={entry.id} {...props} entry={entry} act={act} />
          ))}
        </ol>
      )}
      {act.refusal === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {act.refusal}
        </p>
      )}
      {refusal === undefined ? null : (
        <p className={classes["make"]}>
          <Button
            data-bar
            {...(isBlocked && { "aria-disabled": true, "data-disabled": true })}
            aria-busy={act.isBusy || undefined}
            onClick={() => {
              if (!isBlocked && !act.isBusy) act.make();
            }}
          >
            {t(view.statements.length === 0 ? "make" : "makeAgain")}
          </Button>
          <span className={classes["remark"]}>
            {refusal ??
              (open > 0 ? t("openFirst", { count: open }) : t("makeHelp"))}
          </span>
        </p>
      )}
      {view.statements.length === 0 ? null : (
        <ul aria-label={t("made")}>
          {view.statements.map((statement) => (
            <MadeLine
              key={statement.id}
              {...props}
              statement={statement}
              act={act}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

interface StatementActs {
  readonly make: () => void;
  readonly decide: (entryId: string, isTheirs: boolean) => void;
  readonly enclose: (statementId: string, letterId: string) => void;
  readonly isBusy: boolean;
  readonly refusal: string | null;
}

function useStatementActs({ id: caseId, version }: StatementCase) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const options = { onSettled: () => queryClient.invalidateQueries() };
  const make = useMutation(trpc.statements.make.mutationOptions(options));
  const decide = useMutation(
    trpc.statements.decideMatch.mutationOptions(options),
  );
  const enclose = useMutation(trpc.statements.enclose.mutationOptions(options));
  const failed = [make, decide, enclose].find(({ error }) => error !== null);
  const acts: StatementActs = {
    make: () => {
      make.mutate({ caseId, version });
    },
    decide: (entryId, isTheirs) => {
      decide.mutate({ caseId, version, entryId, isTheirs });
    },
    enclose: (statementId, letterId) => {
      enclose.mutate({ caseId, version, statementId, letterId });
    },
    isBusy: make.isPending || decide.isPending || enclose.isPending,
    refusal: failed?.error ? failureText(failed.error) : null,
  };
  return acts;
}

function EntryLine({
  entry,
  act,
  refusal,
  recordAddress,
}: StatementPartProps & {
  readonly entry: Entry;
  readonly act: StatementActs;
}): ReactNode {
  const { t } = useTranslation("statements");
  const text = useText();
  const dates = useDates();
  const language = useLanguage();
  const said = entry.isOpen
    ? "open"
    : entry.isTheirs === false
      ? "notTheirs"
      : entry.strength === "certain" && entry.isTheirs === null
        ? "certain"
        : "theirs";
  return (
    <li className={classes["entry"]} data-left={said === "notTheirs"}>
      <span className={classes["day"]}>{dates.day(entry.on, "long")}</span>
      <div className={classes["words"]}>
        <p>
          <strong>{text(entry.toWhom)}</strong>
          {" · "}
          {t(`kind.${entry.kind}`)}
        </p>
        <p>{text(entry.what)}</p>
        <p className={classes["remark"]}>{text(entry.why)}</p>
        {entry.reason === null ? null : (
          <p className={classes["remark"]}>
            {t("reason", { reason: text(entry.reason) })}
          </p>
        )}
        <p className={classes["match"]} data-said={said}>
          {t(`said.${said}`)}
          {said === "open" ? (
            <>
              {" "}
              {t("recorded")}{" "}
              <Run>{entry.names.join(language === "zh" ? "、" : ", ")}</Run>
            </>
          ) : null}
          {entry.record === null ? null : (
            <>
              {" · "}
              <Link to={recordAddress(entry.record.reference)}>
                {entry.record.reference}
              </Link>
            </>
          )}
        </p>
      </div>
      {refusal === null ? (
        <span className={classes["acts"]}>
          {said === "theirs" || said === "certain" ? null : (
            <Button
              data-bar
              onClick={() => {
                act.decide(entry.id, true);
              }}
            >
              {t("isTheirs")}
            </Button>
          )}
          {said === "notTheirs" ? null : (
            <Button
              data-bar
              onClick={() => {
                act.decide(entry.id, false);
              }}
            >
              {t("isNotTheirs")}
            </Button>
          )}
        </span>
      ) : null}
    </li>
  );
}

function MadeLine({
  statement,
  act,
  drafts,
  refusal,
  fileAddress,
}: StatementPartProps & {
  readonly statement: Statement;
  readonly act: StatementActs;
}): ReactNode {
  const { t } = useTranslation("statements");
  const dates = useDates();
  const nameOf = usePersonName();
  const { letterId } = statement;
  return (
    <li className={classes["statement"]}>
      <a href={fileAddress(statement.caseFileId)}>{statement.fileName}</a>
      <span className={classes["remark"]}>
        {t("madeLine", {
          count: statement.entries,
          by:
            statement.madeBy === null
              ? t("somebody")
              : nameOf(statement.madeBy),
          moment: dates.moment(statement.madeAt),
        })}
        {letterId === null ? null : ` ${t("enclosed")}`}
        {statement.isCurrent ? null : ` ${t("older")}`}
      </span>
      {letterId === null && refusal === null && statement.isCurrent
        ? drafts.map(({ id, title }) => (
            <Button
              key={id}
              data-bar
              onClick={() => {
                act.enclose(statement.id, id);
              }}
            >
              {t("enclose", { title })}
            </Button>
          ))
        : null}
    </li>
  );
}
