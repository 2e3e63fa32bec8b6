import { awayFromDesk } from "@kept/domain/access/visible-cases";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import {
  aboutExportInput,
  makeExportInput,
  mostWorkbookRows,
  oneExportInput,
} from "@kept/domain/casework/export-schema";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import { listQuerySchema } from "@kept/domain/casework/listing-schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { procedure, router, type Asking } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { FileStore } from "../files/file-store.ts";
import { askExport } from "./export-commands.ts";
import { makeExport, type ExportParts } from "./export-run.ts";
import { findExport } from "./export-store.ts";
import { exportView, ownExport, recentExports } from "./export-views.ts";
import type { Exporter } from "./exporter.ts";
import { houseOf, seatOf } from "./house.ts";

import { peopleById } from "./views.ts";

export interface ExportRouterParts {
  readonly files: FileStore;
  readonly writer: Writer;
  readonly exporters: readonly Exporter[];
  readonly actorOf: ExportParts["actorOf"];
}

/** A list as this register knows it; here nothing unknown falls away. */
function queryOf(exporter: Exporter, asked: unknown): Verdict<ListQuery> {
  const query = listQuerySchema(exporter.listing).safeParse(asked);
  return query.success ? granted(query.data) : refused("invalidInput");
}

async function atOf(ctx: { readonly db: Db; readonly asking: Asking }) {
  const seat = await seatOf(ctx);
  // A file leaves the house, and sealed cases are in none.
  return { ...seat, actor: awayFromDesk(seat.actor) };
}

/** A list of the screen as a file; fetching it is a download and stands in http/. */
export function exportsRouter(parts: ExportRouterParts) {
  const mayExport = procedure("cases.export");
  const mayTake = procedure("cases.export", { stepUp: true });
  const exporterOf = (register: string, actor: Actor): Verdict<Exporter> => {
    const found = parts.exporters.find((one) => one.register === register);
    return found !== undefined && may(actor, found.permission)
      ? granted(found)
      : refused("notFound");
  };
  return router({
    /** What would leave, and what this person exported lately. */
    about: mayExport.input(aboutExportInput).query(async ({ ctx, input }) => {
      const exporter = answer(exporterOf(input.register, ctx.actor));
      const asked = {
        query: answer(queryOf(exporter, input.query)),
        text: input.text,
      };
      return {
        mostWorkbookRows,
        count: await exporter.count(ctx.db, asked, await atOf(ctx)),
        recent: await recentExports(ctx.db, ctx.actor.id),
      };
    }),
    get: mayExport.input(oneExportInput).query(async ({ ctx, input }) => {
      const record = await ownExport(ctx.db, input.exportId, ctx.actor.id);
      return answer(
        record === null ? refused("notFound") : granted(exportView(record)),
      );
    }),
    /** Asked before a file is fetched, so that a proof can be asked for before the browser goes there. */
    mayFetch: mayTake.input(oneExportInput).query(async ({ ctx, input }) => {
      const record = await ownExport(ctx.db, input.exportId, ctx.actor.id);
      if (record === null) answer(refused("notFound"));
      return null;
    }),
    make: mayTake.input(makeExportInput).mutation(async ({ ctx, input }) => {
      const { register, query: asked, ...rest } = input;
      const exporter = answer(exporterOf(register, ctx.actor));
      const plan = { ...rest, query: answer(queryOf(exporter, asked)) };
      const house = houseOf(ctx);
      const named = await peopleById(ctx.db);
      const { exportId, isLong } = answer(
        await askExport(house, ctx.asking, {
          exporter,
          plan,
          count: await exporter.count(ctx.db, plan, await atOf(ctx)),
          nameOf: (id) => named(id)?.name ?? null,
        }),
      );
      const record = isLong ? null : await findExport(ctx.db, exportId);
      // The same act once more finds its file made.
      if (record?.state === "waiting")
        answer(await makeExport({ ...house, db: ctx.db, ...parts }, record));
      return { exportId };
    }),
  });
}
