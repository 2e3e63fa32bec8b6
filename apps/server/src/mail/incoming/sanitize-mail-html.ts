import sanitizeHtml from "sanitize-html";

export interface SanitizedHtml {
  readonly html: string;
  /** Something that would have run, posted or navigated was taken out. */
  readonly hadActive: boolean;
  /** Something that would have been fetched from elsewhere was taken out. */
  readonly hadRemote: boolean;
}

const activeTags = new Set(
  "script iframe frame frameset object embed applet form input button select textarea svg math base meta link portal".split(
    " ",
  ),
);
const fetchingAttributes = new Set(
  "src srcset href xlink:href background poster data action formaction lowsrc dynsrc longdesc cite manifest".split(
    " ",
  ),
);
// Of these not even the text inside is kept: it is code, style or somebody else's page.
const silentTags = [
  "script",
  "style",
  "textarea",
  "option",
  "noscript",
  "title",
  "iframe",
  "object",
  "embed",
  "applet",
  "svg",
  "math",
  "template",
  "xmp",
  "noembed",
  "noframes",
  "select",
  "button",
  "audio",
  "video",
  "canvas",
  "head",
];

// Elements that never nest in themselves: they are empty, or their next sibling ends them.
const flatTags = new Set(
  "p li td th tr dt dd option br hr img input meta link col source wbr tbody thead tfoot area base".split(
    " ",
  ),
);
const deepestHtml = 1_000;

/**
 * The part of the HTML before its elements stand more than 1,000 deep. Parsers take a time that grows with the
 * square of the depth; no mail that people read comes near it.
 */
export function shallowHtml(raw: string): string {
  let depth = 0;
  for (const { 1: slash, 2: name = "", index } of raw.matchAll(
    /<(\/?)([a-z][a-z0-9]*)/giu,
  )) {
    if (flatTags.has(name.toLowerCase())) continue;
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepestHtml) return raw.slice(0, index);
  }
  return raw;
}

/**
 * First of two cleanings (the screen does the second): an allow list of text tags. No picture, style, class, id,
 * frame, form, vector or anything else that could run or fetch; links only to http, https and mailto.
 */
export function sanitizeMailHtml(raw: string): SanitizedHtml {
  let hadActive = false;
  // Style sheets are cut out whole; only here can be seen whether they would have fetched.
  let hadRemote = /<style\b/iu.test(raw) && /@import|url\s*\(/iu.test(raw);
  const html = sanitizeHtml(raw, {
    allowedTags: (
      "p br div span b strong i em u s del ins sub sup small blockquote q ul ol li dl dt dd pre code hr " +
      "h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr td th a center"
    ).split(" "),
    allowedAttributes: {
      a: ["href", "rel"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesAppliedToAttributes: ["href"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags: silentTags,
    enforceHtmlBoundary: false,
    nestingLimit: 100,
    transformTags: {
      a: (tagName, { href = "" }) => ({
        tagName,
        attribs: /^(?:https?:|mailto:)/iu.test(href)
          ? { href, rel: "noopener noreferrer nofollow" }
          : {},
      }),
      // A picture is named, never loaded.
      img: (_, { alt = "" }) => ({
        tagName: "span",
        attribs: {},
        text: alt.trim() === "" ? "" : `[${alt.trim()}]`,
      }),
    },
    onOpenTag: (name, attributes) => {
      if (activeTags.has(name)) hadActive = true;
      for (const [attribute, value] of Object.entries(attributes)) {
        if (
          /^on/iu.test(attribute) ||
          /^\s*(?:javascript|vbscript|data):/iu.test(value)
        )
          hadActive = true;
        const fetches =
          fetchingAttributes.has(attribute) &&
          name !== "a" &&
          /^\s*(?:https?:)?\/\//iu.test(value);
        if (fetches || (attribute === "style" && /url\s*\(/iu.test(value)))
          hadRemote = true;
      }
    },
  });
  return { html, hadActive, hadRemote };
}

const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

/**
 * Sanitised HTML as people would read it aloud: blocks as lines, list items with a dash, and behind every link
 * where it really goes.
 */
export function textOfHtml(sanitized: string): string {
  return (
    sanitized
      .replaceAll(/[\t\n\r ]+/gu, " ")
      .replaceAll(
        /<a\b[^>]*?href="(?:mailto:)?([^"]*)"[^>]*>([^<]*)<\/a>/giu,
        (_, target: string, shown: string) =>
          shown.includes(target) || target === ""
            ? shown
            : `${shown} <span>(${target})</span>`,
      )
      .replaceAll(/<li\b[^>]*> ?/giu, "\n- ")
      .replaceAll(/<(?:br|hr)\b[^>]*> ?/giu, "\n")
      .replaceAll(/<(?:td|th)\b[^>]*>/giu, "\t")
      .replaceAll(
        / ?<\/?(?:p|h[1-6]|blockquote|pre|table|ul|ol|dl)\b[^>]*> ?/giu,
        "\n\n",
      )
      .replaceAll(/ ?<\/?(?:div|tr|dt|dd|center|caption)\b[^>]*> ?/giu, "\n")
      .replaceAll(/<[^>]*>/gu, "")
      .replaceAll(
        /&(?:lt|gt|quot|#39|nbsp|amp);/gu,
        (entity) => entities[entity] ?? entity,
      )
      // Looking back keeps a long row of blanks from being walked once per blank.
      .replaceAll(/(?<![ \t])[ \t]*\n[ \t]*/gu, "\n")
      .replaceAll(/\n{3,}/gu, "\n\n")
      .trim()
  );
}
