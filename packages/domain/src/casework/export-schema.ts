import { z } from "zod";
import { line } from "./text-rules.ts";

/** The kinds of file that a list can leave as. */
export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A list as it is on the screen; its conditions are checked against the register's listing. */
const list = {
  register: line(40),
  query: z.unknown(),
  text: line(200).nullable(),
};

export const aboutExportInput = z.strictObject(list);
export const makeExportInput = z.strictObject({
  ...list,
  format: z.enum(exportFormats),
  language: z.enum(["en", "zh"]),
  /** What the person calls the view; null where it is one of the house's. */
  viewName: line(120).nullable(),
});

export const oneExportInput = z.strictObject({ exportId: z.uuid() });

/** Rows up to which a workbook is written; a longer list leaves as CSV. */
export const mostWorkbookRows = 50_000;
