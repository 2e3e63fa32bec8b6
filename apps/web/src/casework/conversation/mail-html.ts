import DOMPurify from "dompurify";

// The one place where markup may become a document. The content security policy names this policy; what
// comes out of it only ever goes into a frame without rights.
const policy = window.trustedTypes?.createPolicy("kept-mail", {
  createHTML: (html) => html,
  createScriptURL: () => {
    throw new TypeError("A mail has no scripts.");
  },
});

// Nothing is loaded from anywhere: a picture fetched from the sender would tell them that we looked.
const framePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The original of a mail as a document for a sandboxed frame. The server has cleaned it once; this is the
 * second time, with another tool. Links keep their words and lose their address.
 */
export function mailDocument(html: string): string {
  const clean = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      "form",
      "input",
      "button",
      "select",
      "textarea",
      "dialog",
      "link",
      "meta",
      "base",
    ],
    FORBID_ATTR: [
      "href",
      "action",
      "formaction",
      "target",
      "background",
      "poster",
      "srcset",
      "ping",
    ],
    ALLOW_DATA_ATTR: false,
    ALLOWED_URI_REGEXP: /^data:image\/(?:png|jpeg|gif|webp);/i,
    ...(policy === undefined ? {} : { TRUSTED_TYPES_POLICY: policy }),
  });
  return [
    "<!doctype html><html><head><meta charset='utf-8'>",
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy}">`,
    "<style>body{margin:12px;font:14px/20px system-ui,sans-serif;color:#1b1c1f;background:#fff;",
    "overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>",
    `</head><body>${clean}</body></html>`,
  ].join("");
}

/** Puts the document into its frame, through the policy where the browser asks for one. */
export function showMail(frame: HTMLIFrameElement, html: string): void {
  const document = mailDocument(html);
  if (policy === undefined) frame.srcdoc = document;
  else Object.assign(frame, { srcdoc: policy.createHTML(document) });
}
