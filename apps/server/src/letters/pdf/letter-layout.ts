import { Temporal } from "temporal-polyfill";
import type { Content, createPdf } from "pdfmake";
import type { LetterLanguage } from "@kept/domain/casework/letter";
import { letterDay } from "@kept/domain/casework/letter-format";
import type { Text } from "@kept/domain/text";
import type {
  RenderedLetter,
  RenderedPart,
  RenderedTable,
} from "../rendered-letter.ts";
import { fontRuns, letterFonts } from "./font-runs.ts";
import type { LetterPdfMeta } from "./letter-pdf-meta.ts";

type PageDefinition = Parameters<typeof createPdf>[0];

const ink = "#1a1a1a";
const soft = "#5c5c58";
const hairline = "#c9c9c4";

const labels = {
  reference: { en: "Case number", zh: "案件编号" },
  date: { en: "Date", zh: "日期" },
  clause: { en: "Policy", zh: "隐私政策" },
} as const satisfies Record<string, Text>;

// Points.
const sizes = { text: 10.5, heading: 13, fact: 9, footer: 8 } as const;
const margins = { left: 68, top: 62, right: 68, bottom: 68 } as const;
const textWidth = 595.28 - margins.left - margins.right;
// The Western family is drawn smaller on its body than the Latin letters that go with the Han.
const westernSize = 1.1;
const lineHeights: Record<LetterLanguage, number> = { en: 1.14, zh: 1.3 };

interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly alignment?: "right";
  readonly margin?: [number, number, number, number];
}

function words(
  text: string,
  language: LetterLanguage,
  style: TextStyle = {},
): Content {
  const { size = sizes.text, ...rest } = style;
  return {
    text: fontRuns(text, language).map((run) => ({
      text: run.text,
      font: run.font,
      fontSize: run.font === letterFonts.western ? size * westernSize : size,
    })),
    ...rest,
  };
}

function letterhead(language: LetterLanguage, meta: LetterPdfMeta): Content[] {
  return [
    {
      columns: [
        words(meta.officeName[language], language, {
          bold: true,
          size: sizes.heading,
        }),
        words(meta.officeAddress, language, {
          size: sizes.fact,
          color: soft,
          alignment: "right",
          margin: [0, 4, 0, 0],
        }),
      ],
      margin: [0, 0, 0, 8],
    },
    {
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
    },
  ];
}

function facts(language: LetterLanguage, meta: LetterPdfMeta): Content {
  const rows: [Text, string | null][] = [
    [labels.reference, meta.reference],
    [labels.date, letterDay(meta.date)[language]],
    [labels.clause, meta.clause?.[language] ?? null],
  ];
  const size = sizes.fact;
  return {
    table: {
      widths: [76, "*"],
      body: rows.flatMap(([label, value]) =>
        value === null
          ? []
          : [
              [
                words(label[language], language, { size, color: soft }),
                words(value, language, { size }),
              ],
            ],
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
    margin: [0, 14, 0, 26],
  };
}

function wording({ language, paragraphs }: RenderedPart): Content[] {
  return paragraphs.map((paragraph, index) => {
    const lines = words(paragraph, language, { margin: [0, 0, 0, 10] });
    // A signature stays whole.
    return index === paragraphs.length - 1
      ? { stack: [lines], unbreakable: true }
      : lines;
  });
}

function lines(postAddress: string | null): string[] {
  return postAddress === null ? [] : postAddress.split("\n");
}

function table(
  { title, head, rows, remark }: RenderedTable,
  language: LetterLanguage,
): Content {
  const size = sizes.fact;
  const cells = (row: readonly string[], style: TextStyle): Content[] =>
    row.map((cell, index) =>
      words(cell, language, {
        ...style,
        size,
        ...(index === 0 ? {} : { alignment: "right" as const }),
      }),
    );
  return {
    stack: [
      words(title, language, { bold: true, margin: [0, 8, 0, 6] }),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: ["*", ...head.slice(1).map(() => 84)],
          body: [
            cells(head, { color: soft }),
            ...rows.map((row) => cells(row, {})),
          ],
        },
        layout: {
          hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
          hLineColor: () => hairline,
          vLineWidth: () => 0,
          paddingLeft: () => 0,
          paddingRight: () => 6,
          paddingTop: () => 3,
          paddingBottom: () => 3,
        },
      },
      ...(remark === null
        ? []
        : [
            words(remark, language, {
              size,
              color: soft,
              margin: [0, 4, 0, 0],
            }),
          ]),
    ],
    margin: [0, 0, 0, 14],
  };
}

function page(
  part: RenderedPart,
  at: { readonly meta: LetterPdfMeta; readonly isFirst: boolean },
): Content {
  const { meta, isFirst } = at;
  const { language } = part;
  const addressee =
    meta.recipientName === null
      ? []
      : [
          words(
            [meta.recipientName, ...lines(meta.postAddress)].join("\n"),
            language,
            { margin: [0, 22, 0, 0] },
          ),
        ];
  return {
    stack: [
      ...letterhead(language, meta),
      ...addressee,
      facts(language, meta),
      words(part.subject, language, {
        bold: true,
        size: sizes.heading,
        margin: [0, 0, 0, 14],
      }),
      ...wording(part),
      ...(part.tables ?? []).map((one) => table(one, language)),
    ],
    lineHeight: lineHeights[language],
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
    defaultStyle: {
      font: letterFonts.western,
      fontSize: sizes.text,
      color: ink,
    },
    content: letter.parts.map((part, index) =>
      page(part, { meta, isFirst: index === 0 }),
    ),
    footer: (current, total) => ({
      columns: [
        words(meta.reference, "en", { size: sizes.footer }),
        words(`${current} / ${total}`, "en", {
          size: sizes.footer,
          alignment: "right",
        }),
      ],
      color: soft,
      margin: [margins.left, 26, margins.right, 0],
    }),
  };
}
