import { describe, expect, it } from "vitest";
import { moveOf, targetOf } from "./grid-moves.ts";

describe("moving in a list", () => {
  const from = (at: number) => ({ at, count: 40, page: 12 });

  it("goes row by row and page by page, and stays inside", () => {
    expect(targetOf("next", from(3))).toBe(4);
    expect(targetOf("previous", from(0))).toBe(0);
    expect(targetOf("down", from(3))).toBe(15);
    expect(targetOf("down", from(35))).toBe(39);
    expect(targetOf("up", from(3))).toBe(0);
    expect(targetOf("first", from(30))).toBe(0);
    expect(targetOf("last", from(3))).toBe(39);
  });

  it("begins at the first row, whatever the key", () => {
    for (const move of ["next", "previous", "down", "up"] as const)
      expect(targetOf(move, from(-1))).toBe(0);
  });

  it("leads nowhere in an empty list", () => {
    expect(targetOf("last", { at: -1, count: 0, page: 12 })).toBeNull();
  });

  it("knows its keys with and without Shift, and no others", () => {
    expect(moveOf("j")).toBe("next");
    expect(moveOf("K")).toBe("previous");
    expect(moveOf("x")).toBeNull();
  });
});
