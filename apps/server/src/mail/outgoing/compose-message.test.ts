import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { composeMessage, largestMailBytes } from "./compose-message.ts";
import type { ComposedMail, OutgoingMail } from "./outgoing-mail.ts";

const mail: OutgoingMail = {
  id: "019a0000-0000-7000-8000-000000000001",
  from: { name: "Privacy office", address: "privacy@shop.example" },
  to: { name: "Hannah Vogel", address: "hannah.vogel@post.example" },
  replyTo: "privacy+case@shop.example",
  subject: "您的个人信息，请求 DSR-2026-00402",
  text: "尊敬的 Hannah Vogel：\n\n请查收。\n",
  html: "<p>尊敬的 Hannah Vogel：</p>",
  date: "2026-09-21T01:42:00Z",
  inReplyTo: "<01-access-en@mail.example>",
  references: ["<00@mail.example>", "<01-access-en@mail.example>"],
  files: [
    {
      name: "信函 DSR-2026-00402.pdf",
      type: "application/pdf",
      size: 8,
      content: Buffer.from("%PDF-1.7"),
    },
  ],
  automatic: false,
};

async function composed(
  change: Partial<OutgoingMail> = {},
): Promise<ComposedMail> {
  const verdict = await composeMessage({ ...mail, ...change });
  if (!verdict.ok) throw new Error(verdict.refusal.code);
  return verdict.value;
}

function headersOf({ raw }: ComposedMail): string {
  const text = raw.toString("latin1");
  return text.slice(0, text.indexOf("\r\n\r\n")).replaceAll(/\r\n[ \t]+/g, " ");
}

describe("a mail in its final bytes", () => {
  it("says from whom, to whom, when, about what and in answer to which mail", async () => {
    const { raw, messageId, envelope } = await composed();
    const read = await PostalMime.parse(raw);
    expect(read.from).toMatchObject({
      name: "Privacy office",
      address: "privacy@shop.example",
    });
    expect(read.to).toMatchObject([
      { name: "Hannah Vogel", address: "hannah.vogel@post.example" },
    ]);
    expect(read.replyTo).toMatchObject([
      { address: "privacy+case@shop.example" },
    ]);
    expect(read.subject).toBe("您的个人信息，请求 DSR-2026-00402");
    expect(read.date).toBe("2026-09-21T01:42:00.000Z");
    expect(read.messageId).toBe(messageId);
    expect(read.inReplyTo).toBe("<01-access-en@mail.example>");
    expect(read.references).toBe(
      "<00@mail.example> <01-access-en@mail.example>",
    );
    expect(read.text?.trim()).toBe("尊敬的 Hannah Vogel：\n\n请查收。");
    expect(read.html?.trim()).toBe("<p>尊敬的 Hannah Vogel：</p>");
    expect(envelope).toEqual({
      from: "privacy@shop.example",
      to: "hannah.vogel@post.example",
    });
  });

  it("keeps Chinese file names, and the bytes of files, streamed or not", async () => {
    const content = Buffer.from([0, 1, 2, 255, 13, 10, 46, 13, 10]);
    const { raw } = await composed({
      files: [
        ...mail.files,
        {
          name: "数据 副本.zip",
          type: "application/zip",
          size: 9,
          content: Readable.from([content]),
        },
        { name: "数据 副本.zip", type: "application/zip", size: 9, content },
        { name: "../../etc/passwd", type: "text/plain", size: 9, content },
      ],
    });
    const read = await PostalMime.parse(raw);
    expect(read.attachments.map(({ filename }) => filename)).toEqual([
      "信函 DSR-2026-00402.pdf",
      "数据 副本.zip",
      "数据 副本 (2).zip",
      "passwd",
    ]);
    expect(read.attachments.map(({ mimeType }) => mimeType)).toEqual([
      "application/pdf",
      "application/zip",
      "application/zip",
      "text/plain",
    ]);
    expect(Buffer.from(read.attachments[1]?.content as ArrayBuffer)).toEqual(
      content,
    );
    expect(Buffer.from(read.attachments[2]?.content as ArrayBuffer)).toEqual(
      content,
    );
  });

  it("is the same each time it is made, with its hash beside it", async () => {
    const one = await composed();
    const two = await composed();
    expect(one.raw.equals(two.raw)).toBe(true);
    expect(one.sha256).toBe(createHash("sha256").update(one.raw).digest("hex"));
    expect(
      (await composed({ id: "019a0000-0000-7000-8000-000000000002" }))
        .messageId,
    ).not.toBe(one.messageId);
    expect(one.raw.toString("latin1")).not.toMatch(/[^\r]\n/);
  });

  it("is marked as automatic only when nobody wrote it", async () => {
    expect(headersOf(await composed())).not.toMatch(/auto-submitted/i);
    expect(headersOf(await composed({ automatic: true }))).toMatch(
      /^Auto-Submitted: auto-replied$/m,
    );
  });

  it("carries no trace of the program or the machine that made it", async () => {
    const headers = headersOf(await composed());
    expect(headers).not.toMatch(/x-mailer|user-agent|nodemailer|localhost/i);
  });
});

