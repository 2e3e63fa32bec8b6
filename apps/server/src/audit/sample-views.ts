import { isCovered, type Finding } from "@kept/domain/log/sample";
import { peopleById, type PersonView } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";
import { logEntries } from "./log-views.ts";
import type { LogRow } from "./log-row-views.ts";
import type { LogSeat } from "./log-asked-views.ts";
import {
  findSample,
  rowsOfSample,
  samplesOf,
  signaturesOf,
  type StoredRow,
  type StoredSample,
} from "./sample-store.ts";

/** A sample as a line of the history of samples. */
export interface SampleLine {
  readonly id: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly rows: number;
  readonly judged: number;
  readonly found: Readonly<Record<Finding, number>>;
  readonly signedBy: readonly {
    readonly person: PersonView;
    readonly at: string;
    readonly note: string | null;
  }[];
  readonly completedAt: string | null;
}

/** An entry that was drawn, with what was found of it. */
export interface WorksheetRow extends Omit<StoredRow, "judgedBy"> {
  readonly row: LogRow;
  readonly judgedBy: PersonView | null;
}

export interface Worksheet {
  readonly sample: SampleLine;
  readonly drawnAt: string;
  readonly seed: string;
  readonly entries: number;
  readonly rows: readonly (Omit<WorksheetRow, "seq"> & {
    /** Whoever looks did it, so another judges it. */
    readonly isOwn: boolean;
  })[];
  /** Signed by somebody, and not for what they did themselves. */
  readonly needsAnother: boolean;
}

const mostRows = 200;
const mostSamples = 60;

/** The entries that were drawn, as far as the reader may see them still: a look whose time is over is gone. */
export async function worksheetRows(
  db: Db,
  seat: LogSeat,
  sampleId: string,
): Promise<WorksheetRow[]> {
  const stored = await rowsOfSample(db, sampleId);
  const named = await peopleById(db);
  const found: WorksheetRow[] = [];
  for (const { seq, judgedBy, ...said } of stored) {
    const { rows } = await logEntries(db, seat, {
      asked: { where: {}, seqs: [seq] },
      before: null,
      limit: 1,
    });
    const [row] = rows;
    if (row !== undefined)
      found.push({ seq, ...said, row, judgedBy: named(judgedBy) });
  }
  return found.slice(0, mostRows);
}

async function lineOf(db: Db, sample: StoredSample): Promise<SampleLine> {
  const rows = await rowsOfSample(db, sample.id);
  const named = await peopleById(db);
  const signatures = await signaturesOf(db, sample.id);
  const count = (finding: Finding) =>
    rows.filter((row) => row.finding === finding).length;
  return {
    id: sample.id,
    firstDay: sample.firstDay,
    lastDay: sample.lastDay,
    rows: rows.length,
    judged: rows.filter(({ finding }) => finding !== null).length,
    found: {
      inOrder: count("inOrder"),
      question: count("question"),
      wrong: count("wrong"),
    },
    signedBy: signatures.flatMap(({ accountId, signedAt, note }) => {
      const person = named(accountId);
      return person === null ? [] : [{ person, at: signedAt, note }];
    }),
    completedAt: sample.completedAt,
  };
}

export async function sampleLines(db: Db): Promise<SampleLine[]> {
  const lines: SampleLine[] = [];
  for (const sample of await samplesOf(db, mostSamples))
    lines.push(await lineOf(db, sample));
  return lines;
}

/** Samples that nobody has signed for yet, the oldest first. */
export async function openSamples(db: Db): Promise<SampleLine[]> {
  const lines = await sampleLines(db);
  return lines.filter(({ completedAt }) => completedAt === null).toReversed();
}

export async function worksheet(
  db: Db,
  seat: LogSeat,
  sampleId: string,
): Promise<Worksheet | null> {
  const sample = await findSample(db, sampleId);
  if (sample === null) return null;
  const line = await lineOf(db, sample);
  const rows = await worksheetRows(db, seat, sampleId);
  const signers = line.signedBy.map(({ person }) => person.id);
  return {
    sample: line,
    drawnAt: sample.drawnAt,
    seed: sample.seed,
    entries: sample.entries,
    rows: rows.map(({ seq: _seq, ...row }) => ({
      ...row,
      isOwn: row.row.actor.id === seat.actor.id,
    })),
    needsAnother:
      signers.length > 0 &&
      !isCovered(
        rows.map(({ row }) => ({ actorId: row.actor.id })),
        signers,
      ),
  };
}
