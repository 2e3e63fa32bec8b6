import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FailureView } from "../../../api/failure-view.tsx";
import { useTRPC } from "../../../api/client.ts";
import { useRecentCase } from "../../../casework/recent-cases.ts";
import { useLiveRefetch, useOwnPace } from "../../../live/use-live.ts";
import { paths } from "../../../paths.ts";
import { LoadingRows } from "../../../ui/loading-rows.tsx";
import { usePageTitle } from "../../../ui/page.tsx";
import classes from "./loaded-case.module.css";
import { RequestCase } from "./request-case.tsx";

/** Of a case that is not loaded yet nothing is heard. */
const unknown = "";

interface LoadedCaseProps {
  readonly reference: string;
  readonly isSplit?: boolean;
  readonly position?: ReactNode;
}

/** Fetches the case and keeps it fresh: clocks move on, and colleagues work on it. */
export function LoadedCase({
  reference,
  isSplit = false,
  position,
}: LoadedCaseProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const trpc = useTRPC();
  const request = useQuery(
    trpc.requests.byReference.queryOptions(
      { reference },
      { refetchInterval: useOwnPace() },
    ),
  );
  useLiveRefetch(
    { topic: "case", id: request.data?.frame.id ?? unknown },
    request.refetch,
  );
  useRecentCase(request.data?.frame.id);
  usePageTitle(
    request.data === undefined
      ? reference
      : `${request.data.frame.title} · ${reference}`,
  );
  if (request.data !== undefined)
    return (
      <RequestCase view={request.data} isSplit={isSplit} position={position} />
    );
  return (
    <div className={classes["waiting"]}>
      {request.isError ? (
        <>
          <FailureView
            error={request.error}
            onRetry={() => void request.refetch()}
          />
          {isSplit ? null : (
            <p className={classes["back"]}>
              <Link to={paths.requests}>{t("header.backToList")}</Link>
            </p>
          )}
        </>
      ) : (
        <LoadingRows rows={8} />
      )}
    </div>
  );
}
