import { logScope } from "@kept/domain/log/log-scope";
import { logListing } from "@kept/domain/log/log-listing";
import {
  conditionsBeyond,
  plainQuery,
} from "@kept/domain/casework/listing-query";
import { writeListQuery } from "@kept/domain/casework/listing-address";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { History } from "../casework/history.tsx";
import { FilterBar } from "../casework/list/filter-bar.tsx";
import { useListQuery, type ListState } from "../casework/use-list-query.ts";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page } from "../ui/page.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useText } from "../ui/use-language.ts";
import { ViewTabs } from "../ui/view-tabs.tsx";
import classes from "./audit.module.css";
import { EvidenceButton } from "./evidence-button.tsx";
import { LogRemarks, LogSentence } from "./log-line.tsx";

/** The log: who did and saw what, as far as one may read it. */
export function AuditPage(): ReactNode {
  return <Log reference={null} />;
}

/** The same of one case. */
export function AuditOfCasePage(): ReactNode {
  const { reference = "" } = useParams();
  return <Log key={reference} reference={reference} />;
}

function Log({ reference }: { readonly reference: string | null }): ReactNode {
  const { t } = useTranslation("audit");
  const me = useMe();
  const list = reference === null ? paths.audit : paths.auditOfCase(reference);
  const state = useListQuery(logListing, {
    list,
    one: paths.auditOfCase,
    export: paths.exportAudit,
  });
  if (!me.permissions.includes("log.view"))
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refusedPage.title")}>
          {t("refusedPage.words")}
        </ErrorState>
      </Page>
    );
  const scope = logScope(me);
  return (
    <Page
      title={reference ?? t("title")}
      lead={
        reference === null
          ? t(`lead.${scope.kind}`)
          : t("lead.case", { reference })
      }
      end={
        <div className={classes["acts"]}>
          {reference === null ? null : (
            <Link to={paths.audit}>{t("whole")}</Link>
          )}
          {me.permissions.includes("audit.view") ? (
            reference === null ? (
              <>
                <Link to={paths.auditSamples}>{t("samples.title")}</Link>
                <Link to={paths.auditState}>{t("state.link")}</Link>
              </>
            ) : (
              <EvidenceButton reference={reference} />
            )
          ) : null}
          {reference === null &&
          scope.kind === "all" &&
          me.permissions.includes("cases.export") ? (
            <Button
              component={Link}
              variant="default"
              to={`${paths.exportAudit}${writeListQuery(logListing, state.query)}`}
            >
              {t("export")}
            </Button>
          ) : null}
        </div>
      }
    >
      {scope.kind === "house" ? null : <Conditions state={state} list={list} />}
      <Entries state={state} reference={reference} />
    </Page>
  );
}

function Conditions({
  state,
  list,
}: {
  readonly state: ListState;
  readonly list: string;
}): ReactNode {
  const { t } = useTranslation("audit");
  const text = useText();
  const [isAdding, setAdding] = useState(false);
  const isPhone = useMediaQuery("(max-width: 767px)", false, {
    getInitialValueInEffect: false,
  });
  return (
    <div className={classes["conditions"]}>
      <ViewTabs
        label={t("views")}
        views={logListing.views.map(({ key, label }) => ({
          key,
          label: text(label),
          to: `${list}${writeListQuery(logListing, plainQuery(logListing, key))}`,
          current: state.query.view === key,
        }))}
      />
      <div className={classes["bar"]}>
        <FilterBar
          state={state}
          searchLabel={null}
          isPhone={isPhone}
          isAdding={isAdding}
          onAdd={setAdding}
          isSearchShown
          view={null}
          end={null}
        />
      </div>
    </div>
  );
}

const atOnce = 60;

function Entries({
  state,
  reference,
}: {
  readonly state: ListState;
  readonly reference: string | null;
}): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { query } = state;
  const { where, sort, direction } = query;
  const asked = {
    query: { ...plainQuery(logListing), where, sort, direction },
    reference,
    limit: atOnce,
  };
  const log = useInfiniteQuery({
    queryKey: [...trpc.audit.list.queryKey(), "pages", asked],
    queryFn: ({ pageParam, signal }) =>
      client.audit.list.query({ ...asked, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Each reading of the log is an entry of the log.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  if (log.isPending) return <LoadingRows height={52} rows={10} />;
  if (log.isError)
    return <FailureView error={log.error} onRetry={() => void log.refetch()} />;
  const rows = log.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0)
    return conditionsBeyond(logListing, query).length === 0 ? (
      <EmptyState next={t("emptyNext")}>{t("empty")}</EmptyState>
    ) : (
      <EmptyState
        next={<TextButton onClick={state.clear}>{t("clear")}</TextButton>}
      >
        {t("filtered")}
      </EmptyState>
    );
  return (
    <section aria-label={t("list")} className={classes["entries"]}>
      <History
        lines={rows.map((row) => ({
          key: row.id,
          at: row.at,
          what: <LogSentence row={row} />,
          detail: <LogRemarks row={row} />,
          isTurn: row.outcome === "refused",
        }))}
      />
      <div className={classes["older"]}>
        {log.hasNextPage ? (
          <Button
            variant="default"
            loading={log.isFetchingNextPage}
            onClick={() => void log.fetchNextPage()}
          >
            {t("older")}
          </Button>
        ) : (
          <p className={classes["end"]}>{t("noOlder")}</p>
        )}
      </div>
    </section>
  );
}
