/** A part's header block, as it lies in the bytes. */
export interface SurveyedPart {
  /** Offsets of the header block; `end` is where its empty line begins. */
  readonly start: number;
  readonly end: number;
  readonly bodyEnd: number;
  readonly type: string;
  /** Null when the header names none. */
  readonly charset: string | null;
  readonly isText: boolean;
  /** A body that ends before its encoding does. */
  readonly isTruncated: boolean;
}

export interface MimeSurvey {
  readonly parts: readonly SurveyedPart[];
  /** Header fields of the message itself, names in lower case. */
  readonly fieldNames: readonly string[];
  /** A multipart that never ends. */
  readonly isUnclosed: boolean;
}

export interface MimeLimits {
  readonly parts: number;
  readonly depth: number;
  /** Of the whole message, in lines and in bytes. */
  readonly headerLines: number;
  readonly headerBytes: number;
}

interface Boundary {
  readonly marker: string;
  readonly depth: number;
}

interface OpenPart {
  readonly start: number;
  readonly depth: number;
  readonly lines: string[];
}

function headerValue(lines: readonly string[], name: string): string {
  const prefix = `${name}:`;
  return (
    lines
      .find((line) => line.toLowerCase().startsWith(prefix))
      ?.slice(prefix.length)
      .trim() ?? ""
  );
}

function parameter(value: string, name: string): string | null {
  const match = new RegExp(
    String.raw`;\s*${name}\s*=\s*(?:"([^"]*)"|([^\s;"()]+))`,
    "iu",
  ).exec(value);
  return match?.[1] ?? match?.[2] ?? null;
}

function isTruncatedBase64(body: string): boolean {
  const signs = body.replaceAll(/[^A-Za-z0-9+/]/gu, "").length;
  // Padding only stands at the end, so a missing piece shows in the number of signs.
  return signs % 4 !== 0 && !body.trimEnd().endsWith("=");
}

/** A loop, because a pattern would walk a line of carriage returns again and again. */
function withoutLineEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === "\n" || line[end - 1] === "\r"))
    end -= 1;
  return line.slice(0, end);
}

function unfold(lines: readonly string[]): string[] {
  const fields: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/u.test(line) && fields.length > 0)
      fields.push(`${fields.pop() ?? ""}${line}`);
    else fields.push(line);
  }
  return fields;
}

/**
 * One linear walk over a mail before it is parsed: how many parts, how deep, which charsets, is it whole.
 * `bytes` as a string of one character per byte. Null when a limit is passed, so that parsing never starts.
 */
export function surveyMime(
  bytes: string,
  limits: MimeLimits,
): MimeSurvey | null {
  const parts: SurveyedPart[] = [];
  const boundaries: Boundary[] = [];
  let fieldNames: readonly string[] = [];
  let headerLines = 0;
  let headerBytes = 0;
  let open: OpenPart | null = { start: 0, depth: 0, lines: [] };
  let pending: {
    part: Omit<SurveyedPart, "bodyEnd" | "isTruncated">;
    encoding: string;
  } | null = null;

  const endBody = (bodyEnd: number) => {
    if (pending === null) return;
    const { part, encoding } = pending;
    const isTruncated =
      encoding === "base64" &&
      isTruncatedBase64(bytes.slice(part.end, bodyEnd));
    parts.push({ ...part, bodyEnd, isTruncated });
    pending = null;
  };
  const endHeader = ({ start, depth, lines }: OpenPart, end: number) => {
    const fields = unfold(lines);
    if (parts.length === 0 && depth === 0) {
      fieldNames = fields.map((field) =>
        field
          .slice(0, Math.max(0, field.indexOf(":")))
          .trim()
          .toLowerCase(),
      );
    }
    const value = headerValue(fields, "content-type");
    const type =
      /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/u.exec(value)?.[0].toLowerCase() ??
      "text/plain";
    const boundary = type.startsWith("multipart/")
      ? parameter(value, "boundary")
      : null;
    if (boundary !== null)
      boundaries.push({ marker: `--${boundary}`, depth: depth + 1 });
    const isAttachment = /^attachment\b/iu.test(
      headerValue(fields, "content-disposition"),
    );
    pending = {
      part: {
        start,
        end,
        type,
        charset: parameter(value, "charset"),
        isText:
          !isAttachment && (type === "text/plain" || type === "text/html"),
      },
      encoding: headerValue(fields, "content-transfer-encoding").toLowerCase(),
    };
  };

  for (let at = 0; at < bytes.length;) {
    const lineFeed = bytes.indexOf("\n", at);
    const next = lineFeed < 0 ? bytes.length : lineFeed + 1;
    const isMarker = boundaries.length > 0 && bytes.startsWith("--", at);
    const line: string =
      open !== null || isMarker ? withoutLineEnd(bytes.slice(at, next)) : "";
    const marked = isMarker
      ? boundaries.findLastIndex(({ marker }) => {
          const rest = line.startsWith(marker)
            ? line.slice(marker.length)
            : null;
          return rest !== null && /^(?:--)?[ \t]*$/u.test(rest);
        })
      : -1;
    const boundary = boundaries[marked];
    if (boundary !== undefined) {
      if (open !== null) endHeader(open, at);
      endBody(at);
      const isEnd: boolean = line
        .slice(boundary.marker.length)
        .startsWith("--");
      boundaries.length = isEnd ? marked : marked + 1;
      open = isEnd ? null : { start: next, depth: boundary.depth, lines: [] };
      if (boundary.depth > limits.depth || parts.length >= limits.parts)
        return null;
    } else if (open !== null) {
      if (line === "") {
        endHeader(open, at);
        open = null;
      } else {
        headerLines += 1;
        headerBytes += line.length;
        if (
          headerLines > limits.headerLines ||
          headerBytes > limits.headerBytes
        )
          return null;
        open.lines.push(line);
      }
    }
    at = next;
  }
  if (open !== null) endHeader(open, bytes.length);
  endBody(bytes.length);
  return { parts, fieldNames, isUnclosed: boundaries.length > 0 };
}
