import type { Permission } from "@kept/domain/access/permissions";
import {
  columnsOfQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import { readDaySpan } from "@kept/domain/casework/listing-days";
import type { Finding } from "@kept/domain/log/sample";
import { sampleListing } from "@kept/domain/log/sample-listing";
import type { LogWords } from "@kept/domain/log/sentence";
import type { Text } from "@kept/domain/text";
import {
  personCell,
  wallCell,
  type CellAt,
  type ExportColumn,
  type Exporter,
} from "../casework/exporter.ts";
import type { Db } from "../db/reading.ts";
import { casesIn, columnsIn } from "./log-exporter.ts";
import type { LogRow } from "./log-row-views.ts";
import type { LogSeat } from "./log-asked-views.ts";
import {
  sampleLines,
  worksheetRows,
  type SampleLine,
  type WorksheetRow,
} from "./sample-views.ts";

const findingWords: Readonly<Record<Finding, Text>> = {
  inOrder: { en: "In order", zh: "无异常" },
  question: { en: "A question", zh: "存疑" },
  wrong: { en: "Not in order", zh: "异常" },
};

interface SheetRow {
  readonly line: SampleLine;
  readonly drawn: WorksheetRow;
}

/** How the worksheets of samples leave as a file: the entries, what was found of each, and who signed. */
export function sampleExporter({
  viewPermissions,
  words,
}: {
  readonly viewPermissions: Readonly<Record<string, Permission>>;
  readonly words: LogWords;
}): Exporter {
  const columns = sheetColumns(columnsIn(words));
  const shown = (query: ListQuery) =>
    columnsOfQuery(sampleListing, query).flatMap(({ key }) => {
      const column = columns[key];
      return column === undefined ? [] : [column];
    });
  return {
    register: sampleListing.register,
    title: { en: "Samples of the log", zh: "日志抽查" },
    permission: "audit.view",
    listing: sampleListing,
    async count(db, { query }, { actor, office }) {
      const seat = { actor, office, viewPermissions };
      let count = 0;
      for await (const { drawn } of sheets(db, seat, query))
        count += drawn.length;
      return count;
    },
    columns: (query, language) =>
      shown(query).map(({ label, width }) => ({
        label: label[language],
        width,
      })),
    async *rows(db, { query }, { actor, office, language }) {
      const cellAt = { language, zone: office.zone };
      const seat = { actor, office, viewPermissions };
      for await (const { line, drawn } of sheets(db, seat, query))
        yield {
          caseIds: casesIn(drawn.map(({ row }) => row)),
          rows: drawn.map((one) =>
            shown(query).map(({ cell }) => cell({ line, drawn: one }, cellAt)),
          ),
        };
    },
  };
}

/** The samples whose week lies in the span that is asked for, with the entries that the reader may see. */
async function* sheets(
  db: Db,
  seat: LogSeat,
  { where }: ListQuery,
): AsyncGenerator<{ line: SampleLine; drawn: WorksheetRow[] }, void> {
  const span = readDaySpan(where["week"]?.[0] ?? "");
  for (const line of await sampleLines(db))
    if (
      line.firstDay >= (span?.from ?? line.firstDay) &&
      line.lastDay <= (span?.until ?? line.lastDay)
    )
      yield { line, drawn: await worksheetRows(db, seat, line.id) };
}

function sheetColumns(
  ofLog: Readonly<Record<string, ExportColumn<LogRow>>>,
): Readonly<Record<string, ExportColumn<SheetRow>>> {
  const labelOf = (key: string): Text =>
    sampleListing.columns.find((column) => column.key === key)?.label ?? {
      en: key,
      zh: key,
    };
  const own = (
    key: string,
    width: number,
    cell: (row: SheetRow, at: CellAt) => ReturnType<typeof wallCell>,
  ) => [key, { label: labelOf(key), width, cell }] as const;
  return Object.fromEntries([
    ...Object.entries(ofLog).map(
      ([key, { label, width, cell }]) =>
        [
          key,
          {
            label,
            width,
            cell: ({ drawn }: SheetRow, at: CellAt) => cell(drawn.row, at),
          },
        ] as const,
    ),
    own("week", 12, ({ line }) => ({ day: line.firstDay })),
    own("finding", 14, ({ drawn }, { language }) =>
      drawn.finding === null ? "" : findingWords[drawn.finding][language],
    ),
    own("remark", 40, ({ drawn }) => drawn.remark ?? ""),
    own("judgedBy", 18, ({ drawn }, at) => personCell(drawn.judgedBy, at)),
    own("judgedAt", 18, ({ drawn }, { zone }) =>
      wallCell(drawn.judgedAt, zone),
    ),
    own("signed", 24, ({ line }, at) =>
      line.signedBy.map(({ person }) => personCell(person, at)).join(", "),
    ),
  ]);
}
