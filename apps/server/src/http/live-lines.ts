import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  isTrackedEnvelope,
} from "@trpc/server";
import { setImmediate as otherThings } from "node:timers/promises";
import type { Request, RequestHandler, Response } from "express";
import type { Wire } from "./json-calls.ts";

/** An open page that listens. */
interface Line {
  readonly response: Response;
  /** Something was written since the last ping. */
  isFresh: boolean;
}

/** One message on a line, as the browser's own EventSource reads it. */
interface Word {
  readonly event?: string;
  readonly data: string;
  readonly id?: string;
}

interface Asked {
  readonly path: string;
  readonly input: unknown;
}

/** So many lines are pinged before the house does something else. */
const mostInARow = 100;

/**
 * Carries the stream of a page with tRPC's own procedure, errors and messages but without its web streams, which
 * keep ten times as much for each open page; and with one clock for the pings of all. Whatever is asked in
 * another way goes on to tRPC's adapter. A test reads both streams.
 */
export function liveLines<Ctx>(wire: Wire<Ctx>): RequestHandler {
  const lines = new Set<Line>();
  let pinging: NodeJS.Timeout | null = null;
  const { sse } = wire.router._def._config;
  const greeting = JSON.stringify(sse?.client ?? {});

  async function pingAll(): Promise<void> {
    let told = 0;
    for (const line of lines) {
      if (!line.isFresh)
        line.response.write(bytesOf("event: ping\ndata: \n\n\n"));
      line.isFresh = false;
      told += 1;
      if (told % mostInARow === 0) await otherThings();
    }
  }

  function hold(line: Line): void {
    lines.add(line);
    pinging ??= setInterval(() => void pingAll(), sse?.ping?.intervalMs);
  }

  function letGo(line: Line): void {
    lines.delete(line);
    if (lines.size > 0 || pinging === null) return;
    clearInterval(pinging);
    pinging = null;
  }

  async function carry(
    { path, input }: Asked,
    request: Request,
    response: Response,
  ): Promise<void> {
    const gone = new AbortController();
    response.once("close", () => {
      gone.abort();
    });
    const asked = wire.createContext({
      req: request,
      res: response,
      callCount: 1,
    });
    const ctx = await asked.catch(() => undefined);
    const line: Line = { response, isFresh: true };
    openLine(response);
    hold(line);
    try {
      await say(line, { event: "connected", data: greeting });
      const words = (await callTRPCProcedure({
        router: wire.router,
        path,
        type: "subscription",
        ctx: await asked,
        batchIndex: 0,
        getRawInput: () => Promise.resolve(input),
        signal: gone.signal,
      })) as AsyncIterable<unknown>;
      for await (const word of words) {
        await say(line, wordOf(word));
        if (gone.signal.aborted) return;
      }
      await say(line, { event: "return", data: "" });
    } catch (cause) {
      if (gone.signal.aborted) return;
      const error = getTRPCErrorFromUnknown(cause);
      wire.onError({ error, ctx, path });
      const config = wire.router._def._config;
      const call = { type: "subscription", path, input, ctx } as const;
      const shape: unknown = getTRPCErrorShape({ config, error, ...call });
      await say(line, {
        event: "serialized-error",
        data: JSON.stringify(shape),
      });
    } finally {
      letGo(line);
      response.end();
    }
  }

  return (request, response, next) => {
    const asked = plainStream(request);
    if (asked === null) next();
    else void carry(asked, request, response);
  };
}

/** What the stream is asked for by: nothing, or the place where the page lost it. */
function plainStream(request: Request): Asked | null {
  const { method, path, url, headers } = request;
  if (method !== "GET") return null;
  const search = new URLSearchParams(url.slice(path.length));
  const given = search.get("input");
  if (search.size > (given === null ? 0 : 1)) return null;
  const input = given === null ? undefined : inputOf(given);
  if (input === null) return null;
  const lastEventId = headers["last-event-id"];
  return {
    path: path.slice(1),
    // A browser that comes back by itself says in a header where it was.
    input: typeof lastEventId === "string" ? { ...input, lastEventId } : input,
  };
}

/** Null for what no page of ours sends. */
function inputOf(given: string): object | null {
  try {
    const read: unknown = JSON.parse(given);
    return typeof read === "object" && !Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

function openLine(response: Response): void {
  response.statusCode = 200;
  response.setHeader("content-type", "text/event-stream");
  response.setHeader("cache-control", "no-cache, no-transform");
  response.setHeader("x-accel-buffering", "no");
  response.setHeader("vary", "trpc-accept, accept");
  // The stream ends with its connection: cut into chunks, every word would be three writes.
  response.removeHeader("transfer-encoding");
  response.setHeader("connection", "close");
}

function wordOf(word: unknown): Word {
  if (!isTrackedEnvelope(word)) return { data: JSON.stringify(word) };
  const [id, data] = word;
  return { data: JSON.stringify(data), id };
}

let latest = { text: "", bytes: Buffer.alloc(0) };

/** Most pages are told the same one after the other: it is made into bytes once. */
function bytesOf(text: string): Buffer {
  if (latest.text !== text) latest = { text, bytes: Buffer.from(text, "utf8") };
  return latest.bytes;
}

/** Settles when the page takes more. */
async function say(line: Line, { event, data, id }: Word): Promise<void> {
  const { response } = line;
  const told = [
    ...(event === undefined ? [] : [`event: ${event}`]),
    `data: ${data}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
  ];
  line.isFresh = true;
  if (response.write(bytesOf(`${told.join("\n")}\n\n\n`)) || response.closed)
    return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off("drain", done).off("close", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
  });
}
