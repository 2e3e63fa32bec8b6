import { describe, expect, it } from "vitest";
import { pathAfterSignIn, paths, signInPath } from "./paths.ts";

describe("after signing in", () => {
  it("a person comes back to where they wanted to go", () => {
    const link = signInPath("/requests?view=mine");
    expect(pathAfterSignIn(new URLSearchParams(link.split("?")[1]))).toBe(
      "/requests?view=mine",
    );
  });

  it.each([
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "mine",
  ])("%s is not a place in Kept", (from) => {
    expect(pathAfterSignIn(new URLSearchParams({ from }))).toBe(paths.today);
  });
});

it("a case number cannot break out of its address", () => {
  expect(paths.request("DSR-2026/../x")).toBe("/requests/DSR-2026%2F..%2Fx");
});
