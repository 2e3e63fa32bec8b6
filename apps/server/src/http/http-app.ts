import express, {
  type Express,
  type NextFunction,
  type Request,
  type Response,
} from "express";
import type { Actor } from "@kept/domain/access/actor";
import { diskFault } from "../db/constraint-error.ts";
import { errorShape, type HouseLog } from "../log/house-log.ts";
import type { Visitor } from "../people/sessions.ts";
import { anyCalls, wireOf, type CallParts } from "./api-calls.ts";
import { jsonCalls } from "./json-calls.ts";
import { liveLines } from "./live-lines.ts";
import { hostsFor, onlyHosts } from "./allowed-hosts.ts";
import { bodyPatience } from "./body-patience.ts";
import { callGuard } from "./call-guard.ts";
import { takeCspReports } from "./csp-reports.ts";
import type { Meter } from "./meter.ts";
import { ipClassOf, giveRequestId, requestIdOf } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendIncident, sendRefusal } from "./send-refusal.ts";
import { insiderOf } from "./session-of.ts";
import { singlePage } from "./single-page.ts";

export interface HttpOptions {
  /** Where the built screens lie. */
  readonly webFolder: string;
  readonly host: string;
  /** Names this server answers to; empty for the ones that follow from where it listens. */
  readonly hosts: readonly string[];
  /** Addresses of proxies whose word about the caller is taken; none by default. */
  readonly trustedProxies: readonly string[];
}

/** What a route outside the API is given. */
export interface RouteTools {
  /** Who is calling by their session; null when nobody is signed in. */
  actorOf(request: Request): Promise<Actor | null>;
  /** The same with when they last proved it, for what asks for a fresh proof. */
  visitorOf(request: Request): Promise<Visitor | null>;
  requestIdOf(response: Response): string;
  ipClassOf(request: Request): string;
}

/** Files, the intake API: each room mounts its own routes here, before the screens. */
export type MountRoutes = (app: Express, tools: RouteTools) => void;

export interface HttpParts extends CallParts {
  readonly options: HttpOptions;
  readonly routes: readonly MountRoutes[];
  readonly meter: Meter;
  /** One line when something is wrong with the data, otherwise null. */
  readonly dataProblem: () => string | null;
  /** False while the process is closing down or must be started again. */
  readonly isReady: () => boolean;
}

export function makeHttpApp(parts: HttpParts): Express {
  const { options, log, sessions } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set(
    "trust proxy",
    options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
  );
  app.set("query parser", "simple");

  app.use(
    lettingGo(parts),
    giveRequestId,
    parts.meter.measure,
    answerLog(parts),
    bodyPatience(),
  );
  app.use(securityHeaders());
  app.use(onlyHosts(hostsFor(options.host, options.hosts)));

  app.get("/healthz", (_request, response) => {
    const problem = parts.dataProblem();
    response
      .status(problem === null ? 200 : 503)
      .json({ ok: problem === null });
  });
  app.get("/readyz", (_request, response) => {
    const ready = parts.isReady() && parts.dataProblem() === null;
    response.status(ready ? 200 : 503).json({ ok: ready });
  });
  app.post("/csp-reports", takeCspReports(log));

  const wire = wireOf(parts);
  app.use(
    "/trpc",
    callGuard(),
    jsonCalls(wire),
    liveLines(wire),
    anyCalls(wire),
  );

  const tools: RouteTools = {
    actorOf: async (request) =>
      (await insiderOf(sessions, request))?.actor ?? null,
    visitorOf: (request) => insiderOf(sessions, request),
    requestIdOf,
    ipClassOf: (request) => ipClassOf(request.ip),
  };
  for (const mount of parts.routes) mount(app, tools);
  app.use("/api", (_request, response) => {
    sendRefusal(response, { code: "notFound" });
  });

  app.use(singlePage(options.webFolder));
  app.use((_request, response) => {
    sendRefusal(response, { code: "notFound" });
  });
  app.use(
    (
      error: unknown,
      request: Request,
      response: Response,
      _next: NextFunction,
    ) => {
      answerError(error, { request, response, log });
    },
  );
  return app;
}

/** Where Express itself refuses (a bad address, a missing file) it says so in `status`; the rest is a bug. */
function answerError(
  error: unknown,
  {
    request,
    response,
    log,
  }: { request: Request; response: Response; log: HouseLog },
): void {
  if (response.headersSent || request.destroyed) {
    request.destroy();
    return;
  }
  const fault = diskFault(error);
  if (fault === "full") return sendRefusal(response, { code: "diskFull" });
  if (fault === "unable") return sendRefusal(response, { code: "fileUnable" });
  const status =
    error instanceof Error && "status" in error ? Number(error.status) : 500;
  if (status === 404) return sendRefusal(response, { code: "notFound" });
  if (status === 405)
    return sendRefusal(response, {
      code: "wrongMethod",
      params: { accepted: "GET" },
    });
  if (status >= 400 && status < 500)
    return sendRefusal(response, { code: "unreadableBody" });
  const incident = requestIdOf(response);
  log.write({
    event: "bug",
    incident,
    where: routeOf(request),
    ...errorShape(error),
  });
  sendIncident(response, incident);
}

/** While the house closes every answer ends its connection, so that nobody keeps it open with one more call. */
function lettingGo({ isReady }: Pick<HttpParts, "isReady">) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    if (!isReady()) response.setHeader("Connection", "close");
    next();
  };
}

function answerLog({ log, clock }: Pick<HttpParts, "log" | "clock">) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = clock.monotonic();
    response.once("finish", () => {
      log.write({
        event: "answered",
        requestId: requestIdOf(response),
        method: /^[A-Z]{1,10}$/.test(request.method) ? request.method : "?",
        route: routeOf(request),
        status: response.statusCode,
        ms: clock.monotonic() - began,
      });
    });
    next();
  };
}

/** What was called, without what was typed: a procedure, a pattern, or a first step of the way. */
function routeOf(request: Request): string {
  const path = request.originalUrl.split("?", 1)[0] ?? "";
  if (/^\/trpc\/[A-Za-z.,]{1,200}$/.test(path)) return path;
  const route = request.route as { path?: unknown } | undefined;
  if (typeof route?.path === "string") return route.path;
  return path.startsWith("/assets/") ? "/assets" : "page";
}
