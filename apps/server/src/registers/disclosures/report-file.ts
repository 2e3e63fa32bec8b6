import { letterDay } from "@kept/domain/casework/letter-format";
import type { PublishedReport } from "@kept/domain/registers/disclosures/published-report";
import {
  breakdownTitles,
  lineLabel,
  shownInWords,
} from "@kept/domain/registers/disclosures/report-words";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import type { Shown } from "@kept/domain/registers/disclosures/small-numbers";
import { breakdowns } from "@kept/domain/registers/disclosures/transparency";
import type { Text } from "@kept/domain/text";
import { text as textOf } from "node:stream/consumers";
import type { Db } from "../../db/reading.ts";
import type { LetterPress } from "../../letters/pdf/letter-press.ts";
import type {
  RenderedPart,
  RenderedTable,
} from "../../letters/rendered-letter.ts";
import { officeOf } from "../../casework/office-store.ts";
import { today } from "../../casework/office.ts";
import { csvOf, type TableRow } from "../../tables/write-csv.ts";
import { findReport, type StoredReport } from "./report-store.ts";
import { contentOf, type FrozenContent } from "./report-views.ts";

const words = {
  title: { en: "Transparency report", zh: "透明度报告" },
  demands: { en: "Demands", zh: "要求" },
  persons: { en: "Persons", zh: "涉及人数" },
  before: { en: "Period before", zh: "上一期间" },
  overall: { en: "Overall", zh: "总体" },
  authorities: { en: "Demands of public bodies", zh: "公共机关的要求" },
  private: { en: "Demands of private parties", zh: "私人当事方的要求" },
  emergencies: { en: "Emergency requests", zh: "紧急请求" },
  secrecy: {
    en: "Came with secrecy that has ended",
    zh: "曾附保密要求且已届满",
  },
  secrecyShare: { en: "Share of these, per cent", zh: "占比（%）" },
  median: { en: "Median days to the answer", zh: "答复天数中位数" },
  reconciliation: { en: "How the numbers add up", zh: "数字核对" },
  records: { en: "Records of the period", zh: "本期间记录" },
  voided: { en: "Set aside: voided numbers", zh: "未计入：已作废编号" },
  notDemanded: {
    en: "Set aside: shared without a demand",
    zh: "未计入：非应要求的披露",
  },
  undecided: { en: "Set aside: not answered yet", zh: "未计入：尚未答复" },
  few: {
    en: "Not broken down: the parts are too small to be published.",
    zh: "未作细分：各部分数量过小，不宜公布。",
  },
  bands: {
    en: "Numbers under five are given as ranges, and further ranges keep them from being worked out. Demands that the law does not let us count are counted in a later version; this sentence is in every report and does not mean that there are any.",
    zh: "小于五的数字以区间列示，并以其他区间防止推算。法律不允许计入的要求将计入后续版本；本句见于每份报告，不表示存在此类要求。",
  },
  notShown: { en: "not shown", zh: "不列示" },
  all: { en: "every country", zh: "所有国家和地区" },
  unsigned: {
    en: "Frozen, not signed off yet. Not for publication.",
    zh: "已冻结，尚未签发，不得公布。",
  },
  erratum: { en: "Changed in this version: ", zh: "本版更正：" },
} as const satisfies Record<string, Text>;

/** The file of a frozen report; null where there is no such report. */
export async function reportFile(
  parts: { readonly db: Db; readonly press: LetterPress },
  wanted: { readonly id: string; readonly format: "pdf" | "csv" | "json" },
): Promise<{ name: string; type: string; bytes: Uint8Array } | null> {
  const report = await findReport(parts.db, wanted.id);
  if (report === null) return null;
  const content = contentOf(report);
  const name = `transparency-${report.asked.from}-${report.asked.to}-v${report.version}.${wanted.format}`;
  switch (wanted.format) {
    case "json":
      return {
        name,
        type: "application/json; charset=utf-8",
        bytes: Buffer.from(
          JSON.stringify(
            {
              ...content,
              version: report.version,
              erratum: report.erratum,
              signedOffAt: report.signedAt,
              sha256: report.sha256,
            },
            null,
            2,
          ),
        ),
      };
    case "csv":
      return {
        name,
        type: "text/csv; charset=utf-8",
        bytes: Buffer.from(await textOf(csvOf(csvRows(content)))),
      };
    case "pdf":
      return {
        name,
        type: "application/pdf",
        bytes: await pdfOf(parts, report, content),
      };
  }
}

const both = ({ en, zh }: Text) => [en, zh];

