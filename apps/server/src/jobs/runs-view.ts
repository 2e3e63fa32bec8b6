import { text as textOf } from "node:stream/consumers";
import type { Viewer } from "@kept/domain/access/visible-cases";
import { sentenceOf, type Refusal } from "@kept/domain/refusal";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import type { Db } from "../db/reading.ts";
import { csvOf } from "../tables/write-csv.ts";
import { findRun, rowsOfRun, type Run, type RunRow } from "./run-store.ts";

export interface RunView extends Pick<
  Run,
  "id" | "state" | "total" | "done" | "failed" | "undoes"
> {
  readonly action: string;
  /** What the macro is called whose steps it does. */
  readonly macro: string | null;
  readonly isCancelAsked: boolean;
  /** Until when it can be taken back; null when it cannot, or not any more. */
  readonly undoUntil: string | null;
  /** What did not work, with the reason; the number is null where it may not be known. */
  readonly failures: readonly {
    readonly subjectId: string;
    readonly label: string | null;
    readonly refusal: Refusal | null;
  }[];
}

/** A run, for whoever started it. */
export async function ownRun(
  db: Db,
  runId: string,
  { actor }: Pick<Asking, "actor">,
): Promise<Verdict<Run>> {
  const run = await findRun(db, runId);
  return run?.ownerId === actor.id ? granted(run) : refused("notFound");
}

export async function ownRunView(
  db: Db,
  runId: string,
  asking: Pick<Asking, "actor" | "now">,
): Promise<Verdict<RunView>> {
  const found = await ownRun(db, runId, asking);
  if (!found.ok) return found;
  const run = found.value;
  const isOver = run.settledAt !== null;
  const failures = isOver
    ? await rowsOfRun(db, runId, { viewer: asking.actor, state: "failed" })
    : [];
  const { id, state, total, done, failed, undoes, isCancelAsked } = run;
  const { action, macro } = run.asked as {
    action: string;
    macro?: { name: string };
  };
  const mayUndo =
    run.undoneBy === null &&
    run.undoUntil !== null &&
    run.undoUntil > asking.now;
  return granted({
    id,
    state,
    total,
    done,
    failed,
    undoes,
    isCancelAsked,
    action,
    macro: macro?.name ?? null,
    undoUntil: mayUndo ? run.undoUntil : null,
    failures: failures.map(({ subjectId, label, refusal }) => ({
      subjectId,
      label,
      refusal,
    })),
  });
}

const words = {
  en: {
    head: ["Case", "Outcome", "Reason"],
    state: {
      done: "done",
      failed: "failed",
      cancelled: "not begun",
      waiting: "waiting",
    },
  },
  zh: {
    head: ["案件", "结果", "原因"],
    state: {
      done: "已完成",
      failed: "未成功",
      cancelled: "未开始",
      waiting: "等待中",
    },
  },
} as const;

/** Every row of a run with what became of it, as a table that opens in any spreadsheet. */
export async function outcomeTable(
  db: Db,
  run: Run,
  { viewer, language }: { viewer: Viewer; language: "en" | "zh" },
): Promise<string> {
  const { head, state } = words[language];
  const rows = await rowsOfRun(db, run.id, { viewer, state: null });
  const line = (row: RunRow): string[] => [
    row.label ?? "",
    state[row.state],
    row.refusal === null ? "" : sentenceOf(row.refusal, language),
  ];
  // Read as text a table loses its mark, and Excel would take it for something else than UTF-8.
  return `\uFEFF${await textOf(csvOf([[...head], ...rows.map(line)]))}`;
}
