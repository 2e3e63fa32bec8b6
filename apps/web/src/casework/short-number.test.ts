import { describe, expect, it } from "vitest";
import { shortNumber } from "./short-number.ts";

describe("a number in the queue", () => {
  it("leaves out what is the same in every row", () => {
    expect(shortNumber("DSR-2026-00374", 2026)).toBe("00374");
  });

  it("keeps the year where it is another one", () => {
    expect(shortNumber("DSR-2025-00188", 2026)).toBe("2025-00188");
  });
});
