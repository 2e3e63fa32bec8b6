import { parentPort, workerData } from "node:worker_threads";
import { parse } from "csv-parse";
import { unzipSync, strFromU8 } from "fflate";
import readWorkbook from "read-excel-file/node";
import {
  tableLimits,
  type NumberedRow,
  type TableHead,
  type TableProblem,
  type TableSettings,
  type WorkerWord,
} from "./table-file.ts";
import { decoded, guessDelimiter, guessEncoding } from "./text-encoding.ts";
import { undefuse } from "./defuse.ts";

// Runs apart from the server, so that a file made to swell takes only itself down.
const batch = 1_000;
const swollen = 400_000_000;

interface Read {
  readonly head: Omit<TableHead, "headers" | "rows">;
  readonly rows: readonly (readonly string[])[];
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function readText(
  bytes: Uint8Array,
  settings: TableSettings,
): Promise<Read | TableProblem> {
  const encoding = settings.encoding ?? guessEncoding(bytes);
  const { text, clean } = decoded(bytes, encoding);
  if (!clean || text.includes("\0"))
    return Promise.resolve({ code: "encoding", encoding });
  const delimiter = settings.delimiter ?? guessDelimiter(text);
  return new Promise((resolve) => {
    parse(
      text,
      {
        bom: true,
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        to: tableLimits.rows + 2,
      },
      (error, records: readonly (readonly string[])[] = []) => {
        if (error === undefined)
          resolve({
            head: { kind: "csv", encoding, delimiter, sheets: [] },
            rows: records,
          });
        else if ("code" in error && error.code === "CSV_QUOTE_NOT_CLOSED")
          resolve({ code: "quoteOpen", row: recordOf(error) });
        else resolve({ code: "unreadable" });
      },
    );
  });
}

function recordOf(error: object): number {
  return "records" in error && typeof error.records === "number"
    ? error.records + 1
    : 1;
}

// A formula's last result looks like a value, so the cells that hold one are shown as what they are.
const formulaCell = /<c r="([A-Z]{1,3})(\d+)"[^>]*><f[\s/>]/gu;

function columnOf(letters: string): number {
  return [...letters].reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

async function readSheets(
  bytes: Uint8Array,
  { sheet }: TableSettings,
): Promise<Read | TableProblem> {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      return size < swollen && name === `xl/worksheets/sheet${sheet + 1}.xml`;
    },
  });
  if (size >= swollen) return { code: "unreadable" };
  const sheets = await readWorkbook(Buffer.from(bytes), {
    parseNumber: (number) => number,
  });
  const rows = (sheets[sheet]?.data ?? []).map((row) => row.map(cellText));
  const xml = parts[`xl/worksheets/sheet${sheet + 1}.xml`];
  if (xml)
    for (const [, letters = "", number] of strFromU8(xml).matchAll(
      formulaCell,
    )) {
      const row = (rows[Number(number) - 1] ??= []);
      const column = columnOf(letters) - 1;
      while (row.length <= column) row.push("");
      row[column] = `=${row[column] ?? ""}`;
    }
  return {
    head: {
      kind: "xlsx",
      encoding: null,
      delimiter: null,
      sheets: sheets.map(({ sheet: name }) => name),
    },
    rows,
  };
}

// Declared as the class of days, though it gives days.
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    // A spreadsheet knows no zone: its wall clock comes as UTC.
    // A time is a share of a day, and shares do not come out even.
    const rounded = new Date(Math.round(cell.getTime() / 1_000) * 1_000);
    const [day = "", time = ""] = rounded.toISOString().split("T");
    const clock = time.slice(0, 8);
    return clock === "00:00:00" ? day : `${day} ${clock}`;
  }
  return typeof cell === "string" ? cell : JSON.stringify(cell);
}

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === "");
}

function withoutTail(row: readonly string[]): readonly string[] {
  const last = row.findLastIndex((cell) => cell.trim() !== "");
  return row.slice(0, last + 1);
}

function say(word: WorkerWord): void {
  parentPort?.postMessage(word);
}

/** Resolves when the next batch is asked for. */
function asked(): Promise<void> {
  return new Promise((resolve) => {
    parentPort?.once("message", () => {
      resolve();
    });
  });
}

async function run(bytes: Uint8Array, settings: TableSettings): Promise<void> {
  const problem = (found: TableProblem) => {
    say({ kind: "problem", problem: found });
  };
  if (bytes.length === 0) return problem({ code: "empty" });
  const read = isZip(bytes)
    ? await readSheets(bytes, settings)
    : await readText(bytes, settings);
  if ("code" in read) return problem(read);
  const numbered: NumberedRow[] = read.rows
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter(({ cells }) => !isBlank(cells));
  const [first, ...below] = numbered;
  if (first === undefined) return problem({ code: "empty" });
  const headers = withoutTail(first.cells).map((header) => header.trim());
  if (headers.length > tableLimits.columns)
    return problem({ code: "tooManyColumns", limit: tableLimits.columns });
  if (headers.every((header) => header === ""))
    return problem({ code: "noHeaders" });
  if (below.length === 0) return problem({ code: "noRows" });
  if (below.length > tableLimits.rows)
    return problem({ code: "tooManyRows", limit: tableLimits.rows });
  say({ kind: "head", head: { ...read.head, headers, rows: below.length } });
  for (let from = 0; from < below.length; from += batch) {
    await asked();
    const rows = below.slice(from, from + batch).map(({ number, cells }) => ({
      number,
      cells: withoutTail(cells).map(undefuse),
    }));
    say({ kind: "rows", rows });
  }
  await asked();
  say({ kind: "end" });
}

const { bytes, settings } = workerData as {
  bytes: Uint8Array;
  settings: TableSettings;
};
await run(bytes, settings);