describe("header injection", () => {
  it.each([
    "a@b.example\r\nBcc: x@y.example",
    '"x" <a@b.example>, z@y.example',
    "a@b.example, z@y.example",
    "no address",
  ])(
    "a receiver that is not one plain address is refused: %j",
    async (address) => {
      expect(
        await composeMessage({ ...mail, to: { name: null, address } }),
      ).toMatchObject({
        ok: false,
        refusal: { code: "addressUnusable" },
      });
    },
  );

  it("a name or a subject cannot begin another header or name another receiver", async () => {
    const sent = await composed({
      to: {
        name: 'x" <evil@y.example>, "\r\nBcc: evil@y.example',
        address: "a@b.example",
      },
      subject: "Hello\r\nBcc: evil@y.example\r\n\r\n<script>",
    });
    const headers = headersOf(sent);
    expect(headers.match(/^bcc:/gim)).toBeNull();
    expect(headers.match(/^subject:/gim)).toHaveLength(1);
    const read = await PostalMime.parse(sent.raw);
    expect(read.to).toHaveLength(1);
    expect(read.to?.[0]).toMatchObject({ address: "a@b.example" });
    expect(sent.envelope.to).toBe("a@b.example");
  });

  it("a stranger's Message-ID goes back only if it is one", async () => {
    const headers = headersOf(
      await composed({
        inReplyTo: "<a@b>\r\nBcc: evil@y.example",
        references: [
          "<good@b.example>",
          "x\r\nBcc: evil@y.example",
          "<a b@c>",
          "<<a@b>>",
        ],
      }),
    );
    expect(headers).not.toMatch(/bcc|in-reply-to/i);
    expect(headers).toMatch(/^References: <good@b.example>$/m);
  });

  it("a long conversation keeps its latest messages", async () => {
    const references = Array.from(
      { length: 100 },
      (_, number) => `<${number}@b.example>`,
    );
    const headers = headersOf(await composed({ references }));
    expect(headers).toContain("<99@b.example>");
    expect(headers).not.toContain("<10@b.example>");
  });

  it("the office's own address is a matter of settings: a wrong one is a bug, not a refusal", async () => {
    await expect(
      composeMessage({
        ...mail,
        from: { name: "x", address: "a@b.example, c@d.example" },
      }),
    ).rejects.toThrow("own mail address");
    await expect(composeMessage({ ...mail, id: "../x" })).rejects.toThrow(
      "outbox id",
    );
  });
});

it("a mail too large for mail servers is refused before it is read", async () => {
  const content = Readable.from(
    (function* () {
      yield Promise.reject(new Error("was read"));
    })(),
  );
  const file = {
    name: "a.zip",
    type: "application/zip",
    size: largestMailBytes,
    content,
  };
  expect(await composeMessage({ ...mail, files: [file] })).toMatchObject({
    refusal: { code: "tooLarge", params: { limit: "25 MB" } },
  });
  content.destroy();
});
