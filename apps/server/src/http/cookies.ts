import type { Request, Response } from "express";

// `__Host-` binds a cookie to this host and to TLS. Over plain http, as on one's own machine, a browser may
// refuse it (Safari does even for localhost), so there it carries a plain name and no Secure.
const secureName = "__Host-sid";
const plainName = "kept_sid";

function nameFor(request: Request): string {
  return request.secure ? secureName : plainName;
}

/** The value of one cookie; a name sent twice counts as not sent, because somebody planted one of them. */
function readCookie(header: string | undefined, name: string): string | null {
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

export function sessionToken(request: Request): string | null {
  return readCookie(request.headers.cookie, nameFor(request));
}

/** The browser that set out for the provider is the one that may come back. */
const tripMs = 10 * 60_000;

function tripNameFor(request: Request): string {
  return request.secure ? "__Host-trip" : "kept_trip";
}

export function tripToken(request: Request): string | null {
  return readCookie(request.headers.cookie, tripNameFor(request));
}

export function beginTripCookie(
  request: Request,
  response: Response,
  token: string,
): void {
  response.cookie(tripNameFor(request), token, {
    ...ownOnly(request),
    maxAge: tripMs,
  });
}

export function endTripCookie(request: Request, response: Response): void {
  response.clearCookie(tripNameFor(request), ownOnly(request));
}

// Strict: the page to which the provider sends a browser back fetches as one of our own.
function ownOnly(request: Request) {
  return {
    httpOnly: true,
    sameSite: "strict",
    secure: request.secure,
    path: "/",
  } as const;
}

export function beginSessionCookie(
  request: Request,
  response: Response,
  token: string,
): void {
  response.cookie(nameFor(request), token, ownOnly(request));
}

export function endSessionCookie(request: Request, response: Response): void {
  response.clearCookie(nameFor(request), ownOnly(request));
  response.setHeader("Clear-Site-Data", '"*"');
}
