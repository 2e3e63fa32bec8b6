import { randomUUIDv7 } from "node:crypto";
import { isIP } from "node:net";
import type { NextFunction, Request, Response } from "express";

/** Every answer names the id under which it stands in the log and in the ledger. Ours, never the caller's. */
export function giveRequestId(
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  const id = randomUUIDv7();
  response.locals["requestId"] = id;
  response.setHeader("X-Request-Id", id);
  next();
}

export function requestIdOf(response: Response): string {
  const id: unknown = response.locals["requestId"];
  return typeof id === "string" ? id : "unknown";
}

/** What kind of network an address belongs to; the address itself goes into no record. */
export function ipClassOf(address: string | undefined): string {
  const plain = (address ?? "").replace(/^::ffff:/, "");
  const kind = isIP(plain);
  if (kind === 0) return "unknown";
  if (plain === "::1" || plain.startsWith("127.")) return "loopback";
  const isPrivate =
    kind === 4
      ? /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(plain)
      : /^(f[cd]|fe[89ab])/i.test(plain);
  return isPrivate ? "private" : "public";
}
