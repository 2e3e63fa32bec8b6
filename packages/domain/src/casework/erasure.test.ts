import { describe, expect, it } from "vitest";
import { isHeld, mayStay } from "./erasure.ts";

describe("a legal hold", () => {
  const today = "2026-11-22";
  it.each([
    [null, null, true],
    ["2026-11-22", null, true],
    ["2026-11-23", null, true],
    ["2026-11-21", null, false],
    [null, "2026-11-20T08:00:00.000Z", false],
    ["2026-12-31", "2026-11-20T08:00:00.000Z", false],
  ])("until %s, lifted %s: stands %s", (until, liftedAt, stands) => {
    expect(isHeld({ until, liftedAt }, today)).toBe(stands);
  });
});

describe("a value of the trail", () => {
  it.each([
    ["stage", `"decided"`],
    ["dueOn", `"2026-11-22"`],
    ["at", `"2026-11-22T02:00:00.000Z"`],
    ["isMinor", "true"],
    ["rows", "12"],
    ["ownerId", `"0192f3a4-1234-4abc-8abc-0123456789ab"`],
  ])("%s %s tells nothing of the person and stays", (field, value) => {
    expect(mayStay(field, value)).toBe(true);
  });

  it.each([
    ["personName", `"陈美玲"`],
    ["personPhone", `"+86 138 0000 0000"`],
    ["accountRef", `"10012345"`],
    ["accountRef", "10012345"],
    ["name", `"passport of Hannah Vogel.pdf"`],
    ["text", `"2026-11-22: she called"`],
    ["sha256", `"${"a".repeat(64)}"`],
    ["value.name.en", `["Hannah"]`],
  ])("%s %s goes", (field, value) => {
    expect(mayStay(field, value)).toBe(false);
  });
});
