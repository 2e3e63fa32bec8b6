import type { Request, Response } from "express";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { CallRate } from "../tokens/call-rate.ts";
import { findLiveToken, type ApiToken } from "../tokens/token-store.ts";

const bearer = /^bearer +(\S+)$/iu;

export interface TokenParts {
  readonly db: Db;
  readonly rate: CallRate;
}

/** The token of a call that opens `scope` now, counted; asked anew at every call, so a revoked one ends at once. */
export async function tokenFor(
  request: Request,
  scope: string,
  { db, rate, now }: TokenParts & { readonly now: string },
): Promise<Verdict<ApiToken>> {
  const sent = bearer.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const token = await findLiveToken(db, sent, now);
  if (token === null) {
    const counted = await rate.countStranger(request.ip ?? "unknown");
    return counted.ok ? refused("tokenUnknown") : counted;
  }
  const counted = await rate.count(token.id);
  if (!counted.ok) return counted;
  return token.scopes.some((one) => one === scope)
    ? granted(token)
    : refused("tokenScopeMissing", { scope });
}

/** What the protocol says beside the refusal. */
export function refusalHeaders(
  response: Response,
  { code, params }: { readonly code: string; readonly params?: object },
): void {
  if (code === "tokenUnknown")
    response.setHeader("WWW-Authenticate", 'Bearer realm="Kept"');
  if (code === "tooManyTries" && params !== undefined && "seconds" in params)
    response.setHeader("Retry-After", String(params.seconds));
}
