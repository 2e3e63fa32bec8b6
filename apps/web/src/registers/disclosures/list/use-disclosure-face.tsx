import { countries } from "@kept/domain/registers/disclosures/instruments";
import {
  disclosureKinds,
  noticeStates,
} from "@kept/domain/registers/disclosures/kinds";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { lazy, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, useTRPCClient, type AppRouter } from "../../../api/client.ts";
import type { CaseSource, ListFace } from "../../../casework/list/list-face.ts";
import type { QueueItem } from "../../../casework/queue-row.tsx";
import { shortNumber } from "../../../casework/short-number.ts";
import {
  useListQuery,
  type ListState,
} from "../../../casework/use-list-query.ts";
import { allWords } from "../../../locales/language.ts";
import { useLiveRefetch, useOwnPace } from "../../../live/use-live.ts";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { civilMoment, yearOf } from "../../../ui/dates.ts";
import { Run } from "../../../ui/run.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./disclosure-cells.module.css";

// Nobody needs it before a row is selected.
const DisclosureBulkBar = lazy(async () => {
  const [{ DisclosureBulkBar: loaded }] = await Promise.all([
    import("../bulk/disclosure-bulk-bar.tsx"),
    allWords(),
  ]);
  return { default: loaded };
});

export type DisclosureRow =
  inferRouterOutputs<AppRouter>["disclosures"]["list"]["rows"][number];

const places = {
  list: paths.disclosures,
  one: paths.disclosure,
  export: paths.exportDisclosures,
};

/** What the list of disclosures shows, as its address says it. */
export function useDisclosuresQuery(): ListState {
  return useListQuery(disclosureListing, places);
}

/** Where the rows of the list come from. */
export function useDisclosureSource(): CaseSource<DisclosureRow> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useMemo(
    () => ({
      listing: disclosureListing,
      key: trpc.disclosures.list.pathKey(),
      page: (asked, options) => client.disclosures.list.query(asked, options),
    }),
    [trpc, client],
  );
}

/** Everything that the list of disclosures says in its own words. */
export function useDisclosureFace(): ListFace<DisclosureRow> {
  const { t } = useTranslation("disclosures");
  const trpc = useTRPC();
  const { permissions, id: me } = useMe();
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const source = useDisclosureSource();
  const state = useDisclosuresQuery();
  const actions = useQuery(
    trpc.disclosures.bulkActions.queryOptions(undefined, {
      staleTime: Infinity,
    }),
  );
  // Rows can be there before it is known which acts there are; whoever works on cases has some.
  const hasActs =
    actions.data === undefined
      ? permissions.includes("disclosures.work")
      : actions.data.length > 0;
  const counts = useQuery(
    trpc.disclosures.counts.queryOptions(undefined, {
      refetchInterval: useOwnPace(),
    }),
  );
  useLiveRefetch({ topic: "case", id: null }, counts.refetch);
  useLiveRefetch(
    { topic: "list", id: disclosureListing.register },
    counts.refetch,
  );

  const dayOf = (at: string) =>
    dates.day(civilMoment(at, dates.zone).on, "plain");
  const tagsOf = (row: DisclosureRow): QueueItem["tags"] => {
    const amber = [
      ...(row.isEmergency ? [t("row.emergency")] : []),
      ...(row.notice === "now" ? [t("row.noticeOwed")] : []),
    ];
    const grey = [
      ...(row.isSealed ? [t("row.sealed")] : []),
      ...(row.awaitsApproval ? [t("row.awaitsApproval")] : []),
      ...(row.secrecy === "none" ? [] : [t("row.secret")]),
    ];
    return [
      ...amber.map((word) => ({ text: word, tone: "amber" as const })),
      ...grey.map((word) => ({ text: word, tone: "grey" as const })),
    ].slice(0, 2);
  };
  const contentOf = (row: DisclosureRow): string =>
    row.content === null ? t("row.notYet") : text(row.content);
  const reasonOf = (row: DisclosureRow): string =>
    row.purpose ?? (row.basis === null ? "" : text(row.basis));

  const item = (row: DisclosureRow): QueueItem => ({
    key: row.reference,
    caseId: row.id,
    number: shortNumber(row.reference, yearOf(dates.today)),
    name: row.body,
    kind: text(disclosureKinds[row.kind].label),
    tags: tagsOf(row),
    snippet: row.content === null ? row.asked : text(row.content),
    clock: row.clock === null ? null : { ...row.clock, title: row.clock.act },
    dueIsMakeUp: row.clock?.isMakeUpDay ?? false,
    closed:
      row.clock === null
        ? row.endedAt === null
          ? t("row.undated")
          : t("row.ended", {
              stage: text(row.stage.label),
              day: dayOf(row.endedAt),
            })
        : undefined,
    owner:
      row.owner === null
        ? null
        : { name: nameOf(row.owner), mine: row.owner.id === me },
  });

  const cell = (row: DisclosureRow, column: string): ReactNode => {
    switch (column) {
      case "reference":
        return (
          <Link
            to={paths.disclosure(row.reference)}
            tabIndex={-1}
            className={classes["number"]}
          >
            {row.reference}
          </Link>
        );
      case "content":
        return <Words>{contentOf(row)}</Words>;
      case "time":
        return row.disclosedAt === null ? null : (
          <Words>{dayOf(row.disclosedAt)}</Words>
        );
      case "reason":
        return <Words>{reasonOf(row)}</Words>;
      case "recipient":
        return <Words>{row.body}</Words>;
      case "kind":
        return <Words>{text(disclosureKinds[row.kind].label)}</Words>;
      case "stage":
        return <Words>{text(row.stage.label)}</Words>;
      case "flags":
        return (
          <span className={classes["tags"]}>
            {tagsOf(row).map((tag) => (
              <Tag key={tag.text} tone={tag.tone}>
                {tag.text}
              </Tag>
            ))}
          </span>
        );
      case "owner":
        return (
          <Words>
            {row.owner === null ? t("row.nobody") : nameOf(row.owner)}
          </Words>
        );
      case "country":
        return (
          <Words>
            {text(countries[row.country as keyof typeof countries])}
          </Words>
        );
      case "notice":
        return <Words>{text(noticeStates[row.notice])}</Words>;
      case "received":
        return <Words>{dayOf(row.receivedAt)}</Words>;
      default:
        return null;
    }
  };

  return {
    source,
    state,
    title: t("title"),
    searchLabel: t("search.label"),
    item,
    cell,
    spoken: (row) =>
      t("row.spoken", {
        reference: row.reference,
        name: row.body,
        kind: text(disclosureKinds[row.kind].label),
      }),
    bulk: hasActs ? DisclosureBulkBar : null,
    counts: counts.data,
    empty: (view) => ({
      words: t("empty.view"),
      next:
        view !== disclosureListing.views[0].key ? (
          <Link to={paths.disclosures}>{t("empty.toQueue")}</Link>
        ) : permissions.includes("disclosures.intake") ? (
          <Link to={paths.newDisclosure}>{t("empty.toNew")}</Link>
        ) : undefined,
    }),
  };
}

function Words({ children }: { readonly children: string }): ReactNode {
  return (
    <span className={classes["text"]} title={children}>
      <Run>{children}</Run>
    </span>
  );
}
