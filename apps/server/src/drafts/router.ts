import {
  draftKey,
  draftRecord,
  oneDraftInput,
  saveDraftInput,
} from "@kept/domain/casework/draft";
import { granted, refused } from "@kept/domain/verdict";
import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { jotOver } from "../ledger/change.ts";
import type { Writer } from "../db/writing.ts";
import { dropOlder, removeDraft, saveDraft } from "./draft-store.ts";
import {
  draftLines,
  draftView,
  isOpenPlace,
  type DraftRegisters,
} from "./draft-views.ts";

export interface DraftParts {
  readonly writer: Writer;
  readonly registers: DraftRegisters;
}

/** One's own unfinished words. They belong to nobody's record, so they are in no ledger, and nobody else reads them. */
export function draftsRouter({ writer, registers }: DraftParts) {
  const own = procedure("account.own");
  const jot = jotOver(writer);
  return router({
    get: own.input(draftKey).query(async ({ ctx, input }) => {
      const found = await draftView(ctx.db, input, {
        actor: ctx.actor,
        registers,
      });
      if (found === null) return null;
      const { id, values, token, caseVersion, savedAt, older } = found;
      return { id, values, token, caseVersion, savedAt, older };
    }),

    list: own
      .input(noInput)
      .query(({ ctx }) => draftLines(ctx.db, { actor: ctx.actor, registers })),

    ofRecord: own
      .input(draftRecord)
      .query(({ ctx, input }) =>
        draftLines(ctx.db, { actor: ctx.actor, registers }, input),
      ),

    save: own.input(saveDraftInput).mutation(async ({ ctx, input }) => {
      const { actor, asking } = ctx;
      const saved = answer(
        await jot(async (tx) =>
          (await isOpenPlace(tx, input, { actor, registers }))
            ? saveDraft(tx, input, { accountId: actor.id, now: asking.now })
            : refused("notFound"),
        ),
      );
      const { id, token, savedAt, older } = saved;
      return { id, token, savedAt, older };
    }),

    dropOlder: own.input(oneDraftInput).mutation(async ({ ctx, input }) =>
      answer(
        await jot(async (tx) => {
          await dropOlder(tx, ctx.actor.id, input.draftId);
          return granted(null);
        }),
      ),
    ),

    discard: own.input(oneDraftInput).mutation(async ({ ctx, input }) =>
      answer(
        await jot(async (tx) => {
          await removeDraft(tx, ctx.actor.id, input.draftId);
          return granted(null);
        }),
      ),
    ),
  });
}
