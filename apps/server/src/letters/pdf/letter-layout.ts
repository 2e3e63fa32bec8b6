import { Temporal } from "temporal-polyfill";
import type { Content, createPdf } from "pdfmake";
import type { LetterLanguage } from "@kept/domain/casework/letter";
import { letterDay } from "@kept/domain/casework/letter-format";
import type { Text } from "@kept/domain/text";
import type { RenderedLetter, RenderedPart } from "../rendered-letter.ts";
import type { LetterPdfMeta } from "./letter-pdf-meta.ts";

type PageDefinition = Parameters<typeof createPdf>[0];

/** The one family of a letter; it has Latin, Greek, Cyrillic, kana and Han of one design. */
export const letterFont = "Letter";

const ink = "#1a1a1a";
const soft = "#5c5c58";
const hairline = "#c9c9c4";

const labels = {
  reference: { en: "Case number", zh: "案件编号" },
  date: { en: "Date", zh: "日期" },
  clause: { en: "Under", zh: "依据" },
} as const satisfies Record<string, Text>;

// Points. Han needs more air between the lines than Latin.
const lineHeights: Record<LetterLanguage, number> = { en: 1.2, zh: 1.35 };
const margins = { left: 68, top: 62, right: 68, bottom: 68 } as const;
const textWidth = 595.28 - margins.left - margins.right;

function rule(): Content {
  return {
    canvas: [
      {
        type: "line",
        x1: 0,
        y1: 0,
        x2: textWidth,
        y2: 0,
        lineWidth: 0.5,
        lineColor: hairline,
      },
    ],
  };
}

function letterhead(language: LetterLanguage, meta: LetterPdfMeta): Content {
  return {
    columns: [
      { text: meta.officeName[language], bold: true, fontSize: 13 },
      {
        text: meta.officeAddress,
        alignment: "right",
        color: soft,
        fontSize: 9,
        margin: [0, 4, 0, 0],
      },
    ],
    margin: [0, 0, 0, 8],
  };
}

function facts(language: LetterLanguage, meta: LetterPdfMeta): Content {
  const rows: [Text, string | null][] = [
    [labels.reference, meta.reference],
    [labels.date, letterDay(meta.date)[language]],
    [labels.clause, meta.clause?.[language] ?? null],
  ];
  return {
    table: {
      widths: [76, "*"],
      body: rows.flatMap(([label, value]) =>
        value === null
          ? []
          : [[{ text: label[language], color: soft }, { text: value }]],
      ),
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 8,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    fontSize: 9,
    margin: [0, 14, 0, 26],
  };
}

function wording(part: RenderedPart): Content[] {
  const last = part.paragraphs.length - 1;
  return part.paragraphs.map((paragraph, index) => ({
    text: paragraph,
    margin: [0, 0, 0, 10],
    // A signature is not torn from its greeting.
    unbreakable: index === last,
  }));
}

function page(
  part: RenderedPart,
  at: { readonly meta: LetterPdfMeta; readonly isFirst: boolean },
): Content {
  const { meta, isFirst } = at;
  const addressee: Content[] =
    meta.recipientName === null
      ? []
      : [{ text: meta.recipientName, margin: [0, 22, 0, 0] }];
  return {
    stack: [
      letterhead(part.language, meta),
      rule(),
      ...addressee,
      facts(part.language, meta),
      { text: part.subject, bold: true, fontSize: 13, margin: [0, 0, 0, 14] },
      ...wording(part),
    ],
    lineHeight: lineHeights[part.language],
    ...(isFirst ? {} : { pageBreak: "before" as const }),
  };
}

/** The page of a letter, in the words of pdfmake. */
export function letterLayout(
  letter: RenderedLetter,
  meta: LetterPdfMeta,
): PageDefinition {
  const [first] = letter.parts;
  const language = first?.language ?? "en";
  return {
    pageSize: "A4",
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    version: "1.7",
    language: language === "zh" ? "zh-Hans" : "en",
    displayTitle: true,
    info: {
      title: letter.subject,
      author: meta.officeName[language],
      subject: meta.reference,
      creator: "Kept",
      producer: "Kept",
      creationDate: new Date(
        Temporal.Instant.from(meta.fixedAt).epochMilliseconds,
      ),
    },
    defaultStyle: { font: letterFont, fontSize: 10.5, color: ink },
    content: letter.parts.map((part, index) =>
      page(part, { meta, isFirst: index === 0 }),
    ),
    footer: (current, total) => ({
      columns: [
        { text: `${meta.officeName[language]} · ${meta.reference}` },
        { text: `${current} / ${total}`, alignment: "right" },
      ],
      fontSize: 8.5,
      color: soft,
      margin: [margins.left, 26, margins.right, 0],
    }),
  };
}
