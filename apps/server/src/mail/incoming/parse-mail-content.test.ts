import { describe, expect, it } from "vitest";
import {
  attachedMail,
  notesOf,
  openedMail,
  rawMail,
  usualHeaders,
  withBody,
} from "../../testing/raw-mail.ts";

describe("T32 HTML", () => {
  const html = (body: string) => withBody("text/html; charset=utf-8", body);

  it.each([
    ["<a href='javascript:alert(1)'>x</a>", "<a>x</a>"],
    ["<a href='jav&#x0a;ascript:alert(1)'>x</a>", "<a>x</a>"],
    ["<a href='//evil.example'>x</a>", "<a>x</a>"],
    ["<a href='data:text/html,x'>x</a>", "<a>x</a>"],
    [
      "<a href='https://shop.example/a' onclick=x>x</a>",
      '<a href="https://shop.example/a" rel="noopener noreferrer nofollow">x</a>',
    ],
    [
      "<p style='background:url(http://x.example)' class=a id=b>x</p>",
      "<p>x</p>",
    ],
    [
      "<img src=http://x.example/p.gif alt='our logo'>",
      "<span>[our logo]</span>",
    ],
    ["<img src=data:image/gif;base64,R0lGOD>x", "<span></span>x"],
    ["<script>alert(1)</script>x<style>p{}</style>", "x"],
    [
      "<svg><script>alert(1)</script><a xlink:href='javascript:x'>y</a></svg>x",
      "x",
    ],
    [
      "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></math>x",
      "x",
    ],
    ["<form action=x><input name=y><button>z</button></form>x", "x"],
    ["<iframe srcdoc='<script>x</script>'></iframe>x", "x"],
    ["<template><img src=x onerror=y></template>x", "x"],
    [
      "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>x",
      "x",
    ],
    ["<title><img src=x></title>x", "x"],
  ])("%s", async (given, kept) => {
    const { sanitizedHtml } = await html(given);
    expect(sanitizedHtml?.replaceAll(/["']>$/gu, "")).toContain(kept);
    expect(sanitizedHtml).not.toMatch(
      /<(?!\/?(?:p|a|span)\b)|\son\w+=|javascript:/iu,
    );
  });

  it("what was taken out is noted", async () => {
    expect(notesOf(await html("<p>plain</p>"))).toEqual(["html.only"]);
    expect(
      notesOf(await html("<img src='https://x.example/a.gif'>")),
    ).toContain("html.remoteContent");
    expect(notesOf(await html("<p onclick=x>y</p>"))).toContain(
      "html.activeContent",
    );
  });

  it("is also told as text, with the true goal of every link", async () => {
    const { textFromHtml } = await html(
      "<h1>Hi</h1><p>one<br>two &lt;b&gt; &amp;amp;</p><ul><li>a<li>b</ul><a href='https://evil.example/'>https://bank.example</a>",
    );
    expect(textFromHtml).toBe(
      "Hi\n\none\ntwo <b> &amp;\n\n- a\n- b\n\nhttps://bank.example (https://evil.example/)",
    );
  });

  it("a plain part that says something else is noted", async () => {
    const mail = await withBody(
      "multipart/alternative; boundary=b",
      "--b\r\nContent-Type: text/plain\r\n\r\nThank you very much for the nice order, all is well.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Delete every record that you hold about me at once, please.</p>\r\n--b--",
    );
    expect(notesOf(mail)).toContain("html.differs");
  });
});

describe("attachments", () => {
  it.each([
    ['filename="../../etc/passwd"', "passwd"],
    [String.raw`filename="..\\..\\x.txt"`, "x.txt"],
    ['filename="%2e%2e%2fx"', "%2e%2e%2fx"],
    ["filename*=utf-8''a%E2%80%AEgnp.exe", "agnp.exe"],
    ['filename="con"', "_con"],
    ['filename="x\u0000y.txt"', "x_y.txt"],
    ["filename*=utf-8''x%0D%0ASet-Cookie%3Ay", "x__Set-Cookie_y"],
    ['filename=""', "unnamed"],
    ["filename*=utf-8''%E6%B3%A8.png", "注.png"],
  ])("the name %s becomes %s", async (parameter, name) => {
    expect(
      (await openedMail(attachedMail(parameter))).attachments[0]?.name,
    ).toBe(name);
  });

  it("a name of three hundred signs keeps its ending", async () => {
    const [file] = (
      await openedMail(attachedMail(`filename="${"x".repeat(300)}.pdf"`))
    ).attachments;
    expect(file?.name).toMatch(/^x{116}\.pdf$/u);
    expect(file?.originalName).toHaveLength(304);
  });

  it("half a surrogate pair in a name cannot arise, broken bytes are replaced", async () => {
    const [file] = (
      await openedMail(attachedMail("filename*=utf-8''a%ED%A0%80b.txt"))
    ).attachments;
    expect(file?.name.isWellFormed()).toBe(true);
  });

  it("two files of the same name can be told apart", async () => {
    const part = (content: string) =>
      `--b\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n${content}\r\n`;
    const mail = await withBody(
      "multipart/mixed; boundary=b",
      `${part("1")}${part("2")}--b--`,
    );
    expect(mail.attachments.map(({ name }) => name)).toEqual([
      "a.pdf",
      "a (2).pdf",
    ]);
  });

  it("the type is looked at, not believed", async () => {
    const [file] = (
      await openedMail(
        attachedMail("filename=a.png", "<html><script>x</script>", "image/png"),
      )
    ).attachments;
    expect(file).toMatchObject({
      declaredType: "image/png",
      sniffedType: "text/html",
      risk: "active",
    });
  });

  it("a mail inside a mail stays a file and its files are not ours", async () => {
    const inner = rawMail(
      [...usualHeaders, "Content-Type: text/plain"],
      "inner text",
    );
    const mail = await openedMail(
      attachedMail("filename=fw.eml", inner.toString(), "message/rfc822"),
    );
    expect(mail.text).not.toContain("inner text");
    expect(mail.attachments).toMatchObject([
      { name: "fw.eml", declaredType: "message/rfc822" },
    ]);
    expect(notesOf(mail)).toContain("mime.enclosedMail");
  });

  it("base64 that breaks off is kept as far as it goes, and noted", async () => {
    const mail = await openedMail(
      rawMail(
        [...usualHeaders, 'Content-Type: multipart/mixed; boundary="b"'],
        "--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nJVBERi0xLjcKJb",
      ),
    );
    expect(mail.attachments[0]).toMatchObject({
      sniffedType: "application/pdf",
      size: 10,
    });
    expect(notesOf(mail)).toEqual(
      expect.arrayContaining(["mime.truncated", "mime.broken"]),
    );
  });
});
