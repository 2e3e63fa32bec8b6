import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";

export interface ListeningServer {
  readonly port: number;
  /** Lets what is under way finish for at most `patienceMs`, then ends every connection. */
  close(patienceMs?: number): Promise<void>;
}

export type Listening =
  | { readonly ok: true; readonly server: ListeningServer }
  | { readonly ok: false; readonly line: string };

/** How long a caller may take over the head of a request. */
interface HeadPatience {
  readonly ms: number;
  /** How often that is looked at, in milliseconds. */
  readonly everyMs: number;
}

/** Listens with limits on everything that a slow or hostile caller could draw out. */
export async function listen(
  app: Express,
  {
    host,
    port,
    heads = { ms: 10_000, everyMs: 2_000 },
  }: {
    readonly host: string;
    readonly port: number;
    /** Shorter in tests. */
    readonly heads?: HeadPatience;
  },
): Promise<Listening> {
  const server = createServer(
    { connectionsCheckingInterval: heads.everyMs, requireHostHeader: true },
    app,
  );
  server.headersTimeout = heads.ms;
  // Room for 50 MB at the slowest; bodies that dawdle are ended by http/body-patience.ts.
  server.requestTimeout = 20 * 60_000;
  server.keepAliveTimeout = 5_000;
  server.maxRequestsPerSocket = 1_000;
  server.maxConnections = 12_000;
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, host, () => {
      server.off("error", resolve);
      resolve(null);
    });
  });
  if (problem !== null)
    return { ok: false, line: lineFor(problem, host, port) };
  return {
    ok: true,
    server: {
      port: (server.address() as AddressInfo).port,
      close: (patienceMs = 5_000) => drain(server, patienceMs),
    },
  };
}

function lineFor(
  problem: NodeJS.ErrnoException,
  host: string,
  port: number,
): string {
  return problem.code === "EADDRINUSE"
    ? `Port ${port} is taken by another program. Choose another one, for example PORT=${port + 1}. Nothing was started.`
    : `Kept cannot listen on ${host}:${port} (${problem.code ?? problem.name}). Choose HOST and PORT. Nothing was started.`;
}

function drain(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => {
      server.closeAllConnections();
    }, patienceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
