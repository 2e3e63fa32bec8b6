import { expect, it } from "vitest";
import { kitLetter } from "../../kit/letter.ts";
import { letterPieces, letterWords } from "./letter-pieces.ts";

it("a variable with a value stands as its value, one without as its name", () => {
  expect(
    letterPieces("Kept for {{ retention }} by {{ writer }}.", kitLetter, "en"),
  ).toEqual([
    { kind: "text", text: "Kept for " },
    { kind: "missing", name: "retention", text: "retention period" },
    { kind: "text", text: " by " },
    { kind: "filled", name: "writer", text: "Lin Yue" },
    { kind: "text", text: "." },
  ]);
});

it("each side is filled in its own language", () => {
  expect(letterWords("{{ writer }}", kitLetter, "zh")).toBe("林悦");
});

it("a name the letter does not know is missing under that name", () => {
  expect(letterPieces("{{ stranger }}", kitLetter, "en")).toEqual([
    { kind: "missing", name: "stranger", text: "stranger" },
  ]);
});

it("braces that are more than a name are shown as they are and marked", () => {
  expect(letterPieces("{% if x %}", kitLetter, "en")).toEqual([
    { kind: "broken", text: "{% if x %}" },
  ]);
});
