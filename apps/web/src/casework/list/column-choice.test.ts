import type { Listing } from "@kept/domain/casework/listing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isUsual,
  moveColumn,
  showColumn,
  usualColumns,
  widenColumn,
} from "./column-choice.ts";

const listing = {
  columns: [
    { key: "clock", shown: true, width: 150 },
    { key: "reference", shown: true, width: 96 },
    { key: "person", shown: false, width: 160 },
  ],
} as unknown as Listing;

const keysOf = (columns: readonly { readonly key: string }[]) =>
  columns.map(({ key }) => key).join(" ");

describe("choosing columns", () => {
  const usual = usualColumns(listing);

  it("begins with those that come with the list", () => {
    expect(keysOf(usual)).toBe("clock reference");
    expect(isUsual(listing, usual)).toBe(true);
  });

  it("puts one in at the end and takes it out again", () => {
    const three = showColumn(usual, "person", true);
    expect(keysOf(three)).toBe("clock reference person");
    expect(isUsual(listing, three)).toBe(false);
    expect(showColumn(three, "person", false)).toEqual(usual);
  });

  it("moves one, and nothing beyond the ends", () => {
    expect(keysOf(moveColumn(usual, 0, 1))).toBe("reference clock");
    expect(moveColumn(usual, 0, -1)).toBe(usual);
    expect(moveColumn(usual, 1, 2)).toBe(usual);
  });

  it("loses none in moving, and back again all is as it was", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 }),
        fc.nat(),
        fc.nat(),
        (keys, a, b) => {
          const columns = keys.map((key) => ({ key, width: null }));
          const [from, to] = [a % keys.length, b % keys.length];
          const moved = moveColumn(columns, from, to);
          expect(moved[to]).toEqual(columns[from]);
          expect(moveColumn(moved, to, from)).toEqual(columns);
        },
      ),
    );
  });

  it("a width of one's own is no longer the usual", () => {
    const wide = widenColumn(usual, "clock", 200);
    expect(wide[0]).toEqual({ key: "clock", width: 200 });
    expect(isUsual(listing, wide)).toBe(false);
  });
});
