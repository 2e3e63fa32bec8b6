import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { caseAddress, paths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Page } from "../../ui/page.tsx";
import { Run } from "../../ui/run.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./inbox-page.module.css";
import {
  useInbox,
  useTellAnew,
  type Inbox,
  type InboxLine,
} from "./use-inbox.ts";

const snoozes = ["laterToday", "tomorrow", "nextWeek"] as const;

/** Everything I am told, with why, until I put it away. */
export function InboxPage(): ReactNode {
  const { t } = useTranslation("context");
  const inbox = useInbox();
  const tellAnew = useTellAnew();
  const trpc = useTRPC();
  const allDone = useMutation(
    trpc.context.allDone.mutationOptions({ onSettled: tellAnew }),
  );
  const { data } = inbox;
  return (
    <Page
      title={t("inbox.title")}
      end={
        data === undefined || data.lines.length === 0 ? undefined : (
          <Button
            variant="default"
            loading={allDone.isPending}
            onClick={() => {
              allDone.mutate();
            }}
          >
            {t("inbox.allDone")}
          </Button>
        )
      }
    >
      {data !== undefined ? (
        <Lines inbox={data} />
      ) : inbox.isPending ? (
        <LoadingRows height={52} rows={6} />
      ) : (
        <FailureView error={inbox.error} onRetry={() => void inbox.refetch()} />
      )}
    </Page>
  );
}

function Lines({ inbox }: { readonly inbox: Inbox }): ReactNode {
  const { t } = useTranslation("context");
  const { lines, total } = inbox;
  if (lines.length === 0)
    return (
      <EmptyState next={t("inbox.noneNext")}>{t("inbox.none")}</EmptyState>
    );
  return (
    <>
      <ul className={classes["list"]}>
        {lines.map((line) => (
          <li key={line.id} className={classes["line"]}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {total > lines.length ? (
        <p className={classes["more"]}>
          {t("inbox.more", { count: total - lines.length })}
        </p>
      ) : null}
    </>
  );
}

function useReason(): (line: InboxLine) => string {
  const { t } = useTranslation("context");
  const nameOf = usePersonName();
  return ({ reason, by, words }) => {
    const name = by === null ? t("inbox.somebody") : nameOf(by);
    return reason === "reminder" && words !== null
      ? t("inbox.reason.reminderOf", { words })
      : t(`inbox.reason.${reason}`, { name });
  };
}

/** To the case; where it is about what a colleague reads, to what they did. */
function wayTo({ reason, by, register, reference }: InboxLine): string {
  const isAlert = ["bulkReading", "bulkFiles", "outOfHours"].includes(reason);
  return isAlert && by !== null
    ? `${paths.audit}?who=${by.id}`
    : caseAddress({ register, reference });
}

function Line({ line }: { readonly line: InboxLine }): ReactNode {
  const { t } = useTranslation("context");
  const dates = useDates();
  const reasonOf = useReason();
  const failureText = useFailureText();
  const tellAnew = useTellAnew();
  const trpc = useTRPC();
  const done = useMutation(
    trpc.context.done.mutationOptions({ onSettled: tellAnew }),
  );
  const snooze = useMutation(
    trpc.context.snooze.mutationOptions({ onSettled: tellAnew }),
  );
  const { id: lineId, reference } = line;
  const what = reasonOf(line);
  const error = done.error ?? snooze.error;
  return (
    <>
      <Link to={wayTo(line)} className={classes["words"]}>
        <span className={classes["what"]}>{what}</span>
        <span className={classes["about"]}>
          <Run>{line.title}</Run>
          <span>{reference}</span>
          {line.reason === "newMessage" ? (
            <span>{t("inbox.why.newMessage")}</span>
          ) : null}
        </span>
        {error === null ? null : (
          <span role="alert" className={classes["error"]}>
            {failureText(error)}
          </span>
        )}
      </Link>
      <time dateTime={line.at} className={classes["at"]}>
        {dates.moment(line.at, "plain")}
      </time>
      <span className={classes["acts"]}>
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t("inbox.laterWhat", { what, reference })}
            >
              {t("inbox.later")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {snoozes.map((until) => (
              <Menu.Item
                key={until}
                onClick={() => {
                  snooze.mutate({ lineId, until });
                }}
              >
                {t(`inbox.snooze.${until}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t("inbox.doneWhat", { what, reference })}
          onClick={() => {
            done.mutate({ lineId });
          }}
        >
          {t("inbox.done")}
        </Button>
      </span>
    </>
  );
}
