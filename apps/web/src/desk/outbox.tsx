import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { useMe } from "../people/session.tsx";
import { Run } from "../ui/run.tsx";
import { Section } from "../ui/section.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useDates } from "../ui/use-dates.ts";
import { paths } from "../paths.ts";
import { outboxPart } from "./desk-paths.ts";
import classes from "./outbox.module.css";

const pageSize = 5;

/** What has left the demo office, so that everybody sees that it left to a folder and not to anybody. */
export function Outbox(): ReactNode {
  const { permissions } = useMe();
  return permissions.includes("requests.read") ? <Sent /> : null;
}

function Sent(): ReactNode {
  const { t } = useTranslation("desk");
  const dates = useDates();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const sent = useInfiniteQuery({
    queryKey: [...trpc.requests.outbox.pathKey(), { type: "pages" }],
    queryFn: ({ pageParam, signal }) =>
      client.requests.outbox.query(
        { cursor: pageParam, limit: pageSize },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const lines = sent.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <div id={outboxPart}>
      <Section title={t("outbox.title")} ruled>
        <p className={classes["words"]}>{t("outbox.words")}</p>
        {sent.isError && lines.length === 0 ? (
          <FailureView error={sent.error} onRetry={() => void sent.refetch()} />
        ) : null}
        {sent.isSuccess && lines.length === 0 ? (
          <p className={classes["words"]}>{t("outbox.none")}</p>
        ) : null}
        <ul>
          {lines.map((line) => (
            <li key={line.letterId}>
              <Link
                to={paths.request(line.reference)}
                className={classes["row"]}
              >
                <Run className={classes["subject"]}>{line.subject}</Run>
                <span className={classes["to"]}>
                  {line.toAddress === ""
                    ? t("outbox.byPost")
                    : t("outbox.to", { address: line.toAddress })}
                </span>
                <time dateTime={line.sentAt} className={classes["time"]}>
                  {dates.moment(line.sentAt, "plain")}
                </time>
                <span className={classes["number"]}>{line.reference}</span>
              </Link>
            </li>
          ))}
        </ul>
        {sent.hasNextPage ? (
          <div className={classes["more"]}>
            <TextButton
              onClick={() => {
                void sent.fetchNextPage();
              }}
            >
              {t("outbox.more")}
            </TextButton>
          </div>
        ) : null}
      </Section>
    </div>
  );
}
