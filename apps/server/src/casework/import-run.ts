import { z } from "zod";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import type { CellProblem } from "@kept/domain/casework/import-problem";
import { granted } from "@kept/domain/verdict";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { FileStore } from "../files/file-store.ts";
import { bytesOfFile } from "../files/new-files.ts";
import { addJob } from "../jobs/job-store.ts";
import type { JobHandler } from "../jobs/run-jobs.ts";
import { readTable } from "../tables/read-table.ts";
import type { House } from "./act.ts";
import { mappingOf, judgeRows, type JudgedRow } from "./import-check.ts";
import { importKind } from "./import-commands.ts";
import type { Importer } from "./importer.ts";
import {
  findImport,
  recordLeft,
  settledRows,
  updateImport,
  type ImportRecord,
  type LeftRow,
} from "./import-store.ts";
import { importOutcome } from "./import-views.ts";

export interface ImportParts extends House {
  readonly db: Db;
  readonly writer: Writer;
  readonly files: FileStore;
  readonly clock: Pick<WallClock, "now" | "monotonic">;
  readonly importers: readonly Importer[];
  /** Whoever started it, as they are now; null when they may no longer sign in. */
  readonly actorOf: (db: Db, accountId: string) => Promise<Actor | null>;
}

/** How long one turn may last, in milliseconds: other jobs wait meanwhile, and a stopping house waits for it. */
const longestTurn = 20_000;
/** How often the progress is written down. */
const stride = 25;

const payloadShape = z.strictObject({ importId: z.string() });

/**
 * Opens the rows of a started import one by one through the register's own door, as the person who started
 * it. A turn that ends early, for its length or for a crash, is followed by one that goes on behind it.
 */
export function runImport(parts: ImportParts): JobHandler {
  return async (payload) => {
    const { importId } = payloadShape.parse(payload);
    const record = await findImport(parts.db, importId);
    if (record === null || !["queued", "running"].includes(record.state))
      return;
    await takeTurn(parts, record);
  };
}

async function takeTurn(
  parts: ImportParts,
  record: ImportRecord,
): Promise<void> {
  const { db, files, clock } = parts;
  const importer = parts.importers.find(
    ({ register }) => register === record.register,
  );
  const actor = await parts.actorOf(db, record.createdBy);
  if (
    importer === undefined ||
    actor === null ||
    record.fileId === null ||
    !may(actor, "cases.import") ||
    !may(actor, importer.permission)
  )
    return finish(parts, record, { state: "stopped", actor });
  const started = clock.monotonic();
  const { settings } = record;
  const bytes = await bytesOfFile(files, record.fileId);
  const read = await readTable({ bytes, settings }, async (head, batches) => {
    const { mapping } = await mappingOf(
      db,
      { importer, settings },
      head.headers,
    );
    const { zone } = await parts.office();
    const settled = await settledRows(db, record.id);
    const run = makeRun(parts, { record, actor, done: settled.size });
    const judging = {
      importer,
      mapping,
      headers: head.headers,
      at: { zone, now: clock.now(), dayOrder: settings.dayOrder },
      actor,
      importId: record.id,
      settled,
    };
    for await (const batch of judgeRows(db, batches, judging))
      for (const row of batch) {
        if (settled.has(row.number)) continue;
        await run.take(row);
        if (clock.monotonic() - started > longestTurn) {
          await run.note();
          return "more" as const;
        }
      }
    await run.note();
    return "end" as const;
  });
  if (!read.ok) return finish(parts, record, { state: "stopped", actor });
  if (read.value === "end")
    return finish(parts, record, { state: "done", actor });
  await parts.writer.write(async (tx) => {
    const now = clock.now();
    const payload = { importId: record.id };
    await addJob(tx, { kind: importKind, payload, runAt: now }, now);
    return { keep: true, value: null };
  });
}

function makeRun(
  parts: ImportParts,
  going: { record: ImportRecord; actor: Actor; done: number },
) {
  const { record, actor } = going;
  let left: LeftRow[] = [];
  let done = going.done;
  let noted = done;

  async function note(): Promise<void> {
    const rows = left;
    left = [];
    noted = done;
    await parts.writer.write(async (tx) => {
      await recordLeft(tx, record.id, rows);
      await updateImport(tx, record.id, { state: "running", rowsDone: done });
      return { keep: true, value: null };
    });
  }

  async function outcomeOf(row: JudgedRow): Promise<LeftRow | null> {
    const { number } = row;
    if (row.state === "known")
      return { row: number, state: "known", problems: [alreadyIn(row)] };
    if (row.state === "wrong")
      return { row: number, state: "wrong", problems: row.problems };
    const { ready } = row;
    const opened = await ready.open(
      parts,
      { actor, now: parts.clock.now(), requestId: record.id },
      {
        importId: record.id,
        row: number,
        fingerprint: ready.fingerprint,
      },
    );
    return opened.ok
      ? null
      : {
          row: number,
          state: "wrong",
          problems: [{ column: "", code: "field.invalid" }],
        };
  }

  return {
    note,
    async take(row: JudgedRow): Promise<void> {
      const outcome = await outcomeOf(row);
      if (outcome !== null) left.push(outcome);
      done += 1;
      if (done - noted >= stride) await note();
    },
  };
}

function alreadyIn({ reference }: { reference: string }): CellProblem {
  return { column: "", code: "import.inRegister", params: { reference } };
}

async function finish(
  parts: ImportParts,
  { id, state, createdBy }: ImportRecord,
  end: { readonly state: "done" | "stopped"; readonly actor: Actor | null },
): Promise<void> {
  const now = parts.clock.now();
  const actor = end.actor ?? {
    id: createdBy,
    role: "system" as const,
    teamId: null,
    namedOn: [],
    askedOn: [],
    sessionHash: null,
    name: createdBy,
  };
  const counts = await importOutcome(parts.db, id);
  const ended = await parts.change(
    { actor, now, requestId: id, action: "imports.finish" },
    async (tx) => {
      await updateImport(tx, id, { state: end.state, finishedAt: now });
      return granted({
        value: null,
        caseId: null,
        events: [
          {
            action: "imports.finished",
            object: { kind: "import", id },
            changes: [
              { field: "state", before: state, after: end.state },
              { field: "rows", before: null, after: { ...counts } },
            ],
          },
        ],
      });
    },
  );
  if (!ended.ok) throw new Error("The end of an import was not written.");
}
