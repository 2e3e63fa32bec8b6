import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import {
  isFormula,
  type Cells,
  type ImportAt,
  type RowRead,
} from "../../casework/import.ts";
import { momentOf, readDay, type DayRead } from "../../casework/import-day.ts";
import type { CellProblem } from "../../casework/import-problem.ts";
import {
  emailAddress,
  line,
  paragraphs,
  phone,
} from "../../casework/text-rules.ts";
import { fieldsOf } from "../../field-problem.ts";
import type { IntakeChannel, RequestType } from "./types.ts";
import { type Key, columns } from "./import-columns.ts";
import {
  known,
  typeOf,
  statusOf,
  policyOf,
  channelOf,
  residenceOf,
  languageOf,
} from "./import-words.ts";

/** A request as an old register knew it. */
export interface ImportedRequest {
  /** The number the old register gave it. */
  readonly number: string | null;
  readonly policyId: string;
  readonly channel: IntakeChannel;
  readonly receivedAt: string;
  readonly personName: string;
  readonly personAddress: string | null;
  readonly personPhone: string | null;
  readonly accountRef: string | null;
  readonly residence: string | null;
  readonly language: "en" | "zh";
  readonly types: readonly RequestType[];
  readonly text: string;
  /** When it was answered; null while it is open. */
  readonly answeredAt: string | null;
}

/** Collects what is wrong, so that a row says everything at once. */
function collector(cells: Cells<Key>) {
  const problems: CellProblem<Key>[] = [];
  const has = (column: Key) =>
    problems.some((problem) => problem.column === column);
  const note = (problem: CellProblem<Key>) => {
    if (!has(problem.column)) problems.push(problem);
  };
  return {
    problems,
    note,
    cell: (column: Key) => (has(column) ? "" : cells[column].trim()),
    checked<T>(column: Key, schema: z.ZodType<T>, empty: T): T {
      const cell = cells[column].trim();
      if (cell === "" || has(column)) return empty;
      const read = schema.safeParse(cell);
      if (read.success) return read.data;
      const [code = "field.invalid"] = fieldsOf(read.error)[""] ?? [];
      note({ column, code });
      return empty;
    },
    chosen(
      column: keyof typeof known,
      find: (word: string) => string | null,
    ): string | null {
      const cell = cells[column].trim();
      if (cell === "" || has(column)) return null;
      const value = find(cell);
      if (value === null)
        note({
          column,
          code: "import.unknownValue",
          params: { known: known[column] },
        });
      return value;
    },
  };
}

type Collector = ReturnType<typeof collector>;

function dayOf(
  { cell, note }: Collector,
  column: "receivedOn" | "answeredOn",
  at: ImportAt,
): { read: DayRead; moment: string } | null {
  const text = cell(column);
  if (text === "") return null;
  const read = readDay(text, at.dayOrder);
  if (!read.ok) {
    note({ column, code: read.problem });
    return null;
  }
  const end = column === "receivedOn" ? "first" : "last";
  const moment = momentOf(read.value, { zone: at.zone, end });
  const first = momentOf(read.value, { zone: at.zone, end: "first" });
  if (isAfter(first, at.now)) {
    note({ column, code: "import.dayInFuture" });
    return null;
  }
  // The last minute of today has not come yet.
  return {
    read: read.value,
    moment: isAfter(moment, at.now) ? at.now : moment,
  };
}

function isAfter(one: string, other: string): boolean {
  return (
    Temporal.Instant.compare(
      Temporal.Instant.from(one),
      Temporal.Instant.from(other),
    ) > 0
  );
}

function typesOf(row: Collector): RequestType[] {
  const cell = row.cell("types");
  if (cell === "") return [];
  // A label such as 查阅、复制 holds a comma of its own, so the whole cell is tried first.
  const whole = typeOf(cell);
  const words = whole === null ? cell.split(/[,;/+，；、\n]/u) : [cell];
  const found = words
    .filter((word) => word.trim() !== "")
    .map((word) => typeOf(word));
  if (found.includes(null)) {
    row.note({
      column: "types",
      code: "import.unknownValue",
      params: { known: known.types },
    });
    return [];
  }
  return [...new Set(found)] as RequestType[];
}

export function read(
  cells: Cells<Key>,
  at: ImportAt,
): RowRead<ImportedRequest, Key> {
  const row = collector(cells);
  const keys = Object.keys(columns) as Key[];
  for (const column of keys) {
    if (isFormula(cells[column])) row.note({ column, code: "import.formula" });
    else if (columns[column].required && cells[column].trim() === "")
      row.note({ column, code: "import.missing" });
  }
  const received = dayOf(row, "receivedOn", at);
  const answered = dayOf(row, "answeredOn", at);
  const status = row.chosen("status", statusOf);
  if (status === "answered" && row.cell("answeredOn") === "")
    row.note({ column: "answeredOn", code: "import.answerDayMissing" });
  if (status === "open" && answered !== null)
    row.note({ column: "answeredOn", code: "import.answerUnexpected" });
  if (received && answered && isAfter(received.moment, answered.moment))
    row.note({ column: "answeredOn", code: "import.answerBeforeReceipt" });
  const text = row.checked("text", paragraphs(50_000), "");
  const value: ImportedRequest = {
    number: row.checked("number", line(120).nullable(), null),
    policyId: row.chosen("policy", policyOf) ?? "",
    channel: (row.chosen("channel", channelOf) ?? "other") as IntakeChannel,
    receivedAt: received?.moment ?? "",
    personName: row.checked("personName", line(300), ""),
    personAddress: row.checked("personAddress", emailAddress.nullable(), null),
    personPhone: row.checked("personPhone", phone.nullable(), null),
    accountRef: row.checked("accountRef", line(120).nullable(), null),
    residence: row.chosen("residence", residenceOf),
    language: (row.chosen("language", languageOf) ??
      (/\p{Script=Han}/u.test(text) ? "zh" : "en")) as "en" | "zh",
    types: typesOf(row),
    text,
    answeredAt: answered?.moment ?? null,
  };
  const order = (problem: CellProblem<Key>) => keys.indexOf(problem.column);
  return row.problems.length === 0
    ? { ok: true, value }
    : {
        ok: false,
        problems: row.problems.toSorted((a, b) => order(a) - order(b)),
      };
}
