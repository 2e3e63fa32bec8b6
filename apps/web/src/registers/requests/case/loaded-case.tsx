import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { CaseMissing } from "../../../casework/case-missing.tsx";
import { useRecentCase } from "../../../casework/recent-cases.ts";
import { useOpenCase } from "../../../casework/use-open-case.ts";
import { useOwnPace } from "../../../live/use-live.ts";
import { paths } from "../../../paths.ts";
import { usePageTitle } from "../../../ui/page.tsx";
import classes from "./loaded-case.module.css";
import { RequestCase } from "./request-case.tsx";

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
  const view = useOpenCase("requests", request);
  useRecentCase(view?.frame.id);
  usePageTitle(
    view === undefined ? reference : `${view.frame.title} · ${reference}`,
  );
  if (view !== undefined)
    return <RequestCase view={view} isSplit={isSplit} position={position} />;
  return (
    <div className={classes["waiting"]}>
      <CaseMissing
        found={request}
        back={
          isSplit ? null : (
            <p className={classes["back"]}>
              <Link to={paths.requests}>{t("header.backToList")}</Link>
            </p>
          )
        }
      />
    </div>
  );
}
