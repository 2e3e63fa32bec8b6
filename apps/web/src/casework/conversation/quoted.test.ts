import { describe, expect, it } from "vitest";
import { partQuoted } from "./quoted.ts";

describe("the older mail under a mail", () => {
  it("is parted at the line that introduces it", () => {
    const text =
      "Thank you.\n\nOn Thu, 17 Sep 2026 at 09:06, Privacy team wrote:\n> Please reply\n> with the code";
    expect(partQuoted(text)).toEqual({
      own: "Thank you.",
      quoted:
        "On Thu, 17 Sep 2026 at 09:06, Privacy team wrote:\n> Please reply\n> with the code",
    });
  });

  it("is parted in Chinese mail", () => {
    const { own, quoted } = partQuoted(
      "收到，谢谢。\n\n在 2026年9月17日，隐私团队 写道：\n> 请回复验证码",
    );
    expect(own).toBe("收到，谢谢。");
    expect(quoted).toContain("写道");
  });

  it("begins at “Original Message”, marked or not", () => {
    const { own, quoted } = partQuoted(
      "Done.\n-----Original Message-----\nFrom: us\nHello",
    );
    expect(own).toBe("Done.");
    expect(quoted).toContain("Hello");
  });

  it("is found without an introduction when every last line is marked", () => {
    expect(partQuoted("Yes.\n> Is this you?\n")).toEqual({
      own: "Yes.",
      quoted: "> Is this you?",
    });
  });

  it("is left in place when the answer stands between its lines", () => {
    const text = "> First question?\nYes.\n> Second?\nNo.";
    expect(partQuoted(text)).toEqual({ own: text, quoted: "" });
  });

  it("is not seen where somebody only speaks of writing", () => {
    const text = "On Monday my brother wrote:\nplease stop.\nSo stop.";
    expect(partQuoted(text).quoted).toBe("");
  });
});
