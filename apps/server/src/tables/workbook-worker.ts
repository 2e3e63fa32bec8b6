import { parentPort, workerData } from "node:worker_threads";
import writeWorkbook, { type SheetData } from "write-excel-file/node";
import type { TableCell, WorkbookPlan, WorkbookWord } from "./workbook-file.ts";

// Runs apart from the server: a workbook is put together whole, and that takes a second or two.
type Cell = SheetData[number][number];

function cellOf(cell: TableCell): Cell {
  // Words are written as words, so what looks like a formula stays what it looks like.
  if (typeof cell === "string")
    return cell === "" ? null : { value: cell, type: String };
  // A spreadsheet knows no zone: what the wall shows is written as UTC.
  return "day" in cell
    ? {
        value: new Date(`${cell.day}T00:00:00Z`),
        type: Date,
        format: "yyyy-mm-dd",
      }
    : {
        value: new Date(`${cell.wall}:00Z`),
        type: Date,
        format: "yyyy-mm-dd hh:mm",
      };
}

const { cover, sheetName, columns } = workerData as WorkbookPlan;
const rows: SheetData = [
  columns.map(({ label }) => ({
    value: label,
    type: String,
    fontWeight: "bold",
    backgroundColor: "#F1F3F5",
  })),
];

async function end(): Promise<void> {
  const bytes = await writeWorkbook([
    {
      sheet: cover.name,
      columns: [{ width: 24 }, { width: 90 }],
      data: [
        [{ value: cover.title, fontWeight: "bold", fontSize: 16 }],
        [],
        ...cover.lines.map(([label, value]): Cell[] => [
          {
            value: label,
            type: String,
            textColor: "#5F6772",
            alignVertical: "top",
          },
          { value, type: String, wrap: true },
        ]),
      ],
    },
    {
      sheet: sheetName,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: rows,
    },
  ]).toBuffer();
  parentPort?.postMessage({ bytes: new Uint8Array(bytes) });
}

parentPort?.on("message", (word: WorkbookWord) => {
  if (word.kind === "end") void end();
  else for (const row of word.rows) rows.push(row.map(cellOf));
});
