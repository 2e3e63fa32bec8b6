import type { LetterCheck } from "@kept/domain/casework/letter-checks";
import { expect, it } from "vitest";
import { withNewSinceOpened } from "./new-since-opened.ts";

const checks: readonly LetterCheck[] = [
  { code: "recipientMissing", kind: "fix", params: {}, at: [] },
  { code: "attachmentMissing", kind: "look", params: {}, at: [] },
  { code: "nothingNew", kind: "good", params: {}, at: [] },
];

it("a letter whose case stayed as it was keeps its checks", () => {
  expect(withNewSinceOpened(checks, 0)).toBe(checks);
});

it("a mail that arrived while somebody wrote has to be read before the letter leaves", () => {
  expect(withNewSinceOpened(checks, 2).map(({ code }) => code)).toEqual([
    "recipientMissing",
    "newSinceOpened",
    "attachmentMissing",
  ]);
});
