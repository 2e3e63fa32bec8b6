import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitTabs } from "./fit-tabs.ts";

describe("the tabs that fit", () => {
  const widths = [100, 80, 120, 90, 60];

  it("are all of them where there is room", () => {
    expect(fitTabs({ widths, room: 450, menu: 70, current: 0 })).toEqual([
      0, 1, 2, 3, 4,
    ]);
  });

  it("leave room for the menu that holds the others", () => {
    expect(fitTabs({ widths, room: 380, menu: 70, current: 0 })).toEqual([
      0, 1, 2,
    ]);
    expect(fitTabs({ widths, room: 350, menu: 70, current: 0 })).toEqual([
      0, 1,
    ]);
  });

  it("always hold the open one", () => {
    expect(fitTabs({ widths, room: 380, menu: 70, current: 4 })).toEqual([
      0, 1, 4,
    ]);
    expect(fitTabs({ widths, room: 10, menu: 70, current: 2 })).toEqual([2]);
  });

  it("never take more than their room, but for the open one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 1_500 }),
        fc.nat(),
        (some, room, pick) => {
          const current = pick % some.length;
          const shown = fitTabs({ widths: some, room, menu: 70, current });
          const used = shown.reduce((sum, at) => sum + (some[at] ?? 0), 0);
          expect(shown).toContain(current);
          expect(
            shown.length === 1 ||
              used + (shown.length < some.length ? 70 : 0) <= room,
          ).toBe(true);
        },
      ),
    );
  });
});
