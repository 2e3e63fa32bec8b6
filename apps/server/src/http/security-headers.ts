import { randomFillSync } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

const none = "'none'";
const self = "'self'";

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

/** The nonce that this answer's styles carry. */
export function styleNonce(response: Response): string {
  const nonce: unknown = response.locals["nonce"];
  return typeof nonce === "string" ? nonce : "";
}

const nonceHere = "nonce-of-this-answer";

/**
 * The headers of every answer. Nothing runs or loads but what this server sent; styles made at run time carry
 * the nonce; markup made from text stops at Trusted Types. `frame-src` is for the sandboxed view of a mail.
 */
export function securityHeaders(): RequestHandler {
  const policy = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [none],
        scriptSrc: [self],
        styleSrc: [self, `'nonce-${nonceHere}'`],
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
  // The same on every answer but for the nonce: they are worked out once.
  const headers = writtenBy(policy).map(
    ([name, value]) => [name, value.split(nonceHere)] as const,
  );
  return (request, response, next) => {
    const nonce = freshNonce();
    response.locals["nonce"] = nonce;
    for (const [name, value] of headers)
      response.setHeader(name, value.join(nonce));
    for (const [name, value] of rest) response.setHeader(name, value);
    if (request.secure)
      response.setHeader("Strict-Transport-Security", "max-age=63072000");
    next();
  };
}

function writtenBy(policy: ReturnType<typeof helmet>): [string, string][] {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  policy(response.req, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [
    name,
    String(value),
  ]);
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

const rest = [
  [
    "Permissions-Policy",
    [
      ...nothingAllowed.map((one) => `${one}=()`),
      // Passkeys, asked for by our own pages only.
      "publickey-credentials-create=(self)",
      "publickey-credentials-get=(self)",
    ].join(", "),
  ],
  ["Reporting-Endpoints", 'csp="/csp-reports"'],
  ["Cache-Control", "no-store"],
] as const;
