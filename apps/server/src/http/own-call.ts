import type { Request, Response } from "express";
import type { Actor } from "@kept/domain/access/actor";
import type { Refusal } from "@kept/domain/refusal";
import { refused, type Verdict } from "@kept/domain/verdict";
import type { OutsideCall } from "../api/operation.ts";
import { isIdempotencyKey } from "../api/procedure.ts";
import type { Room } from "../files/disk-space.ts";
import { isOwnCall } from "./call-guard.ts";
import type { RouteTools } from "./http-app.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface OwnCall extends OutsideCall {
  readonly actor: Actor;
}

interface Wire {
  readonly request: Request;
  readonly response: Response;
  readonly tools: RouteTools;
}

/** A change that one of our own pages sends beside tRPC, such as a file: who it is, and that it comes from us. */
export async function ownCall(
  { request, response, tools }: Wire,
  now: string,
): Promise<Verdict<OwnCall>> {
  if (!isOwnCall(request)) return refused("badOrigin");
  const actor = await tools.actorOf(request);
  if (actor === null) return refused("notSignedIn");
  const key = request.headers["idempotency-key"];
  if (key !== undefined && !isIdempotencyKey(key))
    return refused("idempotencyKeyMissing");
  return {
    ok: true,
    value: {
      actor,
      key: key ?? null,
      asking: {
        actor,
        now,
        requestId: tools.requestIdOf(response),
        ipClass: tools.ipClassOf(request),
      },
    },
  };
}

/** Refuses bytes by what their headers declare, before one of them is read. */
export function refusalOfBytes(
  request: Request,
  expected: { types: readonly string[] | null; limit: number; words: string },
): Refusal | null {
  const { headers } = request;
  const type = (headers["content-type"] ?? "")
    .split(";", 1)[0]
    ?.trim()
    .toLowerCase();
  const { types, limit, words } = expected;
  if (
    headers["content-encoding"] !== undefined ||
    (types !== null && !types.includes(type ?? ""))
  )
    return {
      code: "unsupportedType",
      params: { accepted: types?.join(", ") ?? "application/octet-stream" },
    };
  return Number(headers["content-length"] ?? 0) > limit
    ? { code: "tooLarge", params: { limit: words } }
    : null;
}

/** People's files stop first, so that mails from outside, which nobody can ask for again, still find room. */
export function refusalForWantOfRoom(room: Room): Refusal | null {
  switch (room) {
    case "enough":
      return null;
    case "short":
      return { code: "diskShort" };
    case "full":
      return { code: "diskFull" };
  }
}

/** A refusal in the middle of an upload: what is still on its way is not waited for. */
export function refuseUpload(
  { request, response }: Pick<Wire, "request" | "response">,
  refusal: Refusal,
): void {
  if (!request.complete) response.setHeader("Connection", "close");
  sendRefusal(response, refusal);
}
