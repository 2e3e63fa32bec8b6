import type { Json } from "@kept/domain/json";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import classes from "./audit.module.css";
import { useActorName, type LogDetail, type LogRow } from "./log-sentence.ts";

const mostShown = 12;

/** What an entry says beside its sentence, and where to read on. */
export function LogDetails({ row }: { readonly row: LogRow }): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const nameOf = useActorName();
  const detail = useQuery(
    trpc.audit.get.queryOptions({ entryId: row.id }, { staleTime: Infinity }),
  );
  const { actor } = row;
  return (
    <div className={classes["details"]}>
      {detail.data !== undefined ? (
        <Fields detail={detail.data} />
      ) : detail.isPending ? (
        <LoadingRows rows={1} height={40} />
      ) : (
        <FailureView
          error={detail.error}
          onRetry={() => void detail.refetch()}
        />
      )}
      <p className={classes["call"]}>{t("call", { id: row.requestId })}</p>
      <p className={classes["onward"]}>
        {actor.role === "system" ? null : (
          <Link to={`${paths.audit}?who=${actor.id}`}>
            {t("byPerson", { name: nameOf(actor) })}
          </Link>
        )}
        {row.case === null ? null : (
          <Link to={paths.auditOfCase(row.case.reference)}>
            {t("onCase", { reference: row.case.reference })}
          </Link>
        )}
      </p>
    </div>
  );
}

function Fields({ detail }: { readonly detail: LogDetail }): ReactNode {
  const { t } = useTranslation("audit");
  const { changes, shown } = detail;
  if (shown.length > 0)
    return (
      <p className={classes["shown"]}>
        {t("shown")} {shown.slice(0, mostShown).join(", ")}
        {shown.length > mostShown
          ? ` ${t("moreShown", { count: shown.length - mostShown })}`
          : null}
      </p>
    );
  if (changes.length === 0) return <p>{t("noDetails")}</p>;
  return (
    <ul>
      {changes.map(({ field, before, after, isErased, isWithheld = false }) => {
        if (isWithheld)
          return (
            <li key={field} className={classes["field"]}>
              {t("withheld", { field })}
            </li>
          );
        const say = (value: Json): string =>
          value === null && isErased ? t("erased") : written(value);
        const words = { field, before: say(before), after: say(after) };
        const isGone = (value: Json) => value === null && !isErased;
        return (
          <li key={field} className={classes["field"]}>
            {isGone(before)
              ? t("set", words)
              : isGone(after)
                ? t("taken", words)
                : t("changed", words)}
          </li>
        );
      })}
    </ul>
  );
}

function written(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
