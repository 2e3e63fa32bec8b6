import { z } from "zod";
import type { DeliveryProblem } from "@kept/domain/casework/letter-delivery";

/** What nodemailer hangs on its errors. */
const sendError = z.object({
  message: z.string().catch(""),
  code: z.string().optional().catch(undefined),
  responseCode: z.number().int().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
});

// Our sign-in, our certificate, our settings: no letter leaves until somebody mends them.
const setupCodes = new Set([
  "EAUTH",
  "ENOAUTH",
  "EOAUTH2",
  "ETLS",
  "EREQUIRETLS",
  "ECONFIG",
  "EPROXY",
]);
const certificateTrouble =
  /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME|ERR_TLS|certificate/u;
// 530 sign-in or encryption wanted, 534, 535, 538 sign-in refused (RFC 4954, RFC 3207).
const setupReplies = new Set([530, 534, 535, 538]);
const beforeTheMail = /^(?:CONN|EHLO|HELO|STARTTLS|AUTH|LHLO)/u;

/**
 * Why a send failed, from what the mailer rejected with. SMTP 5xx for this receiver or this text is
 * permanent, 4xx and everything about the network is temporary, and what concerns our own account,
 * address or certificate is a matter of setup.
 */
export function deliveryProblem(error: unknown): DeliveryProblem {
  const read = sendError.safeParse(error);
  if (!read.success) return { kind: "temporary", code: null, said: "" };
  const { message, code, responseCode, response, command = "" } = read.data;
  const said = firstLine(response ?? message);
  const problem = { code: responseCode ?? null, said };
  const isSetup =
    (code !== undefined && setupCodes.has(code)) ||
    (responseCode !== undefined && setupReplies.has(responseCode)) ||
    (responseCode === undefined &&
      certificateTrouble.test(`${code ?? ""} ${message}`)) ||
    refusesOurAddress(command, responseCode);
  if (isSetup) return { kind: "setup", ...problem };
  const isPermanent =
    responseCode !== undefined &&
    responseCode >= 500 &&
    // Turned away at the door: it was not about this mail.
    !beforeTheMail.test(command);
  return { kind: isPermanent ? "permanent" : "temporary", ...problem };
}

// A 5xx to MAIL FROM is about the sender, except 552: there the announced size is too large.
function refusesOurAddress(
  command: string,
  responseCode: number | undefined,
): boolean {
  return (
    command.startsWith("MAIL FROM") &&
    responseCode !== undefined &&
    responseCode >= 500 &&
    responseCode !== 552
  );
}

function firstLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 300);
}
