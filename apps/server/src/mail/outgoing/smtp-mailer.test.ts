import { createServer, type Server } from "node:net";
import { once } from "node:events";
import PostalMime from "postal-mime";
import { afterEach, describe, expect, it } from "vitest";
import { openMailSink, type MailSink } from "../../testing/mail-sink.ts";
import { unsignedCertificate } from "../../testing/unsigned-certificate.ts";
import { composeMessage } from "./compose-message.ts";
import { deliveryProblem } from "./delivery-problem.ts";
import { openSmtpMailer, type SmtpSettings } from "./smtp-mailer.ts";
import type { ComposedMail, OutgoingMail } from "./outgoing-mail.ts";

const pdf = Buffer.from("%PDF-1.7\n.\r\n..\r\n%%EOF\n");
const letter: OutgoingMail = {
  id: "019a0000-0000-7000-8000-000000000001",
  from: { name: "个人信息保护办公室", address: "privacy@shop.example" },
  to: { name: "陈晓雨", address: "chen@post.example" },
  replyTo: null,
  subject: "您的个人信息，请求 DSR-2026-00402",
  text: ".一个句点开头的行\n..两个\n请查收附件。\n",
  html: "<p>请查收附件。</p>",
  date: "2026-09-21T01:42:00Z",
  inReplyTo: "<02-deletion-zh@mail.example>",
  references: ["<02-deletion-zh@mail.example>"],
  files: [
    {
      name: "信函.pdf",
      type: "application/pdf",
      size: pdf.length,
      content: pdf,
    },
  ],
  automatic: false,
};

async function composed(): Promise<ComposedMail> {
  const verdict = await composeMessage(letter);
  if (!verdict.ok) throw new Error(verdict.refusal.code);
  return verdict.value;
}

const open: (MailSink | Server)[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ("mails" in server) await server.close();
    else server.close();
  }
});

async function sink(
  options: Parameters<typeof openMailSink>[0] = {},
): Promise<MailSink> {
  const opened = await openMailSink(options);
  open.push(opened);
  return opened;
}

function settings(
  port: number,
  change: Partial<SmtpSettings> = {},
): SmtpSettings {
  return {
    host: "127.0.0.1",
    port,
    security: "plain",
    auth: null,
    timeoutMs: 3_000,
    ...change,
  };
}

async function send(port: number, change: Partial<SmtpSettings> = {}) {
  const mailer = openSmtpMailer(settings(port, change));
  const mail = await composed();
  const outcome = await mailer.send(mail).then(
    (receipt) => ({ receipt, problem: null }),
    (error: unknown) => ({ receipt: null, problem: deliveryProblem(error) }),
  );
  await mailer.close();
  return { mail, ...outcome };
}

