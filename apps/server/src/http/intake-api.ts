import { createHash } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { systemActor } from "@kept/domain/access/actor";
import { fieldProblems, fieldsOf } from "@kept/domain/field-problem";
import { refusals, sentenceOf, type Refusal } from "@kept/domain/refusal";
import { refused, type Verdict } from "@kept/domain/verdict";
import type { Answered, Operation, OutsideCall } from "../api/operation.ts";
import { isIdempotencyKey } from "../api/procedure.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import { readBodyText } from "./body-text.ts";
import { docsPage } from "./docs-page.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import { openApiDocument } from "./openapi.ts";
import { styleNonce } from "./security-headers.ts";
import { refusalHeaders, tokenFor, type TokenParts } from "./token-guard.ts";

export interface IntakeApiParts extends TokenParts {
  readonly clock: Pick<WallClock, "now">;
  readonly operations: readonly Operation[];
}

/** The documented API for programs outside, and its documentation. */
export function intakeApi(parts: IntakeApiParts): MountRoutes {
  const document = openApiDocument(parts.operations);
  return (app, tools) => {
    app.get("/api/docs/openapi.json", (_request, response) => {
      response.json(document);
    });
    app.get("/api/docs", (_request, response) => {
      response
        .type("html")
        .send(docsPage(parts.operations, styleNonce(response)));
    });
    for (const operation of parts.operations) {
      app.post(operation.path, answerTo(operation, parts, tools));
      app.all(operation.path, (_request, response) => {
        response.setHeader("Allow", "POST");
        sendApiRefusal(response, {
          code: "wrongMethod",
          params: { accepted: "POST" },
        });
      });
    }
    app.use("/api/v1", (_request, response) => {
      sendApiRefusal(response, { code: "notFound" });
    });
  };
}

function answerTo(
  operation: Operation,
  parts: IntakeApiParts,
  tools: RouteTools,
): RequestHandler {
  return async (request, response) => {
    const answered = await carryOut(operation, parts, {
      request,
      response,
      tools,
    });
    if (answered.ok) {
      response.status(answered.value.status).json(answered.value.body);
      return;
    }
    // What is still on its way is not waited for.
    if (!request.complete) response.setHeader("Connection", "close");
    sendApiRefusal(response, answered.refusal);
  };
}

interface Wire {
  readonly request: Request;
  readonly response: Response;
  readonly tools: RouteTools;
}

async function carryOut(
  operation: Operation,
  parts: IntakeApiParts,
  { request, response, tools }: Wire,
): Promise<Verdict<Answered>> {
  const now = parts.clock.now();
  const token = await tokenFor(request, operation.scope, { ...parts, now });
  if (!token.ok) return token;
  const unfit = refusalOfHeaders(operation, request);
  if (unfit !== null) return { ok: false, refusal: unfit };
  const key = request.headers["idempotency-key"];
  const call: OutsideCall = {
    asking: {
      actor: systemActor(operation.actor),
      now,
      requestId: tools.requestIdOf(response),
      ipClass: tools.ipClassOf(request),
    },
    // Two programs may well count their acts alike.
    key: typeof key === "string" ? `${token.value.id}.${key}` : null,
  };
  if (operation.takes === "message/rfc822")
    return operation.run(call, request as AsyncIterable<Uint8Array>);
  const text = await readBodyText(request, operation.limit.bytes);
  if (!text.ok) return text;
  const sent = parsed(text.value);
  if (sent === null) return refused("unreadableBody");
  const read = operation.schema.safeParse(sent.value);
  if (!read.success)
    return {
      ok: false,
      refusal: { code: "invalidInput", fields: fieldsOf(read.error) },
    };
  const hash = createHash("sha256").update(text.value, "utf8").digest("hex");
  return operation.run(call, { value: read.data, hash });
}

function refusalOfHeaders(
  operation: Operation,
  { headers }: Request,
): Refusal | null {
  const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim();
  if (
    type?.toLowerCase() !== operation.takes ||
    headers["content-encoding"] !== undefined
  )
    return { code: "unsupportedType", params: { accepted: operation.takes } };
  const { bytes, words } = operation.limit;
  if (Number(headers["content-length"] ?? 0) > bytes)
    return { code: "tooLarge", params: { limit: words } };
  const key = headers["idempotency-key"];
  const isMissing = key === undefined && operation.needsKey;
  return isMissing || (key !== undefined && !isIdempotencyKey(key))
    ? { code: "idempotencyKeyMissing" }
    : null;
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** A refusal in the envelope of the documented API. */
function sendApiRefusal(response: Response, refusal: Refusal): void {
  refusalHeaders(response, refusal);
  const fields = Object.entries(refusal.fields ?? {}).map(
    ([field, problems]) => [
      field,
      problems.map((code) => ({
        code,
        message: fieldProblems[code].en,
        messageZh: fieldProblems[code].zh,
      })),
    ],
  );
  response.status(refusals[refusal.code].status).json({
    error: {
      code: refusal.code,
      message: sentenceOf(refusal, "en"),
      messageZh: sentenceOf(refusal, "zh"),
      fields: Object.fromEntries(fields) as object,
    },
  });
}
