import { tracked } from "@trpc/server";
import { z } from "zod";
import type { Permission } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import type { Actor } from "@kept/domain/access/actor";
import { noInput, procedure, router } from "../api/procedure.ts";
import { refusalError } from "../api/refusal-error.ts";
import type { LiveHub } from "./hub.ts";
import type { Presence } from "./presence.ts";
import { namesOf, sightOf, type Sight } from "./sight-views.ts";

export interface LiveRouterParts {
  readonly hub: LiveHub;
  readonly presence: Presence;
  readonly viewPermissions: Readonly<Record<string, Permission>>;
}

const lastEventId = z
  .string()
  .regex(/^[\w.-]{1,80}$/u)
  .optional();

const hereInput = z.strictObject({
  /** Made by the tab for itself; it tells two tabs of one person apart. */
  tabId: z.string().regex(/^[\w-]{8,64}$/u),
  caseId: z.uuid().nullable(),
  doing: z.enum(["viewing", "writing"]),
});

/** What a screen hears while it is open, and who else is in a case. Not an act: nothing of it is recorded. */
export function liveRouter({
  hub,
  presence,
  viewPermissions,
}: LiveRouterParts) {
  const maySee = (actor: Actor, sight: Sight | undefined): boolean => {
    const permission = viewPermissions[sight?.register ?? ""];
    return (
      sight !== undefined &&
      permission !== undefined &&
      can(actor, permission, sight)
    );
  };
  const own = procedure("account.own");
  return router({
    events: own
      .input(z.strictObject({ lastEventId }).optional())
      .subscription(async function* ({ ctx, input, signal }) {
        const listening = hub.listen(ctx.actor, {
          since: input?.lastEventId ?? null,
          signal,
        });
        if (!listening.ok) throw refusalError({ code: "tooManyTabs" });
        for await (const { id, events } of listening.batches)
          yield tracked(id, { events });
        // A stream that merely ended would be taken for the end of the session.
        if (hub.isClosing()) throw refusalError({ code: "closingDown" });
      }),

    here: own.input(hereInput).mutation(async ({ ctx, input }) => {
      const { caseId } = input;
      if (caseId !== null) {
        const sights = await sightOf(ctx.db, [caseId]);
        if (!maySee(ctx.actor, sights.get(caseId)))
          throw refusalError({ code: "notFound" });
      }
      presence.here({ ...input, personId: ctx.actor.id });
      return null;
    }),

    present: own.input(noInput).query(async ({ ctx }) => {
      const others = presence
        .present()
        .filter(({ personId }) => personId !== ctx.actor.id);
      const sights = await sightOf(
        ctx.db,
        others.map(({ caseId }) => caseId),
      );
      const seen = others.filter(({ caseId }) =>
        maySee(ctx.actor, sights.get(caseId)),
      );
      const names = await namesOf(
        ctx.db,
        seen.map(({ personId }) => personId),
      );
      return seen.flatMap(({ caseId, personId, doing }) => {
        const name = names.get(personId);
        return name === undefined
          ? []
          : [{ caseId, person: { id: personId, ...name }, doing }];
      });
    }),
  });
}
