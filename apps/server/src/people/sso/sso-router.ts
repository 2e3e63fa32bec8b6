import { beginSsoInput, finishSsoInput } from "@kept/domain/access/sso";
import { refused } from "@kept/domain/verdict";
import type { Context } from "../../api/context.ts";
import { noInput, openProcedure, procedure } from "../../api/procedure.ts";
import { answer, refusalError } from "../../api/refusal-error.ts";
import type { Writer } from "../../db/writing.ts";
import { jotOver, type Change } from "../../ledger/change.ts";
import { findLink } from "../links/link-store.ts";
import { placeOf, toldOf, unkeyed } from "../sign-in-call.ts";
import type { Tries } from "../tries.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import {
  arrive,
  beginTrip,
  linkOwn,
  proveAtProvider,
  signInFromProvider,
  takeInvitation,
  unlinkOwn,
  type Arrival,
} from "./sso-commands.ts";
import type { TripPurpose } from "./sso-store.ts";

export interface SsoRouterParts {
  readonly tries: Tries;
  readonly writer: Writer;
  readonly letIn: Change;
  readonly provider: IdentityProvider | null;
}

/** Where the provider sends a browser back to: this address has to be registered there. */
const returnPath = "/sign-in/return";

/** Signing in at the provider of the office: away, and back again. */
export function ssoProcedures({
  tries,
  writer,
  letIn,
  provider,
}: SsoRouterParts) {
  const jot = jotOver(writer);
  const partsFor = (ctx: Context) => {
    if (provider === null) throw refusalError({ code: "notFound" });
    return { db: ctx.db, change: letIn, jot, provider };
  };
  const setOut = async (
    ctx: Context,
    purpose: TripPurpose,
    about: { sessionHash?: string | null; linkId?: string } = {},
  ) => {
    const begun = answer(
      await beginTrip(
        partsFor(ctx),
        {
          purpose,
          sessionHash: about.sessionHash ?? null,
          linkId: about.linkId ?? null,
          returnTo: `${ctx.origin}${returnPath}`,
        },
        ctx.now(),
      ),
    );
    ctx.trip.begin(begun.browser);
    return { address: begun.address };
  };
  return {
    beginSso: openProcedure
      .input(beginSsoInput)
      .mutation(async ({ ctx, input }) => {
        answer(await tries.countAddress(ctx.address));
        if (input.purpose === "signIn") return setOut(ctx, "signIn");
        const link = await findLink(ctx.db, input.token, ctx.now());
        if (link === null || link.kind !== "invite")
          throw refusalError({ code: "linkOver" });
        return setOut(ctx, "invite", { linkId: link.id });
      }),

    /** To link one's own account with the one there. */
    linkProvider: procedure("account.own", { stepUp: true })
      .input(noInput)
      .mutation(({ ctx }) =>
        setOut(ctx, "link", { sessionHash: ctx.actor.sessionHash }),
      ),

    unlinkProvider: procedure("account.own", { stepUp: true })
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await unlinkOwn(ctx.change, unkeyed(ctx.asking))),
      ),

    /** To prove there, once more, who somebody is. */
    proveAtProvider: procedure("account.own", { whileEnrolling: true })
      .input(noInput)
      .mutation(({ ctx }) =>
        setOut(ctx, "prove", { sessionHash: ctx.actor.sessionHash }),
      ),

    finishSso: openProcedure
      .input(finishSsoInput)
      .mutation(async ({ ctx, input }) => {
        answer(await tries.countAddress(ctx.address));
        const parts = partsFor(ctx);
        const browser = ctx.trip.token;
        const arrival = answer(
          await arrive(parts, { input, browser }, ctx.now()),
        );
        const { purpose } = arrival.trip;
        if (purpose === "link" || purpose === "prove") {
          const { token } = answer(await forActor(ctx, arrival));
          ctx.session.begin(token);
          ctx.trip.end();
          return { purpose, stage: null, me: null, ways: [] };
        }
        const begun = answer(
          purpose === "invite"
            ? await takeInvitation(parts, placeOf(ctx), arrival)
            : await signInFromProvider(parts, placeOf(ctx), arrival.outsider),
        );
        ctx.session.begin(begun.token);
        ctx.trip.end();
        return { purpose, ...(await toldOf(ctx, begun)), ways: begun.ways };
      }),
  };

  function forActor(ctx: Context, arrival: Arrival) {
    const { actor, requestId, ipClass } = ctx;
    if (actor === null) return refused("ssoRefused");
    const asking = { actor, now: ctx.now(), requestId, ipClass };
    return arrival.trip.purpose === "link"
      ? linkOwn(ctx.change, asking, arrival)
      : proveAtProvider(
          partsFor(ctx),
          { ...asking, isEnrolling: ctx.isEnrolling },
          arrival,
        );
  }
}
