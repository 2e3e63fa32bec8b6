import { z } from "zod";
import { listQuerySchema } from "@kept/domain/casework/listing-schema";
import { line } from "@kept/domain/casework/text-rules";
import { logListing } from "@kept/domain/log/log-listing";
import { granted, refused } from "@kept/domain/verdict";
import type { Permission } from "@kept/domain/access/permissions";
import { noInput, procedure, router, type Asking } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { seesFoundCase, seesList } from "../api/seen.ts";
import { anyCase } from "../casework/context-views.ts";
import { caseIdOf } from "../casework/case-store.ts";
import { officeOf } from "../casework/office-store.ts";
import type { Db } from "../db/reading.ts";
import { chainView, type ChainParts } from "./chain-views.ts";
import { seqOf, tokenOf } from "./entry-token.ts";
import { logDetail, type LogDetail } from "./log-detail-views.ts";
import { logEntries, type LogPage } from "./log-views.ts";
import type { LogSeat } from "./log-asked-views.ts";

export interface AuditParts {
  readonly viewPermissions: Readonly<Record<string, Permission>>;
  readonly chain: ChainParts;
}

const mostRows = 100;

const pageInput = z.strictObject({
  query: listQuerySchema(logListing),
  /** Number of the case whose entries alone are asked for. */
  reference: line(40).nullable(),
  cursor: z.string().max(64).nullable(),
  limit: z.int().min(1).max(mostRows),
});

/** Reading the log is itself a look at the cases that it names. */
const seesLog = seesList<LogPage>("log", ({ rows }) =>
  rows.map((row) => row.case?.id ?? null),
);

/** The log for people: as far as they may read it, and no change to it by anybody. */
export function auditRouter({ viewPermissions, chain }: AuditParts) {
  const seatOf = async (ctx: {
    readonly db: Db;
    readonly asking: Asking;
  }): Promise<LogSeat> => ({
    actor: ctx.asking.actor,
    office: await officeOf(ctx.db),
    viewPermissions,
  });
  return router({
    list: procedure("log.view", { sees: seesLog })
      .input(pageInput)
      .query(async ({ ctx, input }): Promise<LogPage> => {
        const seat = await seatOf(ctx);
        // What was counted since stands in the log before it is read.
        await ctx.looks.settle();
        const { query, reference, cursor, limit } = input;
        const caseId =
          reference === null
            ? null
            : ((await caseIdOf(ctx.db, reference)) ?? "");
        if (caseId !== null)
          answer(
            await anyCase(ctx.db, seat.actor, { caseId, viewPermissions }),
          );
        const { rows, last } = await logEntries(ctx.db, seat, {
          asked: { where: query.where, ...(caseId !== null && { caseId }) },
          before: cursor === null ? null : seqOf(cursor),
          limit,
        });
        return { rows, nextCursor: last === null ? null : tokenOf(last) };
      }),

    /** How it stands with the whole: size, root, checkpoints and where they go. */
    chain: procedure("audit.view")
      .input(noInput)
      .query(({ ctx }) => chainView(ctx.db, chain)),

    /** Asked before a bundle is fetched, so that a proof can be given before the browser goes there. */
    mayTakeEvidence: procedure("audit.view", {
      stepUp: true,
      sees: seesFoundCase<{ caseId: string }>(({ caseId }) => caseId),
    })
      .input(z.strictObject({ reference: line(40) }))
      .query(async ({ ctx, input }) => {
        const caseId = (await caseIdOf(ctx.db, input.reference)) ?? "";
        answer(await anyCase(ctx.db, ctx.actor, { caseId, viewPermissions }));
        return { caseId };
      }),

    /** Everything that one call left in the log. */
    search: procedure("log.view", { sees: seesLog })
      .input(z.strictObject({ requestId: z.uuid() }))
      .query(async ({ ctx, input }): Promise<LogPage> => {
        await ctx.looks.settle();
        const { rows } = await logEntries(ctx.db, await seatOf(ctx), {
          asked: { where: {}, requestId: input.requestId },
          before: null,
          limit: mostRows,
        });
        return { rows, nextCursor: null };
      }),

    get: procedure("log.view", {
      sees: seesList<LogDetail>("log", ({ row }) => [row.case?.id ?? null]),
    })
      .input(z.strictObject({ entryId: z.string().max(64) }))
      .query(async ({ ctx, input }) => {
        const seq = seqOf(input.entryId);
        const found =
          seq === null ? null : await logDetail(ctx.db, await seatOf(ctx), seq);
        return answer(found === null ? refused("notFound") : granted(found));
      }),
  });
}
