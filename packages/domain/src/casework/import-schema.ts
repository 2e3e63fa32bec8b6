import { z } from "zod";
import { dayOrders } from "./import-day.ts";
import { line } from "./text-rules.ts";

/** Encodings that a table of text may have, as a person can choose them. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "gb18030"] as const;
export type Encoding = (typeof encodings)[number];

/** What may stand between two cells. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const place = z.int().min(0).max(199);

/** How a file is read; what is null is guessed, and shown as guessed. */
const settings = z.strictObject({
  encoding: z.enum(encodings).nullable(),
  delimiter: z.enum(delimiters).nullable(),
  sheet: place,
  mapping: z.record(line(40), place.nullable()).nullable(),
  dayOrder: z.enum(dayOrders).nullable(),
});
export type ImportSettings = z.infer<typeof settings>;

export const oneImportInput = z.strictObject({ importId: z.uuid() });
export const checkImportInput = z.strictObject({
  importId: z.uuid(),
  settings,
});
export const startImportInput = z.strictObject({
  importId: z.uuid(),
  settings,
  /** A person has seen that rows are wrong, and leaves them out. */
  validOnly: z.boolean(),
});
export const importOutcomeInput = z.strictObject({
  importId: z.uuid(),
  /** Rows behind this one. */
  after: z.int().min(0),
  limit: z.int().min(1).max(200),
});
export const listImportsInput = z.strictObject({ register: line(40) });

/** What a file that was read the first time is read with. */
export const firstSettings: ImportSettings = {
  encoding: null,
  delimiter: null,
  sheet: 0,
  mapping: null,
  dayOrder: null,
};
