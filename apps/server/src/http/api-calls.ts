import { createHash } from "node:crypto";
import type { AnyTRPCRouter } from "@trpc/server";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import type { Request, RequestHandler, Response } from "express";
import type { Context } from "../api/context.ts";
import { refusalIn } from "../api/refusal-error.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Change, ChangeMany } from "../ledger/change.ts";
import type { Looks } from "../ledger/looks.ts";
import { errorShape, type HouseLog } from "../log/house-log.ts";
import type { Sessions } from "../people/sessions.ts";
import { mostBytes, mostCalls } from "./call-guard.ts";
import {
  beginSessionCookie,
  beginTripCookie,
  endSessionCookie,
  endTripCookie,
  sessionToken,
  tripToken,
} from "./cookies.ts";
import type { Wire } from "./json-calls.ts";
import { deviceOf } from "./device.ts";
import { ipClassOf, requestIdOf } from "./request-id.ts";
import { visitorOf } from "./session-of.ts";

export interface CallParts {
  readonly router: AnyTRPCRouter;
  readonly db: Db;
  readonly change: Change;
  readonly changeMany: ChangeMany;
  readonly looks: Looks;
  readonly clock: WallClock;
  readonly sessions: Sessions;
  readonly log: HouseLog;
  /** Told when the disk gave no answer: the process should end and be started again. */
  readonly onDiskFault: () => void;
}

async function contextOf(
  parts: CallParts,
  {
    request,
    response,
    callCount,
  }: { request: Request; response: Response; callCount: number },
): Promise<Context> {
  const token = sessionToken(request);
  const key = request.headers["idempotency-key"];
  const draft = request.headers["x-kept-draft"];
  const body: unknown = request.body;
  const visitor = await visitorOf(parts.sessions, request);
  return {
    actor: visitor?.actor ?? null,
    provedAt: visitor?.provedAt ?? null,
    isEnrolling: visitor?.isEnrolling ?? false,
    origin: `${request.protocol}://${request.headers.host ?? ""}`,
    device: deviceOf(request.headers["user-agent"]),
    db: parts.db,
    change: parts.change,
    changeMany: parts.changeMany,
    looks: parts.looks,
    now: () => parts.clock.now(),
    requestId: requestIdOf(response),
    address: request.ip ?? "unknown",
    ipClass: ipClassOf(request.ip),
    idempotencyKey: typeof key === "string" ? key : null,
    draftId: typeof draft === "string" && isUuid(draft) ? draft : null,
    bodyHash: createHash("sha256")
      .update(`${request.path}\n${typeof body === "string" ? body : ""}`)
      .digest("hex"),
    callCount,
    session: {
      token,
      begin: (fresh) => {
        beginSessionCookie(request, response, fresh);
      },
      end: () => {
        endSessionCookie(request, response);
      },
    },
    trip: {
      token: tripToken(request),
      begin: (fresh) => {
        beginTripCookie(request, response, fresh);
      },
      end: () => {
        endTripCookie(request, response);
      },
    },
  };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** How calls are answered, whichever adapter reads and writes them. */
export function wireOf(parts: CallParts): Wire<Context> {
  return {
    router: parts.router,
    createContext: ({ req, res, callCount }) =>
      contextOf(parts, { request: req, response: res, callCount }),
    onError: ({ error, ctx, path }) => {
      const refusal = refusalIn(error);
      if (refusal?.code === "unknownOutcome") parts.onDiskFault();
      if (refusal !== null) return;
      parts.log.write({
        event: "bug",
        incident: ctx?.requestId ?? "unknown",
        where: path ?? "api",
        ...errorShape(error.cause ?? error),
      });
    },
  };
}

/** tRPC's own adapter; everything in front of it has already been let through by the guard. */
export function anyCalls({
  router,
  createContext,
  onError,
}: Wire<Context>): RequestHandler {
  return createExpressMiddleware({
    router,
    allowMethodOverride: true,
    maxBatchSize: mostCalls,
    maxBodySize: mostBytes,
    createContext: ({ req, res, info }) =>
      createContext({ req, res, callCount: info.calls.length }),
    onError: ({ error, ctx, path }) => {
      onError({ error, ctx: ctx as Context | undefined, path });
    },
  });
}
