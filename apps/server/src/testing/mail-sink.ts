import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly secure: boolean;
  readonly user: string | null;
}

/** A real SMTP server on loopback that keeps what arrives. */
export interface MailSink {
  readonly port: number;
  readonly mails: readonly SunkMail[];
  /** From now on receivers (or, with `data`, finished mails) get this reply; null takes everything again. */
  refuse(
    reply: { code: number; text: string; at: "rcpt" | "data" } | null,
  ): void;
  close(): Promise<void>;
}

export async function openMailSink(
  options: {
    /** Offers STARTTLS with this certificate; without one the server speaks plain text only. */
    tls?: { key: string; cert: string };
    /** Wants this sign-in. */
    auth?: { user: string; pass: string };
  } = {},
): Promise<MailSink> {
  const mails: SunkMail[] = [];
  let refusal: Parameters<MailSink["refuse"]>[0] = null;
  const { tls, auth } = options;

  function refusedAt(at: "rcpt" | "data"): Error | null {
    if (refusal?.at !== at) return null;
    return Object.assign(new Error(refusal.text), {
      responseCode: refusal.code,
    });
  }

  const settings: SMTPServerOptions = {
    banner: "sink",
    disableReverseLookup: true,
    logger: false,
    authOptional: auth === undefined,
    allowInsecureAuth: true,
    ...(tls === undefined ? { hideSTARTTLS: true } : tls),
    onAuth(given, _session, callback) {
      const known =
        given.username === auth?.user && given.password === auth?.pass;
      if (known) callback(null, { user: auth?.user ?? "" });
      else callback(new Error("no such account"));
    },
    onRcptTo(_address, _session, callback) {
      callback(refusedAt("rcpt"));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const problem = refusedAt("data");
        if (problem) {
          callback(problem);
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
          secure: session.secure,
          user: typeof session.user === "string" ? session.user : null,
        });
        callback(null);
      });
    },
  };
  const server = new SMTPServer(settings);
  // A client that hangs up, or refuses our certificate, is part of the tests.
  server.on("error", () => null);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse(reply) {
      refusal = reply;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
