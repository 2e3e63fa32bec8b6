import { describe, expect, it } from "vitest";
import { firstPage, pageAt, pagesOf } from "./use-case-rows.ts";

describe("the pages of a list", () => {
  const here = { total: 1_284, nextCursor: "after", previousCursor: "before" };
  const second = pageAt(2, firstPage(50), here);

  it("are as many as hold every row, and at least one", () => {
    expect(pagesOf(1_284, 50)).toBe(26);
    expect(pagesOf(100, 50)).toBe(2);
    expect(pagesOf(0, 50)).toBe(1);
  });

  it("go on from the page that is here", () => {
    expect(second).toEqual({
      page: 2,
      size: 50,
      cursor: "after",
      toward: "next",
      limit: 50,
    });
    expect(pageAt(3, { ...second, page: 4 }, here)).toMatchObject({
      page: 3,
      cursor: "before",
      toward: "previous",
    });
  });

  it("begin at the beginning", () => {
    expect(pageAt(1, second, here)).toEqual(firstPage(50));
  });

  it("end with what is left over", () => {
    expect(pageAt(26, second, here)).toEqual({
      page: 26,
      size: 50,
      cursor: null,
      toward: "previous",
      limit: 34,
    });
    expect(pageAt(2, firstPage(50), { ...here, total: 100 }).limit).toBe(50);
  });
});
