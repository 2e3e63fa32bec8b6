import type { Refusal } from "@kept/domain/refusal";
import { TRPCClientError } from "@trpc/client";

/** Why a call did not do what was asked: the product said no, the server broke, or it was not reached. */
export type Failure =
  | { readonly kind: "refusal"; readonly refusal: Refusal }
  | { readonly kind: "bug"; readonly reference: string | null }
  | { readonly kind: "offline" };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isRefusal(value: unknown): value is Refusal {
  return isRecord(value) && typeof value["code"] === "string";
}

/** Reads what the server put into an error; anything it did not make is a bug or a lost connection. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof TRPCClientError))
    return { kind: "bug", reference: null };
  const data: unknown = error.data;
  if (!isRecord(data)) return { kind: "offline" };
  const { refusal, incident } = data;
  if (isRefusal(refusal)) return { kind: "refusal", refusal };
  return {
    kind: "bug",
    reference: typeof incident === "string" ? incident : null,
  };
}
