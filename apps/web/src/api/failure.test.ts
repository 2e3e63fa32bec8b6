import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { failureOf } from "./failure.ts";

function answer(data: Record<string, unknown>): TRPCClientError<never> {
  return TRPCClientError.from({ error: { code: -32600, message: "x", data } });
}

describe("why a call failed", () => {
  it("is a refusal when the server says no", () => {
    const failure = failureOf(
      answer({ refusal: { code: "stale" }, incident: null }),
    );
    expect(failure).toEqual({ kind: "refusal", refusal: { code: "stale" } });
  });

  it("is a bug with its reference when the server broke", () => {
    const failure = failureOf(answer({ refusal: null, incident: "req-7" }));
    expect(failure).toEqual({ kind: "bug", reference: "req-7" });
  });

  it("is a lost connection when no answer came", () => {
    expect(
      failureOf(TRPCClientError.from(new TypeError("fetch failed"))),
    ).toEqual({
      kind: "offline",
    });
  });

  it("is a bug of the screen when it did not come from a call", () => {
    expect(failureOf(new Error("x"))).toEqual({ kind: "bug", reference: null });
  });
});
