import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import pdfmake from "pdfmake";
import type { RenderedLetter } from "../rendered-letter.ts";
import { fontRuns, letterFonts } from "./font-runs.ts";
import { letterLayout } from "./letter-layout.ts";
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

const families = {
  [letterFonts.western]: {
    normal: fileURLToPath(
      import.meta
        .resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"),
    ),
    bold: fileURLToPath(
      import.meta
        .resolve("@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf"),
    ),
  },
  [letterFonts.han]: {
    normal: fileURLToPath(
      import.meta
        .resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    ),
    bold: fileURLToPath(
      import.meta
        .resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
    ),
  },
};
const readable = new Set(
  Object.values(families).flatMap(({ normal, bold }) => [normal, bold]),
);

pdfmake.setFonts(families);
// Nothing in a letter is ever fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => readable.has(path));

/** The opened fonts tell which characters they have; pdfmake keeps them without a type of its own. */
interface OpenedFonts {
  provideFont(
    family: string,
    bold: boolean,
    italics: boolean,
  ): {
    readonly font: { hasGlyphForCodePoint(code: number): boolean };
  };
}

async function print({ letter, meta }: PrintOrder): Promise<LetterPdf> {
  const document = pdfmake.createPdf(letterLayout(letter, meta));
  const opened = (await document.getStream()) as unknown as OpenedFonts;
  const missing = letter.parts.flatMap(({ language, subject, paragraphs }) =>
    [subject, ...paragraphs, meta.recipientName ?? ""]
      .flatMap((text) => fontRuns(text, language))
      .flatMap(({ text, font }) => {
        const { font: glyphs } = opened.provideFont(font, false, false);
        return [...text].filter(
          (sign) =>
            !/\s/u.test(sign) &&
            !glyphs.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
        );
      }),
  );
  return {
    bytes: new Uint8Array(await document.getBuffer()),
    missingCharacters: [...new Set(missing)],
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
