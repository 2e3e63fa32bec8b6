import type { ImportMapping } from "@kept/domain/casework/import";
import type { ImportSettings } from "@kept/domain/casework/import-schema";
import type { CaseEvent } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { addJob } from "../jobs/job-store.ts";
import type { Asking, House } from "./act.ts";
import { fieldChange } from "./field-changes.ts";
import type { Importer } from "./importer.ts";
import {
  findImport,
  importedCases,
  insertImport,
  markTakenBack,
  rememberMapping,
  updateImport,
} from "./import-store.ts";

/** The work that a started import leaves to the jobs. */
export const importKind = "import rows";

/** Takes in a file; nothing of it is read yet. */
export function takeImportFile(
  house: House,
  asking: Asking,
  given: {
    readonly register: string;
    readonly file: {
      readonly fileId: string;
      readonly name: string;
      readonly size: number;
      readonly sha256: string;
    };
  },
): Promise<Verdict<{ importId: string; fileId: string }>> {
  const { now, actor } = asking;
  return house.change({ ...asking, action: "imports.take" }, async (tx) => {
    const importId = await insertImport(tx, { ...given, now, by: actor.id });
    return granted({
      value: { importId, fileId: given.file.fileId },
      caseId: null,
      events: [
        {
          action: "imports.file-taken",
          object: { kind: "import", id: importId },
          changes: [
            ...fieldChange("register", null, given.register),
            ...fieldChange("sha256", null, given.file.sha256),
            ...fieldChange("size", null, given.file.size),
          ],
        },
      ],
    });
  });
}

/** What the check found, for this file under these settings. */
export interface ImportPlan {
  readonly importId: string;
  readonly settings: ImportSettings;
  readonly headers: readonly string[];
  readonly mapping: ImportMapping;
  readonly counts: {
    readonly valid: number;
    readonly known: number;
    readonly wrong: number;
  };
  readonly validOnly: boolean;
}

/** Valid or nothing: with wrong rows in it, a file is begun only when a person leaves those out. */
export function startImport(
  house: House,
  asking: Asking,
  plan: ImportPlan,
): Promise<Verdict<null>> {
  const { now } = asking;
  const { importId, settings, headers, mapping, counts } = plan;
  return house.change({ ...asking, action: "imports.start" }, async (tx) => {
    const record = await findImport(tx, importId);
    if (record?.createdBy !== asking.actor.id) return refused("notFound");
    if (record.state !== "taken") return refused("importBegun");
    if (counts.wrong > 0 && !plan.validOnly)
      return refused("importHasWrongRows", { count: counts.wrong });
    if (counts.valid === 0) return refused("importHasNothing");
    await updateImport(tx, importId, {
      state: "queued",
      settings: { ...settings, mapping: { ...mapping } },
      startedAt: now,
      rowsTotal: counts.valid + counts.known + counts.wrong,
    });
    await rememberMapping(tx, record.register, { headers, mapping, now });
    await addJob(
      tx,
      { kind: importKind, payload: { importId }, runAt: now },
      now,
    );
    return granted({
      value: null,
      caseId: null,
      events: [
        {
          action: "imports.started",
          object: { kind: "import", id: importId },
          changes: [
            ...fieldChange("state", "taken", "queued"),
            ...fieldChange("rows", null, { ...counts }),
          ],
        },
      ],
    });
  });
}

/**
 * One compensating act: every case of the import that nobody has touched since leaves the queues; the others
 * stay and are counted. The entries may be imported again.
 */
export function undoImport(
  house: House,
  asking: Asking,
  wanted: {
    readonly importId: string;
    readonly importers: readonly Importer[];
  },
): Promise<Verdict<{ takenBack: number; left: number }>> {
  const { now, actor } = asking;
  const { importId } = wanted;
  return house.change({ ...asking, action: "imports.undo" }, async (tx) => {
    const record = await findImport(tx, importId);
    const importer = wanted.importers.find(
      ({ register }) => register === record?.register,
    );
    if (record === null || importer === undefined) return refused("notFound");
    if (record.state === "queued" || record.state === "running")
      return refused("importRunning");
    const { untouched, touched } = await importedCases(tx, importId);
    if (record.state === "undone" || untouched.length === 0)
      return refused("importNothingToUndo");
    const office = await house.office(tx);
    const events: CaseEvent[] = [];
    for (const caseId of untouched)
      events.push(...(await importer.takeBack(tx, caseId, { office, now })));
    await markTakenBack(tx, untouched);
    await updateImport(tx, importId, {
      state: "undone",
      undoneAt: now,
      undoneBy: actor.id,
    });
    return granted({
      value: { takenBack: untouched.length, left: touched.length },
      caseId: null,
      events: [
        {
          action: "imports.undone",
          object: { kind: "import", id: importId },
          changes: [
            ...fieldChange("state", record.state, "undone"),
            ...fieldChange("takenBack", null, untouched.length),
            ...fieldChange("leftAlone", null, touched.length),
          ],
        },
        ...events,
      ],
    });
  });
}
