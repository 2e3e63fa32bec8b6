import type { Permission } from "@kept/domain/access/permissions";
import { roles } from "@kept/domain/access/permissions";
import {
  columnsOfQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import { logListing } from "@kept/domain/log/log-listing";
import { purposes } from "@kept/domain/log/purposes";
import { sentenceOf, type LogWords } from "@kept/domain/log/sentence";
import type { Text } from "@kept/domain/text";
import {
  wallCell,
  type CellAt,
  type ExportColumn,
  type Exporter,
} from "../casework/exporter.ts";
import { countLog, logEntries } from "./log-views.ts";
import type { LogRow } from "./log-row-views.ts";

const batch = 500;

/** How the log leaves as a file: the rows and sentences of the screen. */
export function logExporter({
  viewPermissions,
  words,
}: {
  readonly viewPermissions: Readonly<Record<string, Permission>>;
  readonly words: LogWords;
}): Exporter {
  const columns = columnsIn(words);
  const shown = (query: ListQuery) =>
    columnsOfQuery(logListing, query).flatMap(({ key }) => {
      const column = columns[key];
      return column === undefined ? [] : [column];
    });
  return {
    register: logListing.register,
    title: { en: "The log", zh: "日志" },
    permission: "audit.view",
    listing: logListing,
    count: (db, { query }, { actor, office }) =>
      countLog(db, { actor, office, viewPermissions }, { where: query.where }),
    columns: (query, language) =>
      shown(query).map(({ label, width }) => ({
        label: label[language],
        width,
      })),
    async *rows(db, { query }, { actor, office, language }) {
      const seat = { actor, office, viewPermissions };
      const cellAt = { language, zone: office.zone };
      let before: number | null = null;
      do {
        const page: Awaited<ReturnType<typeof logEntries>> = await logEntries(
          db,
          seat,
          { asked: { where: query.where }, before, limit: batch },
        );
        yield {
          caseIds: casesIn(page.rows),
          rows: page.rows.map((row) =>
            shown(query).map(({ cell }) => cell(row, cellAt)),
          ),
        };
        before = page.last;
      } while (before !== null);
    },
  };
}

/** The cases that these entries name to the reader. */
export function casesIn(rows: readonly LogRow[]): string[] {
  return [...new Set(rows.flatMap((row) => row.case?.id ?? []))];
}

function nameIn(
  person: { readonly name: string; readonly nameZh: string | null } | null,
  language: keyof Text,
): string | null {
  if (person === null) return null;
  return language === "zh" ? (person.nameZh ?? person.name) : person.name;
}

/** As the screen says it: whatever part of the house did it. */
const theMachine: Text = { en: "the machine", zh: "系统" };

function actorIn(actor: LogRow["actor"], language: keyof Text): string {
  return actor.role === "system" ? "Kept" : (nameIn(actor, language) ?? "");
}

/** What each column of the log says in a file. */
export function columnsIn(
  words: LogWords,
): Readonly<Record<string, ExportColumn<LogRow>>> {
  const labelOf = (key: string): Text =>
    logListing.columns.find((column) => column.key === key)?.label ?? {
      en: key,
      zh: key,
    };
  const column = (
    key: string,
    width: number,
    cell: (row: LogRow, at: CellAt) => ReturnType<typeof wallCell>,
  ) => ({ label: labelOf(key), width, cell });
  return {
    at: column("at", 18, (row, { zone }) => wallCell(row.at, zone)),
    sentence: column("sentence", 60, (row, { language }) =>
      sentenceOf(
        {
          ...row,
          who: actorIn(row.actor, language),
          reference: row.case?.reference ?? null,
          what: nameIn(row.about, language),
        },
        words,
        language,
      ),
    ),
    case: column("case", 16, (row) => row.case?.reference ?? ""),
    role: column("role", 18, ({ actor }, { language }) =>
      Object.hasOwn(roles, actor.role)
        ? roles[actor.role as keyof typeof roles][language]
        : theMachine[language],
    ),
    purpose: column("purpose", 16, ({ purpose }, { language }) =>
      purpose === null ? "" : (purposes[purpose]?.[language] ?? purpose),
    ),
    call: column("call", 38, (row) => row.requestId),
  };
}
