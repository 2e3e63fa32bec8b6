import { createTransport } from "nodemailer";
import { tried } from "../../db/constraint-error.ts";
import type { Mailer } from "./mailer.ts";

/** How to reach the mail server of the office. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /**
   * `tls`: encrypted from the first byte (465). `starttls`: upgraded or not sent at all (587).
   * `plain`: never encrypted, for a relay on the same machine.
   */
  readonly security: "tls" | "starttls" | "plain";
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** PEM certificates to trust beside the usual ones, for a server with one of its own. */
  readonly trustedCertificates?: readonly string[];
  /** Name for EHLO; the machine's own name if not given. */
  readonly ehloName?: string;
  /** Milliseconds for connecting, for the greeting and for any silence afterwards. */
  readonly timeoutMs?: number;
}

function transportTo(settings: SmtpSettings) {
  const timeout = settings.timeoutMs ?? 30_000;
  const trusted = settings.trustedCertificates ?? [];
  return createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.security === "tls",
    // Never "if the server happens to offer it": someone in between could take the offer away.
    requireTLS: settings.security === "starttls",
    ignoreTLS: settings.security === "plain",
    ...(settings.auth === null ? {} : { auth: { ...settings.auth } }),
    // A server that stops offering sign-in is a fault to see, not a reason to send without.
    forceAuth: settings.auth !== null,
    ...(settings.ehloName === undefined ? {} : { name: settings.ehloName }),
    ...(trusted.length === 0 ? {} : { tls: { ca: [...trusted] } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Whether the server takes a connection and, where one is set, the sign-in. Nothing is sent. */
export async function isReachable(settings: SmtpSettings): Promise<boolean> {
  const transport = transportTo({ ...settings, timeoutMs: 5_000 });
  const answered = await tried(() => transport.verify());
  transport.close();
  return answered.ok;
}

export function openSmtpMailer(settings: SmtpSettings): Mailer {
  const transport = transportTo(settings);
  return {
    goes: "server",
    async send({ raw, envelope, messageId }) {
      const taken = await transport.sendMail({
        raw,
        envelope: { from: envelope.from, to: [envelope.to] },
      });
      return { messageId, response: taken.response };
    },
    forget: () => Promise.resolve(),
    close() {
      transport.close();
      return Promise.resolve();
    },
  };
}
