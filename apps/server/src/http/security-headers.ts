import { randomFillSync } from "node:crypto";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import helmet from "helmet";

const none = "'none'";
const self = "'self'";

function nonceOf(response: unknown): string {
  const locals = (response as Response).locals;
  const nonce: unknown = locals["nonce"];
  return typeof nonce === "string" ? nonce : "";
}

const nonceBytes = 18;
const drawn = Buffer.alloc(128 * nonceBytes);
let used = drawn.length;

/** Many are drawn at once: asking costs more than the bytes, and every answer has one. */
function freshNonce(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += nonceBytes;
  return drawn.toString("base64", used - nonceBytes, used);
}

function giveNonce(
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  response.locals["nonce"] = freshNonce();
  next();
}

/** The nonce that this answer's styles carry. */
export function styleNonce(response: Response): string {
  return nonceOf(response);
}

/**
 * The headers of every answer. Nothing runs or loads but what this server sent; styles made at run time carry
 * the nonce; markup made from text stops at Trusted Types. `frame-src` is for the sandboxed view of a mail.
 */
export function securityHeaders(): RequestHandler[] {
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [none],
        scriptSrc: [self],
        styleSrc: [
          self,
          (_request, response) => `'nonce-${nonceOf(response)}'`,
        ],
        styleSrcAttr: [none],
        imgSrc: [self],
        fontSrc: [self],
        connectSrc: [self],
        frameSrc: [self],
        baseUri: [none],
        formAction: [none],
        frameAncestors: [none],
        objectSrc: [none],
        requireTrustedTypesFor: ["'script'"],
        // `kept-mail` writes the sandboxed frame of an original mail, after sanitising it a second time.
        trustedTypes: ["default", "kept-mail"],
        reportTo: ["csp"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    originAgentCluster: true,
    referrerPolicy: { policy: "no-referrer" },
    // Two years, and only said over TLS: over plain http it would lock people out of their own machine.
    strictTransportSecurity: false,
    xFrameOptions: { action: "deny" },
  });
  return [giveNonce, policy, restOfHeaders];
}

const nothingAllowed = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "screen-wake-lock",
  "usb",
  "xr-spatial-tracking",
];

function restOfHeaders(
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  response.setHeader(
    "Permissions-Policy",
    [
      ...nothingAllowed.map((one) => `${one}=()`),
      // Passkeys, asked for by our own pages only.
      "publickey-credentials-create=(self)",
      "publickey-credentials-get=(self)",
    ].join(", "),
  );
  response.setHeader("Reporting-Endpoints", 'csp="/csp-reports"');
  response.setHeader("Cache-Control", "no-store");
  if (request.secure)
    response.setHeader("Strict-Transport-Security", "max-age=63072000");
  next();
}
