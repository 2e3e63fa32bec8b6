import DOMPurify from "dompurify";
import { getNonce } from "get-nonce";

// The one place where markup may become a document. The content security policy names this policy; what
// comes out of it only ever goes into a frame without rights.
const policy = window.trustedTypes?.createPolicy("kept-mail", {
  createHTML: (html) => html,
  createScriptURL: () => {
    throw new TypeError("A mail has no scripts.");
  },
});

// Pictures tell the sender that we looked, styles hide things from the reader, and our own policy, which the
// frame inherits, would report both. Words, headings, lists and tables are what is left.
const forbiddenTags = [
  "style",
  "link",
  "meta",
  "base",
  "img",
  "picture",
  "source",
  "video",
  "audio",
  "track",
  "map",
  "area",
  "form",
  "input",
  "button",
  "select",
  "textarea",
  "dialog",
];
const forbiddenAttributes = [
  "style",
  "class",
  "href",
  "src",
  "srcset",
  "action",
  "formaction",
  "target",
  "background",
  "poster",
  "ping",
];

// Reading a style is reported like using one, so styles go before anything reads the mail as a document.
function withoutStyles(html: string): string {
  return html
    .replaceAll(/<style[\s\S]*?<\/style\s*>/gi, "")
    .replaceAll(/<[a-z][^>]*>/gi, (tag) =>
      tag.replaceAll(/\sstyle\s*=/gi, " data-style="),
    );
}

/** The words and the structure of a mail, cleaned a second time after the server, with another tool. */
function cleanMail(html: string): string {
  return DOMPurify.sanitize(withoutStyles(html), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: forbiddenTags,
    FORBID_ATTR: forbiddenAttributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ...(policy === undefined ? {} : { TRUSTED_TYPES_POLICY: policy }),
  });
}

/** The whole document for the frame: our one style, under the nonce of the page, and nothing else. */
function mailDocument(html: string): string {
  const nonce = getNonce() ?? "";
  const framePolicy = `default-src 'none'; style-src 'nonce-${nonce}'`;
  return [
    "<!doctype html><html><head><meta charset='utf-8'>",
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy}">`,
    `<style nonce="${nonce}">`,
    "body{margin:12px;font:14px/20px system-ui,sans-serif;color:#1b1c1f;background:#fff;",
    "overflow-wrap:anywhere}td,th{vertical-align:top;padding:2px 8px 2px 0}a{text-decoration:underline}",
    `</style></head><body>${cleanMail(html)}</body></html>`,
  ].join("");
}

/** Puts the document into its frame, through the policy where the browser asks for one. */
export function showMail(frame: HTMLIFrameElement, html: string): void {
  const document = mailDocument(html);
  if (policy === undefined) frame.srcdoc = document;
  else Object.assign(frame, { srcdoc: policy.createHTML(document) });
}
