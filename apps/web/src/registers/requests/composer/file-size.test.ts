import { expect, it } from "vitest";
import { fileSize } from "./file-size.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1 kB"],
  [88_200, "88 kB"],
  [4_200_000, "4.2 MB"],
  [9_960_000, "10 MB"],
  [52_428_800, "52 MB"],
])("%i bytes are shown as %s", (bytes, shown) => {
  expect(fileSize(bytes)).toBe(shown);
});
