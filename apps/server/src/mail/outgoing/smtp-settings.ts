import { unescape } from "node:querystring";
import type { SmtpSettings } from "./smtp-mailer.ts";

const loopback: ReadonlySet<string> = new Set([
  "localhost",
  "127.0.0.1",
  "[::1]",
]);
const usualPort = { "smtp:": 587, "smtps:": 465 } as const;

/**
 * The mail server in a URL such as `smtps://user:secret@mail.example:465`, or null where it is none. `smtps`
 * encrypts from the first byte; `smtp` is upgraded or not used at all, except for a relay on this machine.
 */
export function smtpSettings(text: string): SmtpSettings | null {
  const url = URL.parse(text);
  if (url === null || url.hostname === "") return null;
  const { protocol, hostname, port, username, password } = url;
  if (protocol !== "smtp:" && protocol !== "smtps:") return null;
  const isHere = loopback.has(hostname);
  const plainly = isHere ? "plain" : "starttls";
  return {
    host: hostname.replaceAll(/[[\]]/g, ""),
    port: port === "" ? usualPort[protocol] : Number(port),
    security: protocol === "smtps:" ? "tls" : plainly,
    auth:
      username === ""
        ? null
        : {
            user: unescape(username),
            pass: unescape(password),
          },
  };
}
