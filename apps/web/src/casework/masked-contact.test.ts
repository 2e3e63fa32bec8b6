import { expect, it } from "vitest";
import { maskedAddress, maskedPhone } from "./masked-contact.ts";

it("an address keeps its first letter and its host", () => {
  expect(maskedAddress("hannah.vogel@post.example")).toBe(
    "h•••••@post.example",
  );
  expect(maskedAddress("伟@youxiang.example")).toBe("伟•••••@youxiang.example");
});

it("what is no address shows nothing of itself", () => {
  expect(maskedAddress("hannah")).toBe("•••••");
});

it("a number keeps its last three digits", () => {
  expect(maskedPhone("+49 40 555 0123")).toBe("•••••123");
});
