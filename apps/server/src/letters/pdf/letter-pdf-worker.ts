import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import pdfmake from "pdfmake";
import type { RenderedLetter } from "../rendered-letter.ts";
import { letterFont, letterLayout } from "./letter-layout.ts";
import type { LetterPdf, LetterPdfMeta } from "./letter-pdf-meta.ts";

export interface PrintOrder {
  readonly number: number;
  readonly letter: RenderedLetter;
  readonly meta: LetterPdfMeta;
}

export type PrintReply = { readonly number: number } & (
  | { readonly ok: true; readonly pdf: LetterPdf }
  | { readonly ok: false; readonly message: string }
);

function fontFile(path: string): string {
  return fileURLToPath(
    import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${path}`),
  );
}

const regular = fontFile("400Regular/NotoSansSC_400Regular.ttf");
const bold = fontFile("700Bold/NotoSansSC_700Bold.ttf");

pdfmake.setFonts({ [letterFont]: { normal: regular, bold } });
// Nothing in a letter is ever fetched, and no file is read but the two fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);

/** The part of the opened font that tells which characters it has; pdfmake keeps it, untyped. */
interface OpenedFonts {
  readonly fontCache: Readonly<
    Record<
      string,
      | {
          readonly normal?: {
            readonly font: { hasGlyphForCodePoint(code: number): boolean };
          };
        }
      | undefined
    >
  >;
}

async function print({ letter, meta }: PrintOrder): Promise<LetterPdf> {
  const document = pdfmake.createPdf(letterLayout(letter, meta));
  const opened = (await document.getStream()) as unknown as OpenedFonts;
  const font = opened.fontCache[letterFont]?.normal?.font;
  const words = [
    ...letter.parts.flatMap(({ subject, paragraphs }) => [
      subject,
      ...paragraphs,
    ]),
    meta.recipientName ?? "",
  ].join("");
  const characters = [...new Set(words)].filter((sign) => !/\s/u.test(sign));
  return {
    bytes: new Uint8Array(await document.getBuffer()),
    missingCharacters: characters.filter(
      (sign) => font?.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) === false,
    ),
  };
}

parentPort?.on("message", (order: PrintOrder) => {
  void print(order).then(
    (pdf) => {
      const reply: PrintReply = { number: order.number, ok: true, pdf };
      parentPort?.postMessage(reply, [pdf.bytes.buffer as ArrayBuffer]);
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const reply: PrintReply = { number: order.number, ok: false, message };
      parentPort?.postMessage(reply);
    },
  );
});
