import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useOutletContext, useParams } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { FailureView } from "../../../api/failure-view.tsx";
import { ListPosition } from "../../../casework/list/list-position.tsx";
import { useRecentCase } from "../../../casework/recent-cases.ts";
import { useIsBesideList } from "../../../casework/use-list-query.ts";
import { useLiveRefetch, useOwnPace } from "../../../live/use-live.ts";
import { paths } from "../../../paths.ts";
import { LoadingRows } from "../../../ui/loading-rows.tsx";
import { usePageTitle } from "../../../ui/page.tsx";
import {
  useDisclosureSource,
  useDisclosuresQuery,
} from "../list/use-disclosure-face.tsx";
import classes from "./case.module.css";
import { DisclosureCase } from "./disclosure-case.tsx";

export interface OpenedContext {
  /** The list stands beside it. */
  readonly isSplit: boolean;
}

/** One disclosure by its number: the whole page, or beside the list it was opened from. */
export function OpenedDisclosure(): ReactNode {
  const { reference = "" } = useParams();
  const { isSplit } = useOutletContext<OpenedContext>();
  return <Loaded key={reference} reference={reference} isSplit={isSplit} />;
}

function Loaded({
  reference,
  isSplit,
}: OpenedContext & { readonly reference: string }): ReactNode {
  const { t } = useTranslation("disclosures");
  const trpc = useTRPC();
  const isBeside = useIsBesideList();
  const found = useQuery(
    trpc.disclosures.byReference.queryOptions(
      { reference },
      { refetchInterval: useOwnPace() },
    ),
  );
  useLiveRefetch(
    // Of a case that is not loaded yet nothing is heard.
    { topic: "case", id: found.data?.frame.id ?? "" },
    found.refetch,
  );
  useRecentCase(found.data?.frame.id);
  usePageTitle(
    found.data === undefined
      ? reference
      : `${found.data.frame.title} · ${reference}`,
  );
  if (found.data !== undefined)
    return (
      <DisclosureCase
        view={found.data}
        isSplit={isSplit}
        position={
          isBeside ? (
            <Position reference={reference} isSplit={isSplit} />
          ) : undefined
        }
      />
    );
  return (
    <div className={classes["waiting"]}>
      {found.isError ? (
        <>
          <FailureView
            error={found.error}
            onRetry={() => void found.refetch()}
          />
          {isSplit ? null : <Link to={paths.disclosures}>{t("title")}</Link>}
        </>
      ) : (
        <LoadingRows rows={8} />
      )}
    </div>
  );
}

function Position(
  props: OpenedContext & { readonly reference: string },
): ReactNode {
  const source = useDisclosureSource();
  const state = useDisclosuresQuery();
  return <ListPosition source={source} state={state} {...props} />;
}