describe("a letter sent by SMTP", () => {
  it("arrives with its PDF, byte for byte what was kept, at one receiver", async () => {
    const server = await sink();
    const { mail, receipt } = await send(server.port);
    expect(server.mails).toHaveLength(1);
    const [arrived] = server.mails;
    expect(arrived?.to).toEqual(["chen@post.example"]);
    expect(arrived?.from).toBe("privacy@shop.example");
    expect(arrived?.raw.equals(mail.raw)).toBe(true);
    expect(receipt?.messageId).toBe(mail.messageId);
    expect(receipt?.response).toMatch(/^250/);

    const read = await PostalMime.parse(arrived?.raw ?? Buffer.alloc(0));
    expect(read.subject).toBe(letter.subject);
    expect(read.from).toMatchObject({ name: "个人信息保护办公室" });
    expect(read.text?.trimEnd()).toBe(letter.text.trimEnd());
    expect(read.attachments[0]?.filename).toBe("信函.pdf");
    expect(
      Buffer.from(read.attachments[0]?.content as ArrayBuffer).equals(pdf),
    ).toBe(true);
    expect(read.inReplyTo).toBe("<02-deletion-zh@mail.example>");
  });

  it("is the same message when it is tried again", async () => {
    const server = await sink();
    await send(server.port);
    await send(server.port);
    const ids = await Promise.all(
      server.mails.map(
        async ({ raw }) => (await PostalMime.parse(raw)).messageId,
      ),
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("a letter that is not taken", () => {
  it.each([
    [550, "permanent"],
    [552, "permanent"],
    [451, "temporary"],
    [421, "temporary"],
  ] as const)(
    "a receiver refused with %i is a %s problem",
    async (code, kind) => {
      const server = await sink();
      server.refuse({ code, text: "mailbox says no", at: "rcpt" });
      const { problem } = await send(server.port);
      expect(problem).toMatchObject({ kind, code });
      expect(problem?.said).toContain("mailbox says no");
      expect(server.mails).toHaveLength(0);
    },
  );

  it.each([
    [554, "permanent"],
    [452, "temporary"],
  ] as const)("a text refused with %i is a %s problem", async (code, kind) => {
    const server = await sink();
    server.refuse({ code, text: "not this text", at: "data" });
    expect((await send(server.port)).problem).toMatchObject({ kind, code });
  });

  it("leaves once the server has changed its mind", async () => {
    const server = await sink();
    server.refuse({ code: 451, text: "later", at: "rcpt" });
    expect((await send(server.port)).problem?.kind).toBe("temporary");
    server.refuse(null);
    expect((await send(server.port)).receipt).not.toBeNull();
    expect(server.mails).toHaveLength(1);
  });

  it("a server that is down is a temporary problem", async () => {
    const server = await openMailSink();
    await server.close();
    expect((await send(server.port)).problem).toMatchObject({
      kind: "temporary",
      code: null,
    });
  });

  it("a server that says nothing is given up after the time set, as a temporary problem", async () => {
    const silent = createServer(() => null);
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    open.push(silent);
    const address = silent.address();
    const port =
      typeof address === "object" && address !== null ? address.port : 0;
    const { problem } = await send(port, { timeoutMs: 200 });
    expect(problem).toMatchObject({ kind: "temporary", code: null });
  });

  it("a server that turns everybody away at the door is a temporary problem", async () => {
    const closed = createServer((socket) =>
      socket.end("554 no mail service here\r\n"),
    );
    closed.listen(0, "127.0.0.1");
    await once(closed, "listening");
    open.push(closed);
    const address = closed.address();
    const port =
      typeof address === "object" && address !== null ? address.port : 0;
    expect((await send(port)).problem?.kind).toBe("temporary");
  });
});

describe("encryption and sign-in", () => {
  const auth = { user: "kept", pass: "correct horse battery" };

  it("a certificate that nobody signed is refused: a matter of setup, and nothing is sent", async () => {
    const server = await sink({ tls: unsignedCertificate });
    const { problem } = await send(server.port, { security: "starttls" });
    expect(problem?.kind).toBe("setup");
    expect(server.mails).toHaveLength(0);
  });

  it("the same certificate is taken when the office trusts it", async () => {
    const server = await sink({ tls: unsignedCertificate });
    const { problem } = await send(server.port, {
      security: "starttls",
      trustedCertificates: [unsignedCertificate.cert],
    });
    expect(problem).toBeNull();
    expect(server.mails[0]?.secure).toBe(true);
  });

  it("a server without encryption gets nothing when encryption is wanted", async () => {
    const server = await sink();
    const { problem } = await send(server.port, { security: "starttls" });
    expect(problem?.kind).toBe("setup");
    expect(server.mails).toHaveLength(0);
  });

  it("signs in, over an encrypted line", async () => {
    const server = await sink({ tls: unsignedCertificate, auth });
    await send(server.port, {
      security: "starttls",
      auth,
      trustedCertificates: [unsignedCertificate.cert],
    });
    expect(server.mails[0]).toMatchObject({ user: "kept", secure: true });
  });

  it("a wrong password is a matter of setup and is not repeated to anybody", async () => {
    const server = await sink({ auth });
    const { problem } = await send(server.port, {
      auth: { ...auth, pass: "secret-canary" },
    });
    expect(problem?.kind).toBe("setup");
    expect(JSON.stringify(problem)).not.toContain("secret-canary");
    expect(server.mails).toHaveLength(0);
  });

  it("a server that no longer offers sign-in gets no letter", async () => {
    const server = await sink();
    expect((await send(server.port, { auth })).problem?.kind).toBe("setup");
    expect(server.mails).toHaveLength(0);
  });
});
