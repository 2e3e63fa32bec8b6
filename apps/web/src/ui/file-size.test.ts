import { expect, it } from "vitest";
import { fileSize } from "./file-size.ts";

it("a size is told in the unit that fits, with one decimal while it is small", () => {
  expect(fileSize(70)).toBe("70 B");
  expect(fileSize(88_000)).toBe("88 kB");
  expect(fileSize(4_200_000)).toBe("4.2 MB");
  expect(fileSize(999_900)).toBe("1.0 MB");
});
