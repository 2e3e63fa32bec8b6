import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { TRPCError } from "@trpc/server";
import { fieldsOf } from "@kept/domain/field-problem";
import {
  refusals,
  type Refusal,
  type RefusalStatus,
} from "@kept/domain/refusal";
import type { Verdict } from "@kept/domain/verdict";
import { ZodError } from "zod";

const codeOfStatus: Record<RefusalStatus, TRPC_ERROR_CODE_KEY> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  422: "UNPROCESSABLE_CONTENT",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
  // tRPC has no name of its own for a disk without room.
  507: "SERVICE_UNAVAILABLE",
};

/** tRPC carries errors only, so a refusal travels inside one. */
class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = "RefusalError";
    this.refusal = refusal;
  }
}

export function refusalError(refusal: Refusal): TRPCError {
  const code = codeOfStatus[refusals[refusal.code].status];
  return new TRPCError({
    code,
    message: refusal.code,
    cause: new RefusalError(refusal),
  });
}

/** The value of a verdict, or its refusal on the way to the wire. */
export function answer<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw refusalError(verdict.refusal);
  return verdict.value;
}

/** The refusal in an error, ours or one that the machinery of the wire made; null for a bug. */
export function refusalIn(error: TRPCError): Refusal | null {
  const { cause } = error;
  if (cause instanceof RefusalError) return cause.refusal;
  if (cause instanceof ZodError)
    return { code: "invalidInput", fields: fieldsOf(cause) };
  switch (error.code) {
    case "NOT_FOUND":
      return { code: "notFound" };
    case "METHOD_NOT_SUPPORTED":
      return { code: "wrongMethod", params: { accepted: "POST" } };
    case "PAYLOAD_TOO_LARGE":
      return { code: "tooLarge", params: { limit: "1 MB" } };
    case "UNSUPPORTED_MEDIA_TYPE":
      return {
        code: "unsupportedType",
        params: { accepted: "application/json" },
      };
    case "BAD_REQUEST":
    case "PARSE_ERROR":
      return { code: "unreadableBody" };
    default:
      return null;
  }
}
