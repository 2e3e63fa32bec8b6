import { describe, expect, it } from "vitest";
import { mergeFields } from "./merge-fields.ts";

const change = (
  field: string,
  before: string | null,
  after: string | null,
) => ({
  field,
  before,
  after,
  by: "Zhou Min",
  at: "2026-09-21T01:42:00.000Z",
});
const kinds = (
  changes: ReturnType<typeof change>[],
  mine: Record<string, unknown>,
  opened: Record<string, unknown>,
) => mergeFields({ changes }, { mine, opened }).map(({ kind }) => kind);

describe("two people on one form", () => {
  it.each([
    ["only they changed it", "a", "a", "b", "theirs"],
    ["both changed it differently", "x", "a", "b", "both"],
    ["both wrote the same", "b", "a", "b", "same"],
    ["they emptied what I left alone", "a", "a", null, "theirs"],
    ["they emptied what I emptied too", "", "a", null, "same"],
  ] as const)("%s", (_what, mine, opened, after, kind) => {
    expect(
      kinds([change("name", opened, after)], { name: mine }, { name: opened }),
    ).toEqual([kind]);
  });

  it("a field that is not in the form is told and nothing to choose", () => {
    expect(kinds([change("ownerId", null, "1")], { name: "" }, {})).toEqual([
      "elsewhere",
    ]);
  });

  it("a field changed twice goes from what it was to what it is", () => {
    const [one, ...more] = mergeFields(
      { changes: [change("name", "a", "b"), change("name", "b", "c")] },
      { mine: { name: "x" }, opened: { name: "a" } },
    );
    expect(more).toEqual([]);
    expect(one).toMatchObject({ before: "a", theirs: "c", kind: "both" });
  });

  it("a moment is the same however it is written", () => {
    expect(
      kinds(
        [change("receivedAt", null, "2026-09-21T01:42:00.000Z")],
        { receivedAt: "2026-09-21T01:42Z" },
        { receivedAt: "2026-09-20T01:42Z" },
      ),
    ).toEqual(["same"]);
  });
});
