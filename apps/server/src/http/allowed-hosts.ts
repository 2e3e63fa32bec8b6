import type { RequestHandler } from "express";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Which names this server answers to. Bound to loopback it answers to loopback only: a page elsewhere could
 * otherwise let its own name point here. An empty list answers to every name. */
export function hostsFor(
  listeningOn: string,
  configured: readonly string[],
): readonly string[] {
  if (configured.length > 0) return configured;
  return [...loopback, "::1"].includes(listeningOn) ? loopback : [];
}

export function onlyHosts(hosts: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const name = (request.headers.host ?? "")
      .toLowerCase()
      .replace(/:\d+$/, "");
    if (hosts.length === 0 || hosts.includes(name)) {
      next();
      return;
    }
    response
      .status(400)
      .type("text/plain")
      .send("This server does not answer to that name.\n");
  };
}
