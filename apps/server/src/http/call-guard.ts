import type { NextFunction, Request, RequestHandler, Response } from "express";
import { refusals, type Refusal } from "@kept/domain/refusal";
import { readBodyText } from "./body-text.ts";

/** Calls in one message, and bytes of one message. */
export const mostCalls = 10;
export const mostBytes = 1_000_000;

/** The subscription, as the only thing that is answered to GET. */
const streamPath = "/live.events";

/**
 * Stands in front of the API. tRPC alone would answer a form of another site: so only POST, only JSON, only
 * with a header that no form can set, and only from our own pages. The one stream is asked for by the browser
 * itself, as GET and without headers of ours, so there what the browser says of the page has to do.
 */
export function callGuard(): RequestHandler {
  return (request, response, next) => {
    if (isForStream(request)) {
      if (isFromOurPages(request)) next();
      else refuseCall(response, { code: "badOrigin" });
      return;
    }
    const refusal = refusalOfHeaders(request);
    if (refusal !== null) {
      refuseCall(response, refusal);
      return;
    }
    void takeBody(request, response, next);
  };
}

async function takeBody(
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  try {
    const body = await readBodyText(request, mostBytes);
    if (!body.ok) {
      // What is still on its way is not waited for.
      response.setHeader("Connection", "close");
      refuseCall(response, body.refusal);
      return;
    }
    request.body = body.value === "" ? "{}" : body.value;
    next();
  } catch (error) {
    next(error);
  }
}

function refusalOfHeaders(request: Request): Refusal | null {
  const { headers } = request;
  if (request.method !== "POST")
    return { code: "wrongMethod", params: { accepted: "POST" } };
  const type = (headers["content-type"] ?? "")
    .split(";", 1)[0]
    ?.trim()
    .toLowerCase();
  if (
    type !== "application/json" ||
    headers["content-encoding"] !== undefined
  ) {
    return {
      code: "unsupportedType",
      params: { accepted: "application/json" },
    };
  }
  if (!isOwnCall(request)) return { code: "badOrigin" };
  const batch = request.path.split(",").length;
  return batch > mostCalls
    ? { code: "tooManyCalls", params: { limit: mostCalls } }
    : null;
}

/** What `EventSource` sends, and neither a link, nor an image, nor a form can. */
function isForStream({ method, path, headers }: Request): boolean {
  return (
    method === "GET" &&
    path === streamPath &&
    headers.accept === "text/event-stream"
  );
}

/** A call that only our own pages, or a program with its own session, can make. */
export function isOwnCall(request: Request): boolean {
  return request.headers["x-kept"] === "1" && isFromOurPages(request);
}

/** A browser says where a call comes from. A program may say nothing; it cannot borrow anybody's cookie. */
function isFromOurPages(request: Request): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const { origin } = request.headers;
  return (
    origin === undefined ||
    origin === `${request.protocol}://${request.headers.host ?? ""}`
  );
}

/** The refusal in the envelope that the client of the API reads. */
function refuseCall(response: Response, refusal: Refusal): void {
  const { status } = refusals[refusal.code];
  response.status(status).json({
    error: {
      code: -32_600,
      message: refusal.code,
      data: {
        code: "BAD_REQUEST",
        httpStatus: status,
        refusal,
        incident: null,
      },
    },
  });
}
