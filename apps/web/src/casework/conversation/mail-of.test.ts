import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { noteKey } from "./mail-of.tsx";

const parsedMail = fileURLToPath(
  new URL(
    "../../../../server/src/mail/incoming/parsed-mail.ts",
    import.meta.url,
  ),
);

it("every note that the reading of a mail can leave has a sentence of its own", () => {
  const text = readFileSync(parsedMail, "utf8");
  const list = /mailNoteCodes = \[([^\]]+)\]/.exec(text)?.[1] ?? "";
  const codes = [...list.matchAll(/"([^"]+)"/g)].map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => noteKey(code) === "other")).toEqual([]);
});

it("a note that nobody has worded yet sends to the original", () => {
  expect(noteKey("mime.brandNew")).toBe("other");
});
