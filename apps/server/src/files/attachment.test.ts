import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachmentHeaders } from "./attachment-headers.ts";
import { cleanFileName, distinctNames, escapedFileName } from "./file-name.ts";
import { isActiveName, isActiveType, riskOf, sniffType } from "./sniff-type.ts";

describe("a file's name", () => {
  it.each([
    ["report.pdf", "report.pdf"],
    ["注销截图.png", "注销截图.png"],
    ["../../etc/passwd", "passwd"],
    [String.raw`..\..\x.txt`, "x.txt"],
    [String.raw`C:\Users\me\a.txt`, "a.txt"],
    ["a\u202Egnp.exe", "agnp.exe"],
    ["con", "_con"],
    ["COM1.txt", "_COM1.txt"],
    ["x\r\nSet-Cookie: y", "x__Set-Cookie_ y"],
    ['x".html', "x_.html"],
    ["a\0b.pdf", "a_b.pdf"],
    ["a\ud800b.pdf", "ab.pdf"],
    ["...", "unnamed"],
    ["", "unnamed"],
    [null, "unnamed"],
    [" .hidden. ", "hidden"],
    ["x/", "unnamed"],
    [`${"界".repeat(300)}.docx`, `${"界".repeat(115)}.docx`],
  ])("%j is shown as %j", (raw, name) => {
    expect(cleanFileName(raw)).toBe(name);
  });

  it("is safe whatever was sent, and cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const name = cleanFileName(raw);
        expect(name).not.toMatch(
          /[/\\<>:"|?*\p{Cc}\p{Cs}\p{Bidi_Control}]|^\.|^$/u,
        );
        expect([...name].length).toBeLessThanOrEqual(121);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });

  it("is kept as sent with every hidden sign written out", () => {
    expect(escapedFileName("a\u202Eb\r\nc")).toBe(
      String.raw`a\u202eb\u000d\u000ac`,
    );
  });

  it("is told from its namesakes in any case of letters", () => {
    expect(distinctNames(["a.pdf", "A.PDF", "a.pdf", "b"])).toEqual([
      "a.pdf",
      "A (2).PDF",
      "a (3).pdf",
      "b",
    ]);
  });
});

describe("a file's type", () => {
  it.each([
    ["%PDF-1.7", "application/pdf", "passive"],
    ["GIF89a<script>alert(1)</script>", "image/gif", "active"],
    ["MZ\u0090\u0000", "application/x-msdownload", "active"],
    ["<svg xmlns='x' onload=y/>", "image/svg+xml", "active"],
    ["<?xml version='1.0'?><svg/>", "image/svg+xml", "active"],
    ["<?xml version='1.0'?><a/>", "application/xml", "active"],
    ["  <!DOCTYPE html><p>", "text/html", "active"],
    ["\u00ef\u00bb\u00bf<html>", "text/html", "active"],
    ["\u00ff\u00fe<\0s\0v\0g\0>\0", "image/svg+xml", "active"],
    ["#!/bin/sh\n", "text/x-script", "active"],
    ["plain words", "text/plain", "passive"],
    ["\u0001\u0002\u0003", null, "unknown"],
    ["", "text/plain", "passive"],
  ])("%j is %s, %s", async (content, type, risk) => {
    expect(await sniffType(Buffer.from(content, "latin1"))).toEqual({
      type,
      risk,
    });
  });

  it("a dangerous ending or claim outweighs harmless content", async () => {
    const sniffed = await sniffType(Buffer.from("plain words"));
    expect(
      riskOf({
        insides: [],
        sniffed,
        declaredType: "text/plain",
        name: "a.bat",
      }),
    ).toBe("active");
    expect(
      riskOf({
        insides: [],
        sniffed,
        declaredType: "text/html",
        name: "a.txt",
      }),
    ).toBe("active");
    expect(
      riskOf({
        insides: [],
        sniffed,
        declaredType: "text/plain",
        name: "a.txt",
      }),
    ).toBe("passive");
  });

  it.each(["a.exe", "a.HTML", "a.svg.", "a.docm", "a.js ", "x.lnk"])(
    "%s is active by name",
    (name) => {
      expect(isActiveName(name)).toBe(true);
    },
  );

  it.each(["a.pdf", "a.docx", "exe", "a.exe.pdf"])("%s is not", (name) => {
    expect(isActiveName(name)).toBe(false);
  });

  it.each([
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "image/png",
    "text/plain",
  ])("%s is no active type", (type) => {
    expect(isActiveType(type)).toBe(false);
  });

  it("is found for any bytes without an error", async () => {
    const starts = fc.constantFrom(
      "PK\u0003\u0004",
      "\u0000asm",
      "RIFF",
      "%PDF",
      "ID3",
      "OggS",
      "\u0089PNG\r\n\u001a\n",
      "II*\0",
      "<",
      "ftyp",
      "7z\u00bc\u00af'\u001c",
    );
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.uint8Array({ maxLength: 300 }),
        async (start, rest) => {
          const { risk } = await sniffType(
            Buffer.concat([Buffer.from(start, "latin1"), rest]),
          );
          expect(["active", "passive", "unknown"]).toContain(risk);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the headers of a download", () => {
  it("are those of a stored file that must not run anywhere", () => {
    expect(attachmentHeaders("注销 截图.png", "image/png")).toEqual({
      "Content-Type": "image/png",
      "Content-Disposition": `attachment; filename="__ __.png"; filename*=UTF-8''%E6%B3%A8%E9%94%80%20%E6%88%AA%E5%9B%BE.png`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "private, no-store",
    });
  });

  it.each([
    ["a.html", "text/html"],
    ["a.svg", "image/svg+xml"],
    ["a.bin", null],
    ["a.swf", "application/x-shockwave-flash"],
    ["picture.html", "image/png"],
    ["a.zip", "application/zip"],
  ])("%s of type %s leaves as octets", (name, type) => {
    expect(attachmentHeaders(name, type)["Content-Type"]).toBe(
      "application/octet-stream",
    );
  });

  it("hold one well-formed line each, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        const value =
          attachmentHeaders(name, null)["Content-Disposition"] ?? "";
        expect(value).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/u,
        );
      }),
    );
  });
});
