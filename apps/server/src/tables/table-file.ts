import type { Delimiter, Encoding } from "@kept/domain/casework/import-schema";

/** Said before a file is chosen, and kept. */
export const tableLimits = {
  bytes: 20_000_000,
  bytesInWords: "20 MB",
  rows: 100_000,
  columns: 200,
} as const;

/** How a file is to be read; what is null is guessed. */
export interface TableSettings {
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** Place of the sheet in a workbook, from 0. */
  readonly sheet: number;
}

/** How it was read. */
export interface TableHead {
  readonly kind: "csv" | "xlsx";
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheets: readonly string[];
  readonly headers: readonly string[];
  /** Rows below the headers, those that are not empty. */
  readonly rows: number;
}

/** Why nothing can be said of single rows. */
export type TableProblem =
  | { readonly code: "empty" | "unreadable" | "noHeaders" | "noRows" }
  | { readonly code: "quoteOpen"; readonly row: number }
  | { readonly code: "tooManyRows"; readonly limit: number }
  | { readonly code: "tooManyColumns"; readonly limit: number }
  | { readonly code: "encoding"; readonly encoding: Encoding };

/** A row as it stands in the file. */
export interface NumberedRow {
  /** As a spreadsheet counts: the headers stand in row 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** What the thread says. */
export type WorkerWord =
  | { readonly kind: "head"; readonly head: TableHead }
  | { readonly kind: "problem"; readonly problem: TableProblem }
  | { readonly kind: "rows"; readonly rows: readonly NumberedRow[] }
  | { readonly kind: "end" };
