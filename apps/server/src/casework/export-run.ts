import { z } from "zod";
import { Temporal } from "temporal-polyfill";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { conditionsInWords } from "@kept/domain/casework/list-in-words";
import { listQuerySchema } from "@kept/domain/casework/listing-schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { FileStore } from "../files/file-store.ts";
import { withNewFiles } from "../files/new-files.ts";
import type { JobHandler } from "../jobs/run-jobs.ts";
import { cellWords, type TableCell } from "../tables/workbook-file.ts";
import { csvOf } from "../tables/write-csv.ts";
import { workbookOf } from "../tables/write-workbook.ts";
import type { House } from "./act.ts";
import type { ExportPlan } from "./export-commands.ts";
import {
  findExport,
  noteExported,
  noteExportedCases,
  settleExport,
  type ExportRecord,
} from "./export-store.ts";
import { calendarsOf } from "./export-views.ts";
import type { ExportBatch, Exporter } from "./exporter.ts";
import type { Office } from "./office.ts";
import { peopleById } from "./views.ts";

export interface ExportParts extends House {
  readonly db: Db;
  readonly writer: Writer;
  readonly files: FileStore;
  readonly exporters: readonly Exporter[];
  readonly actorOf: (db: Db, accountId: string) => Promise<Actor | null>;
  /** Tells the person's pages that an export has come further; absent where nobody looks on. */
  readonly tell?: (of: { exportId: string; personId: string }) => void;
}

const largest = 2_000_000_000;
const payloadShape = z.strictObject({ exportId: z.string() });

/** Makes a long export; broken off, it is made anew from its first row. */
export function runExport(parts: ExportParts): JobHandler {
  return async (payload) => {
    const { exportId } = payloadShape.parse(payload);
    const record = await findExport(parts.db, exportId);
    if (record?.state !== "waiting") return;
    const made = await makeExport(parts, record);
    if (!made.ok)
      await parts.writer.write(async (tx) => {
        await settleExport(tx, exportId, { state: "failed" });
        return { keep: true, value: null };
      });
    told(parts, record);
  };
}

/** Writes the file of an export that was asked for, as the person who asked may see the list now. */
export async function makeExport(
  parts: ExportParts,
  record: ExportRecord,
): Promise<Verdict<null>> {
  const { db } = parts;
  const exporter = parts.exporters.find(
    ({ register }) => register === record.register,
  );
  const actor = await parts.actorOf(db, record.madeBy);
  if (
    exporter === undefined ||
    actor === null ||
    record.request === null ||
    !may(actor, "cases.export") ||
    !may(actor, exporter.permission)
  )
    return refused("notAllowed");
  const { now, ...plan } = readRequest(record.request, exporter);
  const office = await parts.office();
  const list = { exporter, plan, at: { actor, office, now } };
  return withNewFiles(parts.files, async (fresh) => {
    const table = watched(parts, record, list);
    const source =
      plan.format === "csv"
        ? csvRows(table.batches, list)
        : [await workbook(parts.db, table, list)];
    const put = await fresh.put(chunks(source), { limit: largest });
    if (!put.ok) throw new Error("An export could not be stored.");
    const { fileId, size, sha256 } = put.value;
    const rows = table.done();
    const ended = await parts.change(
      { actor, now, requestId: record.id, action: "exports.make" },
      async (tx) => {
        await noteExportedCases(tx, record.id, table.unnoted());
        await settleExport(tx, record.id, {
          state: "ready",
          fileId,
          fileSize: size,
          rows,
          now,
        });
        return granted({
          value: null,
          caseId: null,
          events: [
            {
              action: "exports.made",
              object: { kind: "export", id: record.id },
              changes: [
                { field: "rows", before: null, after: rows },
                { field: "sha256", before: null, after: sha256 },
              ],
            },
          ],
        });
      },
    );
    if (ended.ok || ended.refusal.code === "unknownOutcome")
      fresh.keep([fileId]);
    return ended;
  });
}

function told({ tell }: ExportParts, { id, madeBy }: ExportRecord): void {
  tell?.({ exportId: id, personId: madeBy });
}

interface ListToWrite {
  readonly exporter: Exporter;
  readonly plan: ExportPlan;
  readonly at: {
    readonly actor: Actor;
    readonly office: Office;
    readonly now: string;
  };
}

function readRequest(
  request: string,
  exporter: Exporter,
): ExportPlan & { readonly now: string } {
  const shape = z.strictObject({
    query: listQuerySchema(exporter.listing),
    text: z.string().nullable(),
    format: z.enum(["csv", "xlsx"]),
    language: z.enum(["en", "zh"]),
    viewName: z.string().nullable(),
    now: z.string(),
  });
  return shape.parse(JSON.parse(request));
}

