import { may } from "@kept/domain/access/permissions";
import type { Actor } from "@kept/domain/access/actor";
import {
  checkImportInput,
  importOutcomeInput,
  listImportsInput,
  oneImportInput,
  startImportInput,
  type ImportSettings,
} from "@kept/domain/casework/import-schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import type { Db } from "../db/reading.ts";
import type { FileStore } from "../files/file-store.ts";
import { bytesOfFile } from "../files/new-files.ts";
import { tableLimits } from "../tables/table-file.ts";
import { houseOf } from "./house.ts";
import { checkImport, columnsOf, type CheckAsked } from "./import-check.ts";
import { startImport, undoImport } from "./import-commands.ts";
import { findImport } from "./import-store.ts";
import {
  importView,
  outcomeRows,
  recentImports,
  type ImportView,
} from "./import-views.ts";
import type { Importer } from "./importer.ts";
import { officeOf } from "./office-store.ts";

export interface ImportRouterParts {
  readonly files: FileStore;
  readonly importers: readonly Importer[];
}

/** An import of this person whose file can still be read, ready to be checked. */
export async function importAsked(
  { db, files, importers }: ImportRouterParts & { readonly db: Db },
  wanted: { importId: string; settings: ImportSettings | null },
  who: { readonly actor: Actor; readonly now: string },
): Promise<Verdict<CheckAsked>> {
  const record = await findImport(db, wanted.importId);
  const importer = importers.find(
    ({ register }) => register === record?.register,
  );
  if (
    importer === undefined ||
    record?.createdBy !== who.actor.id ||
    !may(who.actor, importer.permission)
  )
    return refused("notFound");
  if (record.fileId === null) return refused("importFileGone");
  return granted({
    importer,
    bytes: await bytesOfFile(files, record.fileId),
    settings: wanted.settings ?? record.settings,
    office: await officeOf(db),
    ...who,
  });
}

/** Tables of other systems on their way in; taking the file in is an upload and stands in http/. */
export function importsRouter(parts: ImportRouterParts) {
  const mayImport = procedure("cases.import");
  const importerOf = (register: string, actor: Actor): Verdict<Importer> => {
    const found = parts.importers.find((one) => one.register === register);
    return found !== undefined && may(actor, found.permission)
      ? granted(found)
      : refused("notFound");
  };
  const viewOf = async (
    ctx: { readonly db: Db; readonly actor: Actor },
    importId: string,
  ): Promise<Verdict<ImportView>> => {
    const view = await importView(ctx.db, importId);
    if (view === null) return refused("notFound");
    const importer = importerOf(view.register, ctx.actor);
    return importer.ok ? granted(view) : importer;
  };
  return router({
    /** What a file may look like, said before one is chosen, and what was imported before. */
    about: mayImport.input(listImportsInput).query(async ({ ctx, input }) => {
      const importer = answer(importerOf(input.register, ctx.actor));
      return {
        limits: tableLimits,
        columns: columnsOf(importer),
        zone: (await officeOf(ctx.db)).zone,
        recent: await recentImports(ctx.db, input.register),
      };
    }),
    get: mayImport
      .input(oneImportInput)
      .query(async ({ ctx, input }) =>
        answer(await viewOf(ctx, input.importId)),
      ),
    check: mayImport.input(checkImportInput).query(async ({ ctx, input }) => {
      const asked = answer(
        await importAsked({ ...parts, db: ctx.db }, input, ctx.asking),
      );
      return checkImport(ctx.db, asked);
    }),
    start: mayImport
      .input(startImportInput)
      .mutation(async ({ ctx, input }) => {
        const asked = answer(
          await importAsked({ ...parts, db: ctx.db }, input, ctx.asking),
        );
        const { head, mapping, counts } = await checkImport(ctx.db, asked);
        if (head === null || counts === null)
          return answer<null>(refused("importColumnsUnfit"));
        return answer(
          await startImport(houseOf(ctx), ctx.asking, {
            ...input,
            headers: head.headers,
            mapping,
            counts,
          }),
        );
      }),
    outcome: mayImport
      .input(importOutcomeInput)
      .query(async ({ ctx, input }) => {
        const { id } = answer(await viewOf(ctx, input.importId));
        const { after, limit } = input;
        return outcomeRows(ctx.db, id, { after, limit, viewer: ctx.actor });
      }),
    undo: mayImport.input(oneImportInput).mutation(async ({ ctx, input }) => {
      const { id: importId } = answer(await viewOf(ctx, input.importId));
      const { importers } = parts;
      return answer(
        await undoImport(houseOf(ctx), ctx.asking, { importId, importers }),
      );
    }),
  });
}
