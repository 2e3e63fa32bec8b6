import { expect, it } from "vitest";
import { maskedAddress } from "./masked-address.ts";

it("an address keeps its first letter and its host", () => {
  expect(maskedAddress("hannah.vogel@post.example")).toBe(
    "h•••••@post.example",
  );
});

it("what is no address shows nothing of itself", () => {
  expect(maskedAddress("hannah")).toBe("•••••");
});
