import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

export interface Patience {
  /** How long a call in JSON may take to arrive, in milliseconds. */
  readonly callMs: number;
  /** A file may take as long as it likes while this much of it comes, per second. */
  readonly fileBytesPerSecond: number;
  /** How often that is looked at, in milliseconds. */
  readonly everyMs: number;
}

const usual: Patience = {
  callMs: 30_000,
  fileBytesPerSecond: 50_000,
  everyMs: 10_000,
};

/**
 * Ends a body that dawdles. A call is short and has half a minute; a file of 50 MB may well need longer over a
 * slow line, but one that trickles only holds a connection.
 */
export function bodyPatience(patience: Partial<Patience> = {}): RequestHandler {
  const { callMs, fileBytesPerSecond, everyMs } = { ...usual, ...patience };
  return (request, _response, next) => {
    if (!bringsBody(request)) {
      next();
      return;
    }
    const { socket } = request;
    let seen = socket.bytesRead;
    const timer = isCall(request)
      ? setTimeout(() => {
          request.destroy();
        }, callMs)
      : setInterval(() => {
          if (socket.bytesRead - seen < (fileBytesPerSecond * everyMs) / 1000)
            request.destroy();
          seen = socket.bytesRead;
        }, everyMs);
    const done = () => {
      clearInterval(timer);
    };
    request.once("end", done).once("close", done);
    next();
  };
}

function bringsBody({ headers }: IncomingMessage): boolean {
  return (
    headers["transfer-encoding"] !== undefined ||
    Number(headers["content-length"] ?? 0) > 0
  );
}

function isCall({ headers }: IncomingMessage): boolean {
  return (headers["content-type"] ?? "").includes("json");
}
