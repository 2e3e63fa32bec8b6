import type { ListWhere } from "@kept/domain/casework/listing";
import { conditionsInWords } from "@kept/domain/casework/list-in-words";
import { entryListing } from "@kept/domain/registers/disclosures/entry-listing";
import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, useTRPCClient, type AppRouter } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { FilterBar } from "../../casework/list/filter-bar.tsx";
import { useListQuery, type ListState } from "../../casework/use-list-query.ts";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { Callout } from "../../ui/callout.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./case/case.module.css";
import { CorrectionCallout } from "./case/correction-callout.tsx";
import { EntryCard } from "./case/entry-card.tsx";

const places = {
  list: paths.disclosureRegister,
  one: paths.disclosure,
  export: null,
};

/** The register itself: every entry that this person may know of, newest disclosure first, and its extract. */
export function DisclosureRegisterPage(): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  const [isExtract, setIsExtract] = useState(false);
  const state = useListQuery(entryListing, places);
  if (!permissions.includes("disclosures.view"))
    return (
      <Page title={t("register.title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  return isExtract ? (
    <ExtractView
      state={state}
      onBack={() => {
        setIsExtract(false);
      }}
    />
  ) : (
    <Entries
      state={state}
      onExtract={() => {
        setIsExtract(true);
      }}
    />
  );
}

function Entries({
  state,
  onExtract,
}: {
  readonly state: ListState;
  readonly onExtract: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const isPhone = useMediaQuery("(max-width: 767px)") === true;
  const [isAdding, setAdding] = useState(false);
  const { where } = state.query;
  const isNarrowed = Object.values(where).some(({ length }) => length > 0);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const pages = useInfiniteQuery({
    queryKey: [...trpc.disclosures.register.pathKey(), "pages", where],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      client.disclosures.register.query(
        { where: conditions(where), cursor: pageParam, limit: 50 },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  return (
    <Page
      title={t("register.title")}
      lead={t("register.lead")}
      end={
        <div className={classes["row"]}>
          <Link to={paths.disclosures}>{t("register.toCases")}</Link>
          <Button onClick={onExtract}>{t("register.extract")}</Button>
        </div>
      }
    >
      <div className={classes["filters"]}>
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
      {pages.isError ? (
        <FailureView error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.data === undefined ? (
        <LoadingRows rows={8} />
      ) : lines.length === 0 ? (
        <EmptyState>
          {t(isNarrowed ? "register.noneSo" : "register.empty")}
        </EmptyState>
      ) : (
        <>
          <p className={classes["quiet"]}>
            {t("register.total", { count: total })}
          </p>
          {lines.map((line) => (
            <EntryCard
              key={line.entry.id}
              entry={line.entry}
              below={<Below line={line} />}
            />
          ))}
          {pages.hasNextPage ? (
            <div className={classes["row"]}>
              <Button
                aria-busy={pages.isFetchingNextPage || undefined}
                onClick={() => void pages.fetchNextPage()}
              >
                {t("register.more")}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Page>
  );
}

type Line =
  inferRouterOutputs<AppRouter>["disclosures"]["register"]["lines"][number];

/** Who entered it and who said yes; and a correction that waits, with the answers of a second person. */
function Below({ line }: { readonly line: Line }): ReactNode {
  const { t } = useTranslation("disclosures");
  const dates = useDates();
  const nameOf = usePersonName();
  const { correction, entry } = line;
  return (
    <>
      <p className={classes["quiet"]}>
        <Link to={paths.disclosure(line.caseReference)}>
          {line.caseReference}
        </Link>
        {" · "}
        {t("register.entered", {
          name: line.enteredBy === null ? "" : nameOf(line.enteredBy),
          moment: dates.moment(entry.enteredAt, "long"),
        })}
        {line.approvedBy === null
          ? ""
          : ` · ${t("register.approved", { name: nameOf(line.approvedBy) })}`}
      </p>
      {correction === null ? null : (
        <CorrectionCallout correction={correction} entry={entry} />
      )}
    </>
  );
}

/** The conditions as the procedure takes them. */
function conditions(where: ListWhere): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(where).map(([key, values]) => [key, [...values]]),
  );
}

/** Every version in the order of numbers, with a hash over all of them; the browser prints it. */
function ExtractView({
  state: { query },
  onBack,
}: {
  readonly state: ListState;
  readonly onBack: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const trpc = useTRPC();
  const dates = useDates();
  const extract = useQuery(
    trpc.disclosures.extract.queryOptions(
      { where: conditions(query.where) },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const language = useLanguage();
  const said = conditionsInWords(entryListing, query, {
    language,
    nameOf: () => null,
  });
  return (
    <Page
      title={t("register.extract")}
      end={
        <div className={classes["row"]} data-noprint>
          <Button variant="subtle" onClick={onBack}>
            {t("register.back")}
          </Button>
          <Button
            onClick={() => {
              window.print();
            }}
          >
            {t("register.print")}
          </Button>
        </div>
      }
    >
      {extract.isError ? (
        <FailureView
          error={extract.error}
          onRetry={() => void extract.refetch()}
        />
      ) : extract.data === undefined ? (
        <LoadingRows rows={8} />
      ) : (
        <>
          <p>
            {t("register.made", {
              moment: dates.moment(extract.data.madeAt, "long"),
            })}{" "}
            {t("register.lead")}
          </p>
          {said.length === 0 ? null : (
            <p>
              {t("register.only", {
                conditions: said.join(language === "zh" ? "；" : "; "),
              })}
            </p>
          )}
          {extract.data.isCut ? (
            <Callout tone="amber">{t("register.cut")}</Callout>
          ) : null}
          {extract.data.lines.map(({ entry }) => (
            <EntryCard key={entry.id} entry={entry} />
          ))}
          <p className={classes["lead"]}>
            {t("register.extractHash")}: {extract.data.sha256}
          </p>
        </>
      )}
    </Page>
  );
}
