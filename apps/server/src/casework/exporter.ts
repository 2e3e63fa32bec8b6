import { Temporal } from "temporal-polyfill";
import type { Permission } from "@kept/domain/access/permissions";
import type { ClockStanding } from "@kept/domain/casework/clock";
import {
  columnsOfQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import type { Listing } from "@kept/domain/casework/listing";
import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";
import type { TableCell, TableColumn } from "../tables/workbook-file.ts";
import { countMatching } from "./list-count-views.ts";
import { listPage } from "./list-views.ts";
import type { Asked, ListSource } from "./list-wanted-views.ts";
import type { Seat } from "./house.ts";
import type { RowClock } from "./row-clock.ts";
import type { PersonView } from "./views.ts";

/** In which language and zone cells are written. */
export interface CellAt {
  readonly language: keyof Text;
  readonly zone: string;
}

/** One column of a file; a column of the screen may need several to say what it shows. */
export interface ExportColumn<Row> {
  readonly label: Text;
  readonly width: number;
  readonly cell: (row: Row, at: CellAt) => TableCell;
}

/** What a register contributes: its list, and what each column of the screen says in a file. */
interface RegisterExport<Row extends { readonly id: string }> {
  readonly title: Text;
  readonly permission: Permission;
  readonly source: ListSource<Row>;
  readonly columns: Readonly<Record<string, readonly ExportColumn<Row>[]>>;
}

/** Rows in the order of the list, with the cases they speak of. */
export interface ExportBatch {
  readonly caseIds: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** The same with its kind of row closed in. */
export interface Exporter {
  readonly register: string;
  readonly title: Text;
  readonly permission: Permission;
  readonly listing: Listing;
  readonly count: (db: Db, asked: Asked, at: Seat) => Promise<number>;
  readonly columns: (query: ListQuery, language: keyof Text) => TableColumn[];
  readonly rows: (
    db: Db,
    asked: Asked,
    at: Seat & { readonly language: keyof Text },
  ) => AsyncGenerator<ExportBatch, void, undefined>;
}

const batch = 500;

export function defineExporter<Row extends { readonly id: string }>(
  given: RegisterExport<Row>,
): Exporter {
  const { title, permission, source } = given;
  const { listing } = source;
  const shown = (query: ListQuery) =>
    columnsOfQuery(listing, query).flatMap(
      ({ key }) => given.columns[key] ?? [],
    );
  return {
    register: listing.register,
    title,
    permission,
    listing,
    count: (db, asked, at) => countMatching(db, source, { asked, at }),
    columns: (query, language) =>
      shown(query).map(({ label, width }) => ({
        label: label[language],
        width,
      })),
    async *rows(db, { query, text }, at) {
      const columns = shown(query);
      const cellAt = { language: at.language, zone: at.office.zone };
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listPage<Row>>> = await listPage(
          db,
          source,
          {
            asked: {
              query,
              text,
              // What is folded away on a screen is still in the view.
              folded: [],
              cursor,
              toward: "next",
              limit: batch,
            },
            at,
          },
        );
        yield {
          caseIds: page.rows.map(({ id }) => id),
          rows: page.rows.map((row) =>
            columns.map(({ cell }) => cell(row, cellAt)),
          ),
        };
        cursor = page.nextCursor;
      } while (cursor !== null);
    },
  };
}

/** A moment as the office's wall shows it. */
export function wallCell(at: string | null, zone: string): TableCell {
  return at === null
    ? ""
    : {
        wall: Temporal.Instant.from(at)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString({ smallestUnit: "minute" }),
      };
}

export function personCell(
  person: PersonView | null,
  { language }: CellAt,
): string {
  if (person === null) return "";
  return language === "zh" ? (person.nameZh ?? person.name) : person.name;
}

function yesNo(value: boolean, { language }: CellAt): string {
  if (language === "zh") return value ? "是" : "否";
  return value ? "yes" : "no";
}

const standings: Readonly<Record<ClockStanding["state"], Text>> = {
  calm: { en: "Running", zh: "计时中" },
  soon: { en: "Soon", zh: "即将到期" },
  today: { en: "Today", zh: "今日到期" },
  overdue: { en: "Overdue", zh: "已逾期" },
  paused: { en: "Paused", zh: "已暂停" },
  provisional: { en: "Provisional", zh: "暂定" },
  met: { en: "Met", zh: "按时完成" },
  missed: { en: "Missed", zh: "逾期完成" },
  waiting: { en: "Not running yet", zh: "尚未起算" },
};

/** The same minute that the chip on the screen shows: an hours clock's own, or the end of its day. */
function dueTime({ unit, dueAt, dueOn, zone }: RowClock): string {
  if (dueOn === null) return "";
  if (unit !== "hours") return "24:00";
  return dueAt === null
    ? ""
    : Temporal.Instant.from(dueAt)
        .toZonedDateTimeISO(zone)
        .toPlainTime()
        .toString({ smallestUnit: "minute" });
}

/** The clock of a row, in every word that its chip stands for. */
export const clockColumns: readonly ExportColumn<{
  readonly clock: RowClock | null;
}>[] = [
  {
    label: { en: "Due on", zh: "到期日" },
    width: 12,
    cell: ({ clock }) => (clock?.dueOn == null ? "" : { day: clock.dueOn }),
  },
  {
    label: { en: "Due by", zh: "到期时刻" },
    width: 8,
    cell: ({ clock }) => (clock === null ? "" : dueTime(clock)),
  },
  {
    label: { en: "Time zone", zh: "时区" },
    width: 18,
    cell: ({ clock }) => clock?.zone ?? "",
  },
  {
    label: { en: "What is due", zh: "到期事项" },
    width: 30,
    cell: ({ clock }, { language }) => clock?.act[language] ?? "",
  },
  {
    label: { en: "Standing", zh: "时限状态" },
    width: 16,
    cell: ({ clock }, { language }) =>
      clock === null ? "" : standings[clock.standing.state][language],
  },
  {
    label: { en: "Provisional", zh: "是否暂定" },
    width: 12,
    cell: ({ clock }, at) =>
      clock === null ? "" : yesNo(clock.provisional, at),
  },
];
