import { expect, it } from "vitest";
import { civilMoment } from "../dates.ts";
import { instantOf } from "./zoned.ts";

it("a wall time in Shanghai is eight hours ahead of UTC", () => {
  expect(instantOf("2026-09-16", "10:00", "Asia/Shanghai")).toBe(
    "2026-09-16T02:00:00Z",
  );
});

it("a time that Berlin skips in spring is read after the jump", () => {
  expect(instantOf("2026-03-29", "02:30", "Europe/Berlin")).toBe(
    "2026-03-29T01:30:00Z",
  );
});

it("what is typed is what is shown again", () => {
  const typed = { on: "2026-10-25", time: "02:30" };
  expect(
    civilMoment(
      instantOf(typed.on, typed.time, "Europe/Berlin"),
      "Europe/Berlin",
    ),
  ).toEqual(typed);
});
