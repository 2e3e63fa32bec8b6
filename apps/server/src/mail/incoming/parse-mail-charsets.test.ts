import { describe, expect, it } from "vitest";
import {
  notesOf,
  openedMail,
  rawMail,
  usualHeaders,
  withBody,
} from "../../testing/raw-mail.ts";

// As other charsets write it.
const deletionText = "请删除我的个人信息，谢谢。";
const deletionGbk = Buffer.from(
  "c7ebc9beb3fdced2b5c4b8f6c8cbd0c5cfa2a3acd0bbd0bba1a3",
  "hex",
);
const traditionalText = "請刪除我的個人資料，謝謝。";
const traditionalBig5 = Buffer.from(
  "bdd0a752b0a3a7daaabaadd3a448b8eaaec6a141c1c2c1c2a143",
  "hex",
);
const japaneseText = "個人情報を削除してください。";
const japaneseSjis = Buffer.from(
  "8cc2906c8fee95f182f08ded8f9c82b582c482ad82be82b382a28142",
  "hex",
);
const japaneseJis = Buffer.from(
  "1b244238443f4d3e704a7324723a6f3d7c24372446242f24402435242421231b2842",
  "hex",
);

describe("charsets", () => {
  it.each(["gb18030", "GBK", "gb2312", "x-gbk", "cp936"])(
    "%s is read as labelled",
    async (charset) => {
      const mail = await withBody(
        `text/plain; charset=${charset}`,
        deletionGbk,
      );
      expect(mail.text).toBe(deletionText);
      expect(mail.notes).toEqual([]);
    },
  );

  it.each([
    ["shift_jis", japaneseSjis, japaneseText],
    ["iso-2022-jp", japaneseJis, japaneseText],
    ["big5", traditionalBig5, traditionalText],
  ])(
    "%s is read as labelled, and without a label",
    async (charset, body, text) => {
      expect(
        await withBody(`text/plain; charset=${charset}`, body),
      ).toMatchObject({ text, notes: [] });
      expect((await withBody("text/plain", body)).text).toBe(text);
    },
  );

  it("windows-1252 is read as labelled", async () => {
    const body = Buffer.from("Gr\u00fc\u00dfe, 5 \u0080", "latin1");
    expect(
      (await withBody("text/plain; charset=windows-1252", body)).text,
    ).toBe("Grüße, 5 €");
  });

  it("GBK labelled as UTF-8 is put right and noted", async () => {
    const mail = await withBody("text/plain; charset=utf-8", deletionGbk);
    expect(mail.text).toBe(deletionText);
    expect(mail.notes).toEqual([
      { code: "charset.replaced", detail: "utf-8 → gb18030" },
    ]);
  });

  it("UTF-8 labelled as GB2312 is put right and noted", async () => {
    const mail = await withBody("text/plain; charset=gb2312", deletionText);
    expect(mail.text).toBe(deletionText);
    expect(mail.notes).toEqual([
      { code: "charset.replaced", detail: "gb2312 → utf-8" },
    ]);
  });

  it("UTF-8 labelled as Latin-1 is put right and noted", async () => {
    const mail = await withBody(
      "text/plain; charset=iso-8859-1",
      "Grüße aus München, naïve café",
    );
    expect(mail.text).toBe("Grüße aus München, naïve café");
    expect(notesOf(mail)).toEqual(["charset.replaced"]);
  });

  it.each([
    [
      "Latin-1",
      Buffer.from("Gr\u00fc\u00dfe aus M\u00fcnchen, caf\u00e9", "latin1"),
      "Grüße aus München, café",
      "windows-1252",
    ],
    // "Удалите мои данные" as Russian machines write it.
    [
      "windows-1251",
      Buffer.from("d3e4e0ebe8f2e520eceee820e4e0ededfbe5", "hex"),
      "Удалите мои данные",
      "windows-1251",
    ],
    [
      "KOI8-R",
      Buffer.from("f5c4c1ccc9d4c520cdcfc920c4c1ceced9c5", "hex"),
      "Удалите мои данные",
      "koi8-r",
    ],
  ])(
    "%s labelled as UTF-8 is put right and noted",
    async (_, body, text, detected) => {
      const mail = await withBody("text/plain; charset=utf-8", body);
      expect(mail.text).toBe(text);
      expect(mail.notes).toEqual([
        { code: "charset.replaced", detail: `utf-8 → ${detected}` },
      ]);
    },
  );

  it("an unknown label is noted and the bytes speak for themselves", async () => {
    const mail = await withBody('text/plain; charset="x-my-own"', deletionGbk);
    expect(mail.text).toBe(deletionText);
    expect(mail.notes).toEqual([
      { code: "charset.unknown", detail: "x-my-own" },
      { code: "charset.replaced", detail: "x-my-own → gb18030" },
    ]);
  });

  it("a text without a label is read by its bytes", async () => {
    expect((await withBody("text/plain", deletionGbk)).text).toBe(deletionText);
    expect((await openedMail(rawMail(usualHeaders, deletionGbk))).text).toBe(
      deletionText,
    );
    expect((await withBody("text/plain", deletionText)).notes).toEqual([]);
  });

  it("bytes that no charset explains are shown as they are and noted", async () => {
    const mail = await withBody(
      "text/plain; charset=utf-8",
      Buffer.from("68656c6c6f20818d8f909dfffe8190c0", "hex"),
    );
    expect(mail.text).toContain("hello");
    expect(notesOf(mail)).toEqual(["charset.unreadable"]);
  });

  it("a wrong label on HTML is put right too", async () => {
    const body = Buffer.concat([
      Buffer.from("<p>"),
      deletionGbk,
      Buffer.from("</p>"),
    ]);
    const mail = await withBody("text/html; charset=utf-8", body);
    expect(mail.textFromHtml).toBe(deletionText);
    expect(notesOf(mail)).toEqual(["charset.replaced", "html.only"]);
  });

  it("only the part that is labelled wrongly is read anew", async () => {
    const body = Buffer.concat([
      Buffer.from(
        '--b\r\nContent-Type: text/plain; charset="nobody-knows"\r\n\r\n',
      ),
      deletionGbk,
      Buffer.from(
        "\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe\r\n--b--\r\n",
      ),
    ]);
    const mail = await withBody("multipart/mixed; boundary=b", body);
    expect(mail.text).toContain(deletionText);
    expect(mail.text).toContain("Grüße");
  });

  it("raw GBK in headers is read and noted", async () => {
    const subject = Buffer.concat([
      Buffer.from("From: a@b.example\r\nSubject: "),
      deletionGbk,
      Buffer.from("\r\n\r\nhi"),
    ]);
    const mail = await openedMail(subject);
    expect(mail.subject).toBe(deletionText);
    expect(mail.notes[0]).toEqual({
      code: "headers.notUtf8",
      detail: "gb18030",
    });
  });

  it("a raw name of two signs is read as the mail's text is", async () => {
    const mail = await openedMail(
      Buffer.concat([
        // 欧阳 alone could be anything.
        Buffer.from(
          "From: \u00c5\u00b7\u00d1\u00f4 <a@b.example>\r\n",
          "latin1",
        ),
        Buffer.from("Content-Type: text/plain; charset=gb2312\r\n\r\nhi"),
      ]),
    );
    expect(mail.from?.name).toBe("欧阳");
  });

  it("an encoded word under an unknown label is read by its bytes", async () => {
    const word = `=?who-knows?B?${deletionGbk.toString("base64")}?=`;
    const mail = await openedMail(
      rawMail(["From: a@b.example", `Subject: ${word}`]),
    );
    expect(mail.subject).toBe(deletionText);
    expect(mail.notes[0]).toEqual({
      code: "charset.unknown",
      detail: "who-knows",
    });
  });
});