/** The rows, with a count of them and the calendars behind their dates noted as they pass. */
function watched(
  parts: ExportParts,
  record: ExportRecord,
  { exporter, plan, at }: ListToWrite,
) {
  let done = 0;
  let unnoted: string[] = [];
  const calendars = new Set<string>();
  async function* batches(): AsyncGenerator<ExportBatch, void, undefined> {
    const { language } = plan;
    for await (const batch of exporter.rows(parts.db, plan, {
      ...at,
      language,
    })) {
      for (const calendar of await calendarsOf(parts.db, batch.caseIds))
        calendars.add(calendar);
      done += batch.rows.length;
      unnoted.push(...batch.caseIds);
      if (record.rowsTotal > done) {
        const so = done;
        const written = await parts.writer.write(async (tx) => {
          await noteExported(tx, record.id, so);
          await noteExportedCases(tx, record.id, unnoted);
          return { keep: true, value: null };
        });
        // Otherwise they are noted with the next, or with the end.
        if (written.outcome === "done") unnoted = [];
        told(parts, record);
      }
      yield batch;
    }
  }
  return {
    batches: batches(),
    done: () => done,
    unnoted: () => unnoted,
    calendars,
  };
}

async function* chunks(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* source;
}

function csvRows(
  batches: AsyncIterable<ExportBatch>,
  { exporter, plan }: ListToWrite,
): AsyncIterable<Uint8Array> {
  async function* rows() {
    yield exporter.columns(plan.query, plan.language).map(({ label }) => label);
    for await (const batch of batches)
      for (const row of batch.rows) yield row.map(cellWords);
  }
  return csvOf(rows()) as AsyncIterable<Uint8Array>;
}

type Watched = ReturnType<typeof watched>;

/** The cover names how many rows there are, so the rows are gathered before it is written. */
async function workbook(
  db: Db,
  table: Watched,
  list: ListToWrite,
): Promise<Uint8Array> {
  const { exporter, plan } = list;
  const gathered: (readonly (readonly TableCell[])[])[] = [];
  for await (const batch of table.batches) gathered.push(batch.rows);
  async function* batches() {
    yield* gathered;
  }
  return workbookOf(
    {
      cover: await coverOf(db, table, list),
      sheetName: exporter.title[plan.language],
      columns: exporter.columns(plan.query, plan.language),
    },
    batches(),
  );
}

const words = {
  en: {
    name: "About",
    madeBy: "Made by",
    madeAt: "Made on",
    office: "Office",
    view: "View",
    conditions: "Conditions",
    none: "none",
    search: "Search",
    searched: "only rows with certain words; the words are not repeated here",
    order: "Order",
    ascending: "ascending",
    descending: "descending",
    rows: "Rows",
    calendars: "Working-day calendars",
    version: "version",
    provisional: "Provisional",
    provisionalMeans:
      "A date is provisional while its calendar does not yet cover the days it is counted over, or while a fact that moves it is not known. It is counted anew when that is settled.",
    dates: "Dates",
    datesMean:
      "Every due date stands in the zone of its own clock, named beside it. 24:00 is the end of that day. All other times are the office’s.",
    own: "A name of your own",
  },
  zh: {
    name: "说明",
    madeBy: "制作人",
    madeAt: "制作时间",
    office: "办公室",
    view: "视图",
    conditions: "筛选条件",
    none: "无",
    search: "搜索",
    searched: "仅含匹配特定词语的行，词语不在此重复",
    order: "排序",
    ascending: "升序",
    descending: "降序",
    rows: "行数",
    calendars: "工作日历",
    version: "版本",
    provisional: "暂定",
    provisionalMeans:
      "若工作日历尚未覆盖所计日期，或影响日期的事实尚不清楚，则该日期为暂定，待确定后重新计算。",
    dates: "日期",
    datesMean:
      "每个到期日均按其时钟所在时区表示，时区列于其旁。24:00 指当日结束。其他时间均为办公室时间。",
    own: "自定义名称",
  },
} as const;

async function coverOf(
  db: Db,
  table: Watched,
  { exporter, plan, at }: ListToWrite,
) {
  const { query, language } = plan;
  const say = words[language];
  const named = await peopleById(db);
  const nameOf = (id: string) => named(id)?.name ?? null;
  const { listing } = exporter;
  const view = listing.views.find(({ key }) => key === query.view);
  const title = plan.viewName ?? view?.label[language] ?? say.own;
  const made = Temporal.Instant.from(at.now).toZonedDateTimeISO(at.office.zone);
  const sort = listing.sorts.find(({ key }) => key === query.sort);
  const conditions = conditionsInWords(listing, query, { language, nameOf });
  return {
    name: say.name,
    title: `${exporter.title[language]} · ${title}`,
    lines: [
      [say.madeBy, nameOf(at.actor.id) ?? at.actor.name],
      [
        say.madeAt,
        `${made.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ")} ${made.offset} (${at.office.zone})`,
      ],
      [say.office, at.office.name[language]],
      [say.view, title],
      [
        say.conditions,
        conditions.length === 0 ? say.none : conditions.join("\n"),
      ],
      ...(plan.text === null ? [] : [[say.search, say.searched] as const]),
      [
        say.order,
        `${sort?.label[language] ?? query.sort}, ${query.direction === "asc" ? say.ascending : say.descending}`,
      ],
      [say.rows, String(table.done())],
      [
        say.calendars,
        [...table.calendars]
          .toSorted()
          .map((calendar) => calendar.replace(" ", ` ${say.version} `))
          .join(", ") || say.none,
      ],
      [say.dates, say.datesMean],
      [say.provisional, say.provisionalMeans],
    ] satisfies (readonly [string, string])[],
  };
}
