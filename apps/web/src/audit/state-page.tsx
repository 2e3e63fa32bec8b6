import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, type AppRouter } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { useMe } from "../people/session.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Page } from "../ui/page.tsx";
import { Section } from "../ui/section.tsx";
import { Tag } from "../ui/tag.tsx";
import { useDates } from "../ui/use-dates.ts";
import classes from "./state-page.module.css";

type Chain = inferRouterOutputs<AppRouter>["audit"]["chain"];

/** Whether the log holds, and who besides this machine could say so. */
export function LogStatePage(): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const chain = useQuery(
    trpc.audit.chain.queryOptions(undefined, {
      refetchInterval: ({ state }) =>
        state.data?.isChecking === true ? 2_000 : 60_000,
    }),
  );
  return (
    <Page
      title={t("state.title")}
      lead={t("state.lead")}
      end={<Link to={paths.audit}>{t("state.back")}</Link>}
    >
      {chain.data !== undefined ? (
        <State chain={chain.data} onAsked={() => void chain.refetch()} />
      ) : chain.isPending ? (
        <LoadingRows height={52} rows={5} />
      ) : (
        <FailureView error={chain.error} onRetry={() => void chain.refetch()} />
      )}
    </Page>
  );
}

function State({
  chain,
  onAsked,
}: {
  readonly chain: Chain;
  readonly onAsked: () => void;
}): ReactNode {
  const { t } = useTranslation("audit");
  const dates = useDates();
  const { checkpoint, key, evidence } = chain;
  const isLocal = evidence === "local";
  return (
    <div className={classes["state"]}>
      <dl className={classes["facts"]}>
        <dt>{t("state.evidence")}</dt>
        <dd>
          <Tag tone={isLocal ? "amber" : "green"}>
            {t(isLocal ? "state.local" : "state.outside")}
          </Tag>
          <p className={classes["words"]}>
            {t(isLocal ? "state.localWords" : "state.outsideWords")}
          </p>
        </dd>
        <dt>{t("state.size")}</dt>
        <dd>
          <b className={classes["number"]}>
            {chain.entries.toLocaleString("en")}
          </b>
          <p className={classes["words"]}>{t("state.sizeWords")}</p>
        </dd>
        <dt>{t("state.checkpoint")}</dt>
        <dd>
          {checkpoint === null
            ? t("state.noCheckpoint")
            : t("state.checkpointWords", {
                size: checkpoint.size.toLocaleString("en"),
                moment: dates.moment(checkpoint.madeAt),
              })}
        </dd>
        {checkpoint === null ? null : (
          <>
            <dt>{t("state.root")}</dt>
            <dd className={classes["code"]}>
              <CopyButton value={checkpoint.root} label={t("state.copyRoot")} />
            </dd>
          </>
        )}
        {key === null ? null : (
          <>
            <dt>{t("state.key")}</dt>
            <dd className={classes["code"]}>
              <CopyButton value={key} label={t("state.copyKey")} />
            </dd>
          </>
        )}
        <dt>{t("state.check")}</dt>
        <dd>
          <LastCheck chain={chain} onAsked={onAsked} />
        </dd>
      </dl>
      <Section title={t("state.places")} ruled>
        <ul>
          {chain.places.map((place) => (
            <li key={place.place} className={classes["place"]}>
              <b className={classes["placeName"]}>
                {t(`state.place.${place.place}`)}
              </b>
              <PlaceWords place={place} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function PlaceWords({
  place: { size, at, failingSince },
}: {
  readonly place: Chain["places"][number];
}): ReactNode {
  const { t } = useTranslation("audit");
  const dates = useDates();
  if (failingSince !== null)
    return (
      <span className={classes["wrong"]}>
        {t("state.placeFails", { moment: dates.moment(failingSince) })}
      </span>
    );
  return (
    <span className={classes["words"]}>
      {size === null || at === null
        ? t("state.placeNone")
        : t("state.placeTook", {
            size: size.toLocaleString("en"),
            moment: dates.moment(at),
          })}
    </span>
  );
}

function LastCheck({
  chain: { lastCheck, isChecking },
  onAsked,
}: {
  readonly chain: Chain;
  readonly onAsked: () => void;
}): ReactNode {
  const { t } = useTranslation("audit");
  const dates = useDates();
  const trpc = useTRPC();
  const { permissions } = useMe();
  const ask = useMutation(
    trpc.reviews.checkLog.mutationOptions({ onSuccess: onAsked }),
  );
  return (
    <>
      {lastCheck === null ? (
        <p>{t("state.checkNone")}</p>
      ) : lastCheck.ok ? (
        <p>
          {t("state.checkHolds", {
            entries: lastCheck.entries.toLocaleString("en"),
            moment: dates.moment(lastCheck.at),
          })}
        </p>
      ) : (
        <p role="alert" className={classes["wrong"]}>
          {t("state.checkBroken", {
            seq: lastCheck.seq ?? 0,
            moment: dates.moment(lastCheck.at),
          })}
        </p>
      )}
      {permissions.includes("log.review") ? (
        <Button
          variant="default"
          mt={8}
          disabled={isChecking}
          loading={ask.isPending}
          onClick={() => {
            ask.mutate();
          }}
        >
          {t(isChecking ? "state.checking" : "state.checkNow")}
        </Button>
      ) : null}
      {ask.isError ? <FailureView error={ask.error} /> : null}
    </>
  );
}
