import { Button } from "@mantine/core";
import { sentenceOf } from "@kept/domain/refusal";
import type { BulkAction } from "@kept/domain/casework/bulk";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPCClient } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { useLanguage, useText } from "../../ui/use-language.ts";
import type { BulkDesk, Run } from "./bulk-desk.ts";
import classes from "./run-panel.module.css";
import { saveTable } from "./save-table.ts";
import { isOver, useRun } from "./use-run.ts";

interface RunPanelProps {
  readonly runId: string;
  readonly actions: readonly BulkAction[];
  readonly casePath: BulkDesk["casePath"];
  /** Told once, when every row has its outcome; the cases that did not work stay chosen. */
  readonly onSettled: (failed: readonly string[]) => void;
  readonly onClose: () => void;
}

const shownAtFirst = 5;

/** A run from its start to its outcome: how far, stop, what did not work and why, the table of it, undo. */
export function RunPanel({
  runId: startedId,
  actions,
  casePath,
  onSettled,
  onClose,
}: RunPanelProps): ReactNode {
  const { t } = useTranslation("bulk");
  const text = useText();
  const language = useLanguage();
  const client = useTRPCClient();
  const failureText = useFailureText();
  // Taking back is a run of its own and is followed in the same place.
  const [runId, setRunId] = useState(startedId);
  const [problem, setProblem] = useState<string | null>(null);
  const { data: run } = useRun(runId);
  const told = useRef<string | null>(null);
  const latest = useRef(onSettled);
  latest.current = onSettled;
  useEffect(() => {
    if (run === undefined || !isOver(run) || told.current === run.id) return;
    told.current = run.id;
    latest.current(run.failures.map(({ subjectId }) => subjectId));
  }, [run]);

  const attempt = (work: () => Promise<unknown>): void => {
    setProblem(null);
    work().catch((error: unknown) => {
      setProblem(failureText(error));
    });
  };
  const found = actions.find(({ key }) => key === run?.action);
  const name = run?.macro ?? (found === undefined ? "" : text(found.label));
  const isLetter = found?.kind === "checked";
  if (run === undefined)
    return <section className={classes["panel"]} aria-busy="true" />;
  const finished = run.done + run.failed;
  return (
    <section className={classes["panel"]} aria-label={t("panel", { name })}>
      <div className={classes["line"]}>
        <p className={classes["words"]} role="status">
          {isOver(run) ? (
            <Outcome run={run} name={name} />
          ) : run.state === "preparing" ? (
            t("preparing", { name })
          ) : (
            t(run.undoes === null ? "progress" : "undoing", {
              name,
              done: finished,
              total: run.total,
            })
          )}
        </p>
        {isOver(run) ? (
          <div className={classes["acts"]}>
            {run.undoUntil === null ? null : (
              <Button
                data-bar
                onClick={() => {
                  attempt(async () => {
                    const undo = await client.runs.undo.mutate({ runId });
                    setRunId(undo.runId);
                  });
                }}
              >
                {t(isLetter ? "stopSending" : "undo")}
              </Button>
            )}
            <Button
              data-bar
              onClick={() => {
                attempt(async () => {
                  saveTable(
                    t("file"),
                    await client.runs.outcome.query({ runId, language }),
                  );
                });
              }}
            >
              {t("download")}
            </Button>
            <Button data-bar variant="subtle" onClick={onClose}>
              {t("close")}
            </Button>
          </div>
        ) : (
          <Button
            data-bar
            aria-disabled={run.isCancelAsked || undefined}
            onClick={() => {
              if (!run.isCancelAsked)
                attempt(() => client.runs.cancel.mutate({ runId }));
            }}
          >
            {t(run.isCancelAsked ? "cancelling" : "cancel")}
          </Button>
        )}
      </div>
      {isOver(run) ? null : (
        <progress
          className={classes["bar"]}
          aria-label={t("panel", { name })}
          {...(run.total > 0 && { value: finished, max: run.total })}
        />
      )}
      {problem === null ? null : (
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
      )}
      {isOver(run) ? (
        <Failures run={run} language={language} casePath={casePath} />
      ) : null}
    </section>
  );
}

/** "Assign: 12 done, 2 failed." Never a colour alone. */
function Outcome({
  run,
  name,
}: {
  readonly run: Run;
  readonly name: string;
}): ReactNode {
  const { t } = useTranslation("bulk");
  const left = run.total - run.done - run.failed;
  const words = [
    t(run.undoes === null ? "done" : "undone", { count: run.done }),
    ...(run.failed > 0
      ? [
          t(run.undoes === null ? "failed" : "leftAlone", {
            count: run.failed,
          }),
        ]
      : []),
    ...(left > 0 ? [t("notBegun", { count: left })] : []),
  ];
  return (
    <>
      <strong>{t("outcome", { name })}</strong> {words.join(t("and"))}
      {t("stop")}
    </>
  );
}

function Failures({
  run,
  language,
  casePath,
}: {
  readonly run: Run;
  readonly language: "en" | "zh";
  readonly casePath: BulkDesk["casePath"];
}): ReactNode {
  const { t } = useTranslation("bulk");
  const [isWhole, setWhole] = useState(false);
  const { failures } = run;
  if (failures.length === 0) return null;
  const shown = isWhole ? failures : failures.slice(0, shownAtFirst);
  return (
    <>
      <ul className={classes["failures"]}>
        {shown.map(({ subjectId, label, refusal }) => (
          <li key={subjectId}>
            <span className={classes["number"]}>
              {label === null ? (
                t("unknown")
              ) : (
                <Link to={casePath(label)}>{label}</Link>
              )}
            </span>
            <span>{refusal === null ? "" : sentenceOf(refusal, language)}</span>
          </li>
        ))}
      </ul>
      {failures.length > shown.length ? (
        <Button
          data-bar
          variant="subtle"
          onClick={() => {
            setWhole(true);
          }}
        >
          {t("showAll", { count: failures.length })}
        </Button>
      ) : null}
    </>
  );
}
