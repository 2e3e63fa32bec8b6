import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, useTRPCClient } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { Callout } from "../../ui/callout.tsx";
import classes from "./case/case.module.css";
import { EntryCard } from "./case/entry-card.tsx";
import { useDisclosureAct } from "./case/use-disclosure-act.ts";

const everything = {
  from: null,
  until: null,
  country: null,
  authorityClass: null,
  outcome: null,
} as const;

/** The register itself: every entry that this person may know of, newest disclosure first, and its extract. */
export function DisclosureRegisterPage(): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  const [isExtract, setIsExtract] = useState(false);
  if (!permissions.includes("disclosures.view"))
    return (
      <Page title={t("register.title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  return isExtract ? (
    <ExtractView
      onBack={() => {
        setIsExtract(false);
      }}
    />
  ) : (
    <Entries
      onExtract={() => {
        setIsExtract(true);
      }}
    />
  );
}

function Entries({ onExtract }: { readonly onExtract: () => void }): ReactNode {
  const { t } = useTranslation("disclosures");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { permissions } = useMe();
  const pages = useInfiniteQuery({
    queryKey: [...trpc.disclosures.register.pathKey(), "pages"],
    queryFn: ({ pageParam, signal }) =>
      client.disclosures.register.query(
        { ...everything, cursor: pageParam, limit: 50 },
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
      {pages.isError ? (
        <FailureView error={pages.error} onRetry={() => void pages.refetch()} />
      ) : pages.data === undefined ? (
        <LoadingRows rows={8} />
      ) : lines.length === 0 ? (
        <EmptyState>{t("register.empty")}</EmptyState>
      ) : (
        <>
          <p className={classes["quiet"]}>
            {t("register.total", { count: total })}
          </p>
          {lines.map((line) => (
            <EntryCard
              key={line.entry.id}
              entry={line.entry}
              below={
                <Below
                  line={line}
                  mayAgree={permissions.includes("disclosures.approve")}
                />
              }
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

interface Line {
  readonly caseReference: string;
  readonly entry: { readonly enteredAt: string };
  readonly enteredBy: Parameters<ReturnType<typeof usePersonName>>[0] | null;
  readonly approvedBy: Parameters<ReturnType<typeof usePersonName>>[0] | null;
  readonly correction: {
    readonly id: string;
    readonly reason: string;
    readonly isMine: boolean;
  } | null;
}

/** Who entered it and who said yes; and a correction that waits, with the answers of a second person. */
function Below({
  line,
  mayAgree,
}: {
  readonly line: Line;
  readonly mayAgree: boolean;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const dates = useDates();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const decide = useDisclosureAct<{
    proposalId: string;
    answer: "approved" | "declined";
  }>((client, input, options) =>
    client.decideCorrection.mutate(input, options),
  );
  const { correction } = line;
  return (
    <>
      <p className={classes["quiet"]}>
        <Link to={paths.disclosure(line.caseReference)}>
          {line.caseReference}
        </Link>
        {" · "}
        {t("register.entered", {
          name: line.enteredBy === null ? "" : nameOf(line.enteredBy),
          moment: dates.moment(line.entry.enteredAt),
        })}
        {line.approvedBy === null
          ? ""
          : ` · ${t("register.approved", { name: nameOf(line.approvedBy) })}`}
      </p>
      {correction === null ? null : (
        <Callout
          tone="amber"
          act={
            correction.isMine || !mayAgree ? undefined : (
              <div className={classes["row"]}>
                {(["approved", "declined"] as const).map((answer) => (
                  <Button
                    key={answer}
                    onClick={() => {
                      decide.mutate({ proposalId: correction.id, answer });
                    }}
                  >
                    {t(
                      answer === "approved"
                        ? "register.agree"
                        : "register.decline",
                    )}
                  </Button>
                ))}
              </div>
            )
          }
        >
          {t("register.waits", { reason: correction.reason })}
        </Callout>
      )}
      {decide.error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(decide.error)}
        </p>
      )}
    </>
  );
}

/** Every version in the order of numbers, with a hash over all of them; the browser prints it. */
function ExtractView({ onBack }: { readonly onBack: () => void }): ReactNode {
  const { t } = useTranslation("disclosures");
  const trpc = useTRPC();
  const dates = useDates();
  const extract = useQuery(
    trpc.disclosures.extract.queryOptions(everything, {
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
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
            {t("register.made", { moment: dates.moment(extract.data.madeAt) })}
          </p>
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
