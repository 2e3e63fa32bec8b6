import { initTRPC } from "@trpc/server";
import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import { refusals } from "@kept/domain/refusal";
import { z } from "zod";
import { diskFault } from "../db/constraint-error.ts";
import type { Intent } from "../ledger/change.ts";
import type { Context } from "./context.ts";
import { isProvedLately } from "./proof.ts";
import { answer, refusalError, refusalIn } from "./refusal-error.ts";
import { refusedLook, type Sees } from "./seen.ts";

interface Meta {
  readonly permission: Permission | "open";
  /** Whether it is refused to those who have not proved lately who they are. */
  readonly stepUp?: boolean;
  /** How many others have to say yes before it does anything. */
  readonly approvals?: number;
  /** What its answer shows of cases; without it, it shows none. */
  readonly sees?: Sees;
  /** Whether it is open to somebody who has yet to set up a second factor. */
  readonly whileEnrolling?: boolean;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: {
      // A line that died silently is noticed on both sides.
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    // Only what stands here reaches the client: codes and refusals, no message and no stack. A bug is
    // known to both sides by its incident id.
    errorFormatter: ({ shape, error, ctx }) => {
      const refusal = refusalIn(error);
      return {
        code: shape.code,
        message: refusal?.code ?? "incident",
        data: {
          code: error.code,
          httpStatus:
            refusal === null
              ? shape.data.httpStatus
              : refusals[refusal.code].status,
          refusal,
          incident: refusal === null ? (ctx?.requestId ?? "unknown") : null,
        },
      };
    },
  });

/** A disk that fails under a read or a counter is said like one that fails under a change. */
const house = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) {
    const fault = diskFault(result.error.cause);
    if (fault === "unknown") throw refusalError({ code: "unknownOutcome" });
    if (fault === "full") throw refusalError({ code: "diskFull" });
    if (fault === "unable") throw refusalError({ code: "fileUnable" });
  }
  return result;
});

export const router = t.router;
export const callerFactory = t.createCallerFactory;

/** The input of a procedure that takes none. */
export const noInput = z.strictObject({}).optional();

/** The shape of the key that a client makes once per act. */
export function isIdempotencyKey(key: unknown): key is string {
  return typeof key === "string" && /^[A-Za-z0-9_-]{16,128}$/.test(key);
}

/** Everything that a change has to know of its call, but what it is about. */
export type Asking = Omit<Intent, "action" | "case">;

const signedIn = t.middleware(async (call) => {
  const { ctx, type, meta, path, next } = call;
  const { actor } = ctx;
  if (actor === null) throw refusalError({ code: "notSignedIn" });
  const { now, requestId, ipClass } = askingOf(ctx, actor, "query");
  const who = { actor, now, requestId, ...(ipClass && { ipClass }) };
  // No log, no answer: what was shown or refused is on the disk before anybody is told.
  const noteRefusal = async (): Promise<void> => {
    // What cannot be read names nothing.
    const tried = await call.getRawInput().catch(() => undefined);
    answer(await ctx.looks.note({ ...who, ...refusedLook(path, tried) }));
  };
  const permission = meta?.permission;
  if (
    permission === undefined ||
    permission === "open" ||
    !may(actor, permission)
  ) {
    await noteRefusal();
    throw refusalError({ code: "notAllowed" });
  }
  if (ctx.isEnrolling && meta?.whileEnrolling !== true)
    throw refusalError({ code: "factorNeeded" });
  if (meta?.stepUp === true && !isProvedLately(ctx.provedAt, ctx.now()))
    throw refusalError({ code: "stepUpRequired" });
  const result = await next({
    ctx: { actor, asking: askingOf(ctx, actor, type) },
  });
  if (!result.ok) {
    const code = refusalIn(result.error)?.code;
    if (code === "notFound" || code === "notAllowed") await noteRefusal();
    return result;
  }
  const seen = meta?.sees?.(result.data, await call.getRawInput()) ?? null;
  if (seen !== null)
    answer(await ctx.looks.note({ ...who, ...seen, outcome: "done" }));
  return result;
});

function askingOf(
  ctx: Context,
  actor: Actor,
  type: "query" | "mutation" | "subscription",
): Asking {
  const asking = {
    actor,
    now: ctx.now(),
    requestId: ctx.requestId,
    ipClass: ctx.ipClass,
  };
  if (type !== "mutation") return asking;
  // One key names one act, so changes are never sent in a batch.
  if (ctx.callCount !== 1) throw refusalError({ code: "changesTravelAlone" });
  const key = ctx.idempotencyKey;
  if (!isIdempotencyKey(key))
    throw refusalError({ code: "idempotencyKeyMissing" });
  return {
    ...asking,
    idempotency: { key, bodyHash: ctx.bodyHash },
    ...(ctx.draftId !== null && { draftId: ctx.draftId }),
  };
}

/**
 * The only way to make a procedure that asks who is calling. `ctx.asking` is what a change needs to know of
 * the call: add the action and the case and hand it to `ctx.change`. With `stepUp` it is refused to a session
 * whose last proof is older than five minutes; our pages then ask for one on the spot and send the call again.
 * One whose answer shows something of cases says what it `sees`: that is in the ledger before the answer leaves.
 */
export function procedure(
  permission: Permission,
  {
    stepUp = false,
    approvals = 0,
    whileEnrolling = false,
    ...more
  }: Omit<Meta, "permission"> = {},
) {
  return house
    .meta({ permission, stepUp, approvals, whileEnrolling, ...more })
    .use(signedIn);
}

/** For the procedures that people meet before they have signed in, or after. A test counts them. */
export const openProcedure = house.meta({ permission: "open" });
