import type { Request } from "express";
import type { Sessions, Visitor } from "../people/sessions.ts";
import { sessionToken } from "./cookies.ts";

/**
 * Who is calling. A page says whose it is: when another window of the same browser has signed in as somebody
 * else, its calls are nobody's instead of being done in the other's name.
 */
export async function visitorOf(
  sessions: Sessions,
  request: Request,
): Promise<Visitor | null> {
  const { headers, method, baseUrl } = request;
  const token = sessionToken(request);
  // A page that nobody touches keeps nobody signed in, and neither does one that only listens: a subscription
  // is the only call that comes as GET; see call-guard.ts.
  const isListening = method === "GET" && baseUrl === "/trpc";
  const isQuiet = headers["x-kept-quiet"] === "1" || isListening;
  const visitor = await (isQuiet
    ? sessions.peek(token)
    : sessions.whoIs(token));
  const whose = headers["x-kept-who"];
  return whose === undefined || whose === visitor?.actor.id ? visitor : null;
}

/** The same for what stands beside the API: somebody who has yet to set up a second factor is nobody there. */
export async function insiderOf(
  sessions: Sessions,
  request: Request,
): Promise<Visitor | null> {
  const visitor = await visitorOf(sessions, request);
  return visitor?.isEnrolling === true ? null : visitor;
}