function* csvRows({ report, before }: FrozenContent): Generator<TableRow> {
  yield [
    "table",
    "key",
    "english",
    "chinese",
    "demands",
    "persons",
    "demands before",
  ];
  for (const [key, label, of] of overallLines)
    yield [
      "overall",
      key,
      ...both(label),
      of(report),
      key === "demands" ? shownInWords(report.persons) : "",
      of(before),
    ];
  for (const of of breakdowns)
    for (const line of report.breakdowns[of] ?? [])
      yield [
        of,
        line.key,
        ...both(lineLabel(of, line.key)),
        shownInWords(line.demands),
        line.persons === null ? "" : shownInWords(line.persons),
        beforeOf(before, of, line.key) ?? "",
      ];
}

function beforeOf(
  before: PublishedReport,
  of: (typeof breakdowns)[number],
  key: string,
): string | null {
  const lines = before.breakdowns[of];
  if (lines === null) return null;
  const none: Shown = { exact: 0 };
  return shownInWords(lines.find((line) => line.key === key)?.demands ?? none);
}

const numberOf = (value: number | null) =>
  value === null ? "" : String(value);

const overallLines: readonly [
  string,
  Text,
  (report: PublishedReport) => string,
][] = [
  ["demands", words.authorities, ({ demands }) => shownInWords(demands)],
  ["private", words.private, ({ fromPrivate }) => shownInWords(fromPrivate)],
  [
    "emergencies",
    words.emergencies,
    ({ emergencies }) => shownInWords(emergencies),
  ],
  ["secrecy", words.secrecy, ({ underSecrecy }) => shownInWords(underSecrecy)],
  [
    "secrecyShare",
    words.secrecyShare,
    ({ secrecyShare }) => numberOf(secrecyShare),
  ],
  ["medianDays", words.median, ({ medianDays }) => numberOf(medianDays)],
];

async function pdfOf(
  { db, press }: { readonly db: Db; readonly press: LetterPress },
  report: StoredReport,
  content: FrozenContent,
): Promise<Uint8Array> {
  const office = await officeOf(db);
  const parts = (["en", "zh"] as const).map((language) =>
    partOf(language, report, content),
  );
  const { bytes } = await press.letterPdf(
    {
      language: "both",
      subject: parts[0]?.subject ?? "",
      parts,
      text: "",
      html: "",
    },
    {
      officeName: content.office,
      officeAddress: office.address,
      reference: `${report.asked.from} – ${report.asked.to} · v${report.version} · ${report.sha256.slice(0, 12)}`,
      date: today(office, report.signedAt ?? report.frozenAt),
      clause: null,
      recipientName: null,
      postAddress: null,
      fixedAt: report.signedAt ?? report.frozenAt,
    },
  );
  return bytes;
}

function partOf(
  language: keyof Text,
  report: StoredReport,
  content: FrozenContent,
): RenderedPart {
  const say = (text: Text) => text[language];
  const { asked } = report;
  const place = asked.country === null ? words.all : countries[asked.country];
  const period = {
    en: `${letterDay(asked.from).en} to ${letterDay(asked.to).en}, ${place.en}`,
    zh: `${letterDay(asked.from).zh}至${letterDay(asked.to).zh}，${place.zh}`,
  };
  return {
    language,
    subject: say(words.title),
    paragraphs: [
      say(period),
      ...(report.signedAt === null ? [say(words.unsigned)] : []),
      ...(report.erratum === null
        ? []
        : [`${say(words.erratum)}${report.erratum}`]),
      say(content.handling),
      say(content.remarks),
    ],
    tables: tablesOf(language, content),
  };
}

function tablesOf(
  language: keyof Text,
  { report, before }: FrozenContent,
): RenderedTable[] {
  const say = (text: Text) => text[language];
  const sums = report.reconciliation;
  return [
    {
      title: say(words.overall),
      head: ["", say(words.demands), say(words.before)],
      rows: [
        ...overallLines.map(([, label, of]) => [
          say(label),
          of(report),
          of(before),
        ]),
        [
          say(words.persons),
          shownInWords(report.persons),
          shownInWords(before.persons),
        ],
      ],
      remark: say(words.bands),
    },
    ...breakdowns.map((of): RenderedTable => {
      const lines = report.breakdowns[of];
      return {
        title: say(breakdownTitles[of]),
        head: ["", say(words.demands), say(words.persons), say(words.before)],
        rows: (lines ?? []).map((line) => [
          say(lineLabel(of, line.key)),
          shownInWords(line.demands),
          line.persons === null
            ? say(words.notShown)
            : shownInWords(line.persons),
          beforeOf(before, of, line.key) ?? say(words.notShown),
        ]),
        remark: lines === null ? say(words.few) : null,
      };
    }),
    {
      title: say(words.reconciliation),
      head: ["", say(words.demands)],
      rows: [
        [say(words.authorities), shownInWords(report.demands)],
        [say(words.private), shownInWords(report.fromPrivate)],
        [say(words.voided), shownInWords(sums.voided)],
        [say(words.notDemanded), shownInWords(sums.notDemanded)],
        [say(words.undecided), shownInWords(sums.undecided)],
        [say(words.records), shownInWords(sums.records)],
      ],
      remark: null,
    },
  ];
}
