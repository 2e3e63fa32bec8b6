import { describe, expect, it } from "vitest";
import { smtpSettings } from "./smtp-settings.ts";

describe("the mail server in a setting", () => {
  it("is spoken to encrypted, from the first byte or not at all", () => {
    expect(
      smtpSettings("smtps://office%40shop.example:s%2Fcret@mail.example"),
    ).toEqual({
      host: "mail.example",
      port: 465,
      security: "tls",
      auth: { user: "office@shop.example", pass: "s/cret" },
    });
    expect(smtpSettings("smtp://mail.example:2525")).toEqual({
      host: "mail.example",
      port: 2525,
      security: "starttls",
      auth: null,
    });
  });

  it("is spoken to in the clear only on this very machine", () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"])
      expect(smtpSettings(`smtp://${host}:1025`)).toMatchObject({
        security: "plain",
        port: 1025,
      });
    expect(smtpSettings("smtp://[::1]")?.host).toBe("::1");
    expect(smtpSettings("smtp://127.0.0.1.example")?.security).toBe("starttls");
  });

  it.each(["", "mail.example", "https://mail.example", "smtp://", "smtp:x"])(
    "is none in %j",
    (text) => {
      expect(smtpSettings(text)).toBeNull();
    },
  );
});
