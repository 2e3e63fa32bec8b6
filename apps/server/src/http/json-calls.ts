import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  type TRPCError,
  type AnyTRPCProcedure,
  type AnyTRPCRouter,
} from "@trpc/server";
import type { Request, RequestHandler, Response } from "express";
import { mostCalls } from "./call-guard.ts";

type Procedures = Readonly<Record<string, AnyTRPCProcedure>>;

/** What is the same for this wire and for tRPC's own. */
export interface Wire<Ctx> {
  readonly router: AnyTRPCRouter;
  readonly createContext: (call: {
    readonly req: Request;
    readonly res: Response;
    readonly callCount: number;
  }) => Promise<Ctx>;
  readonly onError: (failed: {
    readonly error: TRPCError;
    readonly ctx: Ctx | undefined;
    readonly path: string | undefined;
  }) => void;
}

/** One message of plain calls: questions or one change, in JSON, each with a procedure that exists. */
interface Message {
  readonly paths: readonly string[];
  readonly isBatch: boolean;
  readonly type: "query" | "mutation";
  readonly inputs: readonly unknown[];
}

interface Answer {
  readonly text: string;
  readonly status: number;
}

/**
 * Answers the calls that come a thousand times a day, with tRPC's own procedures, errors and envelope but
 * without its Request, Response and streams, which take three times as long as the question itself. Whatever
 * is not plain (a subscription, a stream, a path or a body that does not read) goes on to tRPC's adapter. A
 * test sends both the same messages.
 */
export function jsonCalls<Ctx>(wire: Wire<Ctx>): RequestHandler {
  const procedures = wire.router._def.procedures as Procedures;
  return (request, response, next) => {
    const message = plainMessage(request, procedures);
    if (message === null) next();
    else void answerMessage(wire, message, { request, response });
  };
}

function plainMessage(
  request: Request,
  procedures: Procedures,
): Message | null {
  const { headers } = request;
  const search = request.url.slice(request.path.length);
  const path = request.path.slice(request.path.lastIndexOf("/") + 1);
  const isBatch = search === "?batch=1";
  if (
    request.method !== "POST" ||
    (!isBatch && search !== "") ||
    !/^[\w.,]+$/.test(path) ||
    headers["trpc-accept"] !== undefined ||
    headers.accept?.includes("jsonl") === true
  )
    return null;
  const paths = isBatch ? path.split(",") : [path];
  if (paths.length > mostCalls) return null;
  const types = new Set(
    paths.map((one) =>
      Object.hasOwn(procedures, one) ? procedures[one]?._def.type : undefined,
    ),
  );
  const [type] = types;
  if (types.size !== 1 || (type !== "query" && type !== "mutation"))
    return null;
  const inputs = inputsOf(request.body, isBatch ? paths.length : null);
  return inputs === null ? null : { paths, isBatch, type, inputs };
}

/** What each call was given; null when the body is not what such calls bring. */
function inputsOf(
  body: unknown,
  batch: number | null,
): readonly unknown[] | null {
  if (typeof body !== "string") return null;
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return null;
  }
  if (batch === null) return [read];
  if (typeof read !== "object" || read === null || Array.isArray(read))
    return null;
  const given = read as Readonly<Record<number, unknown>>;
  return Array.from({ length: batch }, (_, index) => given[index]);
}

async function answerMessage<Ctx>(
  wire: Wire<Ctx>,
  message: Message,
  { request, response }: { request: Request; response: Response },
): Promise<void> {
  const asked = wire.createContext({
    req: request,
    res: response,
    callCount: message.paths.length,
  });
  // Whoever cannot be told from a stranger is refused call by call.
  const ctx = await asked.catch(() => undefined);
  const leaving = new AbortController();
  response.once("close", () => {
    if (!response.writableEnded) leaving.abort();
  });
  const answers = await Promise.all(
    message.paths.map((path, batchIndex) =>
      answerCall(wire, message, { path, batchIndex, asked, ctx, leaving }),
    ),
  );
  const { text, status } = answerOf(wire, message, { answers, ctx });
  // A procedure may have said something else already.
  if (response.statusCode === 200) response.statusCode = status;
  response.setHeader("vary", "trpc-accept, accept");
  response.setHeader("content-type", "application/json");
  // As bytes at once: a socket takes several times as long over a text that is not all Latin.
  const bytes = Buffer.from(text, "utf8");
  response.setHeader("content-length", bytes.length);
  response.end(bytes);
}

interface Call<Ctx> {
  readonly path: string;
  readonly batchIndex: number;
  readonly asked: Promise<Ctx>;
  readonly ctx: Ctx | undefined;
  readonly leaving: AbortController;
}

interface Item {
  readonly item: unknown;
  readonly status: number;
}

async function answerCall<Ctx>(
  wire: Wire<Ctx>,
  { type, inputs }: Message,
  { path, batchIndex, asked, ctx, leaving }: Call<Ctx>,
): Promise<Item> {
  const input = inputs[batchIndex];
  try {
    const data: unknown = await callTRPCProcedure({
      router: wire.router,
      path,
      type,
      ctx: await asked,
      batchIndex,
      getRawInput: () => Promise.resolve(input),
      signal: leaving.signal,
    });
    return { item: { result: { data } }, status: 200 };
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    wire.onError({ error, ctx, path });
    return shapeOf(wire, error, { type, path, input, ctx });
  }
}

function answerOf<Ctx>(
  wire: Wire<Ctx>,
  { isBatch, type }: Message,
  { answers, ctx }: { answers: readonly Item[]; ctx: Ctx | undefined },
): Answer {
  const items = answers.map(({ item }) => item);
  const statuses = new Set(answers.map(({ status }) => status));
  try {
    return {
      text: JSON.stringify(isBatch ? items : items[0]),
      // Answers that ended differently are told apart inside.
      status: statuses.size === 1 ? (answers[0]?.status ?? 200) : 207,
    };
  } catch (cause) {
    // What was said cannot be written.
    const error = getTRPCErrorFromUnknown(cause);
    wire.onError({ error, ctx, path: undefined });
    const call = { type, path: undefined, input: undefined, ctx };
    const { item, status } = shapeOf(wire, error, call);
    return { text: JSON.stringify(item), status };
  }
}

function shapeOf<Ctx>(
  { router }: Wire<Ctx>,
  error: TRPCError,
  call: {
    readonly type: "query" | "mutation";
    readonly path: string | undefined;
    readonly input: unknown;
    readonly ctx: Ctx | undefined;
  },
): Item {
  const config = router._def._config;
  // The house's own formatter (api/procedure.ts) names the status of every error.
  const shape = getTRPCErrorShape({ config, error, ...call }) as {
    readonly data: { readonly httpStatus: number };
  };
  return {
    item: { error: shape },
    status: shape.data.httpStatus,
  };
}
