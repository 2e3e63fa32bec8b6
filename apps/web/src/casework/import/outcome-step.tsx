import { problemSentence } from "@kept/domain/casework/import-problem";
import { Button } from "@mantine/core";
import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { freshKey, useTRPC, useTRPCClient } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { ElapsedBar } from "../../ui/elapsed-bar.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { WrongRowsButton } from "./check-step.tsx";
import { BackButton } from "./file-step.tsx";
import type { ImportView, OutcomeRow } from "./import-outputs.ts";
import cardTable from "../../ui/card-table.module.css";
import classes from "./import-parts.module.css";

interface OutcomeStepProps {
  readonly view: ImportView;
  readonly listPath: string;
  readonly newPath: string;
  readonly casePath: (reference: string) => string;
}

/** How far the import is, then what became of every row, and the way back. */
export function OutcomeStep({
  view,
  listPath,
  newPath,
  casePath,
}: OutcomeStepProps): ReactNode {
  const { t } = useTranslation("tables");
  const dates = useDates();
  const nameOf = usePersonName();
  if (view.state === "queued" || view.state === "running")
    return <Progress view={view} />;
  const { counts } = view;
  return (
    <>
      <div className={classes["counts"]} role="status">
        {view.state === "stopped" ? (
          <p className={classes["wrong"]}>{t("import.outcome.stopped")}</p>
        ) : null}
        {view.state === "undone" ? (
          <>
            <p>{t("import.outcome.takenBack", { count: counts.takenBack })}</p>
            {counts.opened === 0 ? null : (
              <p>{t("import.outcome.leftAlone", { count: counts.opened })}</p>
            )}
          </>
        ) : (
          <p>{t("import.outcome.opened", { count: counts.opened })}</p>
        )}
        {counts.known === 0 ? null : (
          <p>{t("import.check.known", { count: counts.known })}</p>
        )}
        {counts.wrong === 0 ? null : (
          <p>{t("import.check.wrong", { count: counts.wrong })}</p>
        )}
        <p className={classes["note"]}>
          <Run>{view.fileName}</Run> ·{" "}
          {t("import.outcome.by", {
            name: view.by === null ? "" : nameOf(view.by),
            at: dates.moment(view.finishedAt ?? view.createdAt),
          })}
        </p>
      </div>
      <Rows view={view} casePath={casePath} />
      {counts.wrong === 0 || !view.hasFile ? null : (
        <WrongRowsButton
          importId={view.id}
          settings={null}
          count={counts.wrong}
        />
      )}
      <div className={classes["acts"]}>
        <Button component={Link} to={listPath} variant="filled">
          {t("import.outcome.list")}
        </Button>
        <BackButton to={newPath}>{t("import.outcome.another")}</BackButton>
      </div>
      {counts.opened === 0 || view.state === "undone" ? null : (
        <Undo view={view} />
      )}
    </>
  );
}

function Progress({ view }: { readonly view: ImportView }): ReactNode {
  const { t } = useTranslation("tables");
  const { rowsDone: done, rowsTotal: total, state } = view;
  const words =
    state === "queued"
      ? t("import.outcome.queued")
      : t("import.outcome.running", { done, total });
  return (
    <div className={classes["progress"]}>
      <p role="status">{words}</p>
      <div
        role="progressbar"
        aria-label={t("import.step.import")}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <ElapsedBar share={total === 0 ? 0 : done / total} tone="green" />
      </div>
      <p className={classes["note"]}>{t("import.outcome.leave")}</p>
    </div>
  );
}

const pageSize = 50;

function Rows({
  view,
  casePath,
}: {
  readonly view: ImportView;
  readonly casePath: (reference: string) => string;
}): ReactNode {
  const { t } = useTranslation("tables");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const rows = useInfiniteQuery({
    queryKey: [...trpc.imports.outcome.pathKey(), view.id, view.state],
    queryFn: ({ pageParam }) =>
      client.imports.outcome.query({
        importId: view.id,
        after: pageParam,
        limit: pageSize,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) =>
      last.length < pageSize ? undefined : last.at(-1)?.row,
  });
  if (rows.isError) return <FailureView error={rows.error} />;
  if (rows.data === undefined) return <LoadingRows rows={5} height={40} />;
  return (
    <Section title={t("import.outcome.rows")} ruled>
      <table className={`${classes["table"]} ${cardTable["cards"]}`}>
        <thead>
          <tr>
            <th scope="col" className={classes["number"]}>
              {t("import.check.row")}
            </th>
            <th scope="col">{t("import.outcome.became")}</th>
            <th scope="col">{t("import.check.right")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.data.pages.flat().map((row) => (
            <RowLine key={row.row} row={row} casePath={casePath} />
          ))}
        </tbody>
      </table>
      {rows.hasNextPage ? (
        <Button
          variant="subtle"
          loading={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {t("import.outcome.more")}
        </Button>
      ) : null}
    </Section>
  );
}

function RowLine({
  row,
  casePath,
}: {
  readonly row: OutcomeRow;
  readonly casePath: (reference: string) => string;
}): ReactNode {
  const { t } = useTranslation("tables");
  const language = useLanguage();
  return (
    <tr>
      <td className={classes["number"]} data-label={t("import.check.row")}>
        {row.row}
      </td>
      <td>
        {t(`import.outcome.state.${row.state}`)}{" "}
        {row.reference === null ? null : (
          <Link to={casePath(row.reference)}>{row.reference}</Link>
        )}
      </td>
      <td>
        {[
          ...new Set(
            row.problems.map((problem) => problemSentence(problem, language)),
          ),
        ].join(" ")}
      </td>
    </tr>
  );
}

/** One act takes everything back that nobody has worked on since; it is asked where it stands. */
function Undo({ view }: { readonly view: ImportView }): ReactNode {
  const { t } = useTranslation("tables");
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const key = useRef(freshKey());
  const undo = useMutation({
    mutationFn: () =>
      client.imports.undo.mutate(
        { importId: view.id },
        { context: { idempotencyKey: key.current } },
      ),
    // Cases leave every list, the day and the counts.
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (!isAsked)
    return (
      <div className={classes["acts"]}>
        <Button
          variant="default"
          onClick={() => {
            setAsked(true);
          }}
        >
          {t("import.outcome.undo")}
        </Button>
      </div>
    );
  return (
    <div className={classes["undo"]}>
      <p className={classes["lead"]}>{t("import.outcome.undoLead")}</p>
      <p className={classes["words"]}>{t("import.outcome.undoWords")}</p>
      <div className={classes["acts"]}>
        <Button
          variant="default"
          autoFocus
          loading={undo.isPending}
          onClick={() => {
            undo.mutate();
          }}
        >
          {t("import.outcome.undoNow")}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            setAsked(false);
          }}
        >
          {t("import.outcome.keep")}
        </Button>
      </div>
      {undo.isError ? <FailureView error={undo.error} /> : null}
    </div>
  );
}
