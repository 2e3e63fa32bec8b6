import { Temporal } from "temporal-polyfill";
import {
  mostWorkbookRows,
  type ExportFormat,
} from "@kept/domain/casework/export-schema";
import { conditionsInWords } from "@kept/domain/casework/list-in-words";
import {
  columnsOfQuery,
  type ListQuery,
} from "@kept/domain/casework/listing-query";
import type { Text } from "@kept/domain/text";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../clock/wall-clock.ts";
import { addJob } from "../jobs/job-store.ts";
import type { Asking, House } from "./act.ts";
import { insertExport } from "./export-store.ts";
import { fieldChange } from "./field-changes.ts";
import type { Exporter } from "./exporter.ts";
import type { Office } from "./office.ts";

/** The work that a long export leaves to the jobs. */
export const exportKind = "export rows";

const kept = 24 * 60 * 60 * 1_000;
/** Rows up to which a person waits for the file. */
const atOnce = 1_000;

/** A list on its way out. */
export interface ExportPlan {
  readonly query: ListQuery;
  readonly text: string | null;
  readonly format: ExportFormat;
  readonly language: keyof Text;
  readonly viewName: string | null;
}

/** Says nothing of whom the rows are about: a name of a file is seen by many. */
function fileNameOf(
  exporter: Exporter,
  format: ExportFormat,
  at: { readonly office: Office; readonly now: string },
): string {
  const stamp = Temporal.Instant.from(at.now)
    .toZonedDateTimeISO(at.office.zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replaceAll(/[-:]/gu, "")
    .replace("T", "-");
  return `${exporter.register}-${stamp}.${format}`;
}

/**
 * Writes down that a list leaves: who, which conditions and columns, how many rows. Of words searched for only
 * that there were some, because they name people.
 */
export function askExport(
  house: House,
  asking: Asking,
  wanted: {
    readonly exporter: Exporter;
    readonly plan: ExportPlan;
    readonly count: number;
    readonly nameOf: (personId: string) => string | null;
  },
): Promise<Verdict<{ exportId: string; isLong: boolean }>> {
  const { now, actor } = asking;
  const { exporter, plan, count, nameOf } = wanted;
  const { query, format } = plan;
  return house.change({ ...asking, action: "exports.ask" }, async (tx) => {
    if (format === "xlsx" && count > mostWorkbookRows)
      return refused("exportTooLong", { limit: mostWorkbookRows });
    const office = await house.office(tx);
    const isLong = count > atOnce;
    const exportId = await insertExport(tx, {
      register: exporter.register,
      format,
      request: JSON.stringify({ ...plan, now }),
      fileName: fileNameOf(exporter, format, { office, now }),
      rowsTotal: count,
      madeBy: actor.id,
      askedAt: now,
      expiresAt: instantAfter(now, kept),
    });
    if (isLong)
      await addJob(
        tx,
        { kind: exportKind, payload: { exportId }, runAt: now },
        now,
      );
    const columns = columnsOfQuery(exporter.listing, query);
    return granted({
      value: { exportId, isLong },
      caseId: null,
      events: [
        {
          action: "exports.asked",
          object: { kind: "export", id: exportId },
          changes: [
            ...fieldChange("register", null, exporter.register),
            ...fieldChange("format", null, format),
            ...fieldChange("view", null, query.view),
            ...fieldChange(
              "conditions",
              null,
              conditionsInWords(exporter.listing, query, {
                language: "en",
                nameOf,
              }),
            ),
            ...fieldChange("searched", null, plan.text !== null),
            ...fieldChange(
              "columns",
              null,
              columns.map(({ key }) => key),
            ),
            ...fieldChange(
              "personal",
              null,
              columns.some(({ personal }) => personal === true),
            ),
            ...fieldChange("rows", null, count),
          ],
        },
      ],
    });
  });
}
