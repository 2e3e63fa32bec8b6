import { inflateSync } from "node:zlib";

/**
 * The words on the pages of a PDF that pdfmake wrote, page by page, read back through the fonts' own
 * character maps: what a search or a screen reader finds. White space is left out, since a page has none.
 */
export function pdfPages(pdf: Uint8Array): string[] {
  const objects = objectsOf(pdf);
  const maps = new Map(
    [...objects].flatMap(([id, { head }]) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
      return map === undefined
        ? []
        : [[id, characterMap(objects.get(map)?.body ?? "")] as const];
    }),
  );
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => {
      const resources = reference(head, "Resources");
      const fonts = objects.get(resources)?.head ?? "";
      const content = objects.get(reference(head, "Contents"))?.body ?? "";
      return shownText(content, (name) => {
        const id = new RegExp(`/${name} (\\d+) 0 R`).exec(fonts)?.[1];
        return maps.get(id ?? "") ?? new Map<string, string>();
      });
    });
}

interface PdfObject {
  readonly head: string;
  readonly body: string;
}

function objectsOf(pdf: Uint8Array): Map<string, PdfObject> {
  const file = Buffer.from(pdf);
  const text = file.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const to = text.indexOf("endobj", from);
    const start = text.indexOf("stream\n", from);
    const hasStream = start !== -1 && start < to;
    const head = text.slice(from, hasStream ? start : to);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const begin = start + "stream\n".length;
    const bytes = hasStream
      ? file.subarray(begin, begin + length)
      : file.subarray(0, 0);
    const body = head.includes("/FlateDecode") ? inflateSync(bytes) : bytes;
    objects.set(match[1] ?? "", { head, body: body.toString("latin1") });
  }
  return objects;
}

function reference(head: string, name: string): string {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? "";
}

/** Glyph number, four hex digits, to characters. */
function characterMap(cmap: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const range of cmap.matchAll(
    /<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g,
  )) {
    const first = Number.parseInt(range[1] ?? "0", 16);
    const targets = (range[2] ?? "").matchAll(/<([0-9a-f ]*)>/g);
    [...targets].forEach((target, index) => {
      const units = (target[1] ?? "").match(/[0-9a-f]{4}/g) ?? [];
      map.set(
        (first + index).toString(16).padStart(4, "0"),
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  }
  return map;
}

function shownText(
  content: string,
  fontMap: (name: string) => ReadonlyMap<string, string>,
): string {
  let map: ReadonlyMap<string, string> = new Map();
  let text = "";
  for (const [, font, shown] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g,
  )) {
    if (font !== undefined) map = fontMap(font);
    for (const [glyph] of (shown ?? "")
      .replaceAll(/>[^<]*</g, "")
      .matchAll(/[0-9a-f]{4}/g)) {
      text += map.get(glyph) ?? "\uFFFD";
    }
  }
  return text.replaceAll(/\s/g, "");
}
