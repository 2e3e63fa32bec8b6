import { policyById } from "@kept/domain/registers/requests/policies";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { intakeChannels } from "@kept/domain/registers/requests/types";
import { useQuery } from "@tanstack/react-query";
import { lazy, useMemo, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import type { CaseSource, ListFace } from "../../../casework/list/list-face.ts";
import { allWords } from "../../../locales/language.ts";
import { useLiveRefetch, useOwnPace } from "../../../live/use-live.ts";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { Run } from "../../../ui/run.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useDates, type Dates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { civilMoment } from "../../../ui/dates.ts";
import { kindWords, queueItem, tagsOf, type RowContext } from "./queue-item.ts";
import type { RequestRow } from "./request-row.ts";
import classes from "./request-cells.module.css";
import { useRequestsQuery } from "./use-requests-query.ts";

// Nobody needs it before a row is selected.
const RequestBulkBar = lazy(async () => {
  const [{ RequestBulkBar: loaded }] = await Promise.all([
    import("../bulk/request-bulk-bar.tsx"),
    allWords(),
  ]);
  return { default: loaded };
});

/** Where the rows of the list of requests come from. */
export function requestSource(
  trpc: ReturnType<typeof useTRPC>,
  client: ReturnType<typeof useTRPCClient>,
): CaseSource<RequestRow> {
  return {
    listing: requestListing,
    key: trpc.requests.list.pathKey(),
    page: (asked, options) => client.requests.list.query(asked, options),
  };
}

export function useRequestSource(): CaseSource<RequestRow> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useMemo(() => requestSource(trpc, client), [trpc, client]);
}

/** Everything that the list of requests says in its own words. */
export function useRequestFace(): ListFace<RequestRow> {
  const { t } = useTranslation("requests");
  const trpc = useTRPC();
  const { permissions } = useMe();
  const source = useRequestSource();
  const state = useRequestsQuery();
  const context = useRowContext();
  const dates = useDates();
  const actions = useQuery(
    trpc.requests.bulkActions.queryOptions(undefined, { staleTime: Infinity }),
  );
  // Rows can be there before it is known which acts there are; whoever works on cases has some.
  const hasActs =
    actions.data === undefined
      ? permissions.includes("requests.work")
      : actions.data.length > 0;
  const counts = useQuery(
    trpc.requests.counts.queryOptions(undefined, {
      refetchInterval: useOwnPace(),
    }),
  );
  useLiveRefetch({ topic: "case", id: null }, counts.refetch);
  useLiveRefetch(
    { topic: "list", id: requestListing.register },
    counts.refetch,
  );
  const { item, cell, spoken } = useMemo(
    () => ({
      item: (row: RequestRow) => queueItem(row, context),
      cell: (row: RequestRow, column: string) =>
        cellOf(row, { column, context, dates }),
      spoken: (row: RequestRow) => {
        const { name, kind } = queueItem(row, context);
        return context.t("row.spoken", {
          reference: row.reference,
          name,
          kind,
        });
      },
    }),
    [context, dates],
  );
  return {
    source,
    state,
    title: t("title"),
    searchLabel: t("search.label"),
    item,
    cell,
    spoken,
    bulk: hasActs ? RequestBulkBar : null,
    counts: counts.data,
    empty: (view) => ({
      words:
        view in emptyWords
          ? t(emptyWords[view as keyof typeof emptyWords])
          : t("empty.view"),
      next:
        view !== requestListing.views[0].key ? (
          <Link to={paths.requests}>{t("empty.toQueue")}</Link>
        ) : permissions.includes("requests.intake") ? (
          <Link to={paths.newRequest}>{t("empty.toNew")}</Link>
        ) : undefined,
    }),
  };
}

const emptyWords = {
  nextDue: "empty.nextDue",
  mine: "empty.mine",
  unidentified: "empty.unidentified",
  waiting: "empty.waiting",
  snoozed: "empty.snoozed",
  toApprove: "empty.toApprove",
  duplicates: "empty.duplicates",
  unverified: "empty.unverified",
  closed: "empty.closed",
} as const;

interface CellContext {
  readonly column: string;
  readonly context: RowContext;
  readonly dates: Dates;
}

/** One cell of the table; which columns there are is said by the listing. */
function cellOf(
  row: RequestRow,
  { column, context, dates }: CellContext,
): ReactNode {
  const { t, language, nameOf } = context;
  switch (column) {
    case "reference":
      return (
        <Link
          to={paths.request(row.reference)}
          tabIndex={-1}
          className={classes["number"]}
        >
          {row.reference}
        </Link>
      );
    case "person":
      return <Text>{row.name}</Text>;
    case "types":
      return <Text>{kindWords(row.types, context)}</Text>;
    case "stage":
      return <Text>{row.stage.label[language]}</Text>;
    case "owner":
      return (
        <Text>{row.owner === null ? t("row.nobody") : nameOf(row.owner)}</Text>
      );
    case "flags":
      return (
        <span className={classes["tags"]}>
          {tagsOf(row, context).map(({ text, tone }) => (
            <Tag key={text} tone={tone}>
              {text}
            </Tag>
          ))}
        </span>
      );
    case "last": {
      const { last } = row;
      if (last === null) return null;
      const who =
        last.kind === "in" || last.author === null
          ? t(`row.last.${last.kind}`)
          : nameOf(last.author);
      const { on } = civilMoment(last.at, dates.zone);
      const day = dates.day(on, "plain");
      return <Text>{t("row.said", { who, day })}</Text>;
    }
    case "received":
      return (
        <Text>
          {dates.day(civilMoment(row.receivedAt, dates.zone).on, "plain")}
        </Text>
      );
    case "channel":
      return (
        <Text>
          {intakeChannels[row.channel as keyof typeof intakeChannels][language]}
        </Text>
      );
    case "language":
      return <Text>{t(row.language === "zh" ? "row.zh" : "row.en")}</Text>;
    case "policy":
      return (
        <Text>{policyById(row.policyId)?.title[language] ?? row.policyId}</Text>
      );
    default:
      return null;
  }
}

function Text({ children }: { readonly children: string }): ReactNode {
  return (
    <span className={classes["text"]} title={children}>
      <Run>{children}</Run>
    </span>
  );
}

function useRowContext(): RowContext {
  const { t } = useTranslation("requests");
  const language = useLanguage();
  const { today, zone } = useDates();
  const nameOf = usePersonName();
  const { id: me } = useMe();
  const trpc = useTRPC();
  const { data: putOff } = useQuery(
    trpc.context.snoozed.queryOptions(undefined, { staleTime: 60_000 }),
  );
  // A name is written by language alone; without this every row would be drawn anew at every key.
  const named = useRef(nameOf);
  named.current = nameOf;
  return useMemo(
    () => ({
      t,
      language,
      today,
      zone,
      me,
      snoozed: new Map(
        (putOff ?? []).map(({ caseId, until }) => [caseId, until]),
      ),
      nameOf: (person) => named.current(person),
    }),
    [t, language, today, zone, me, putOff],
  );
}
