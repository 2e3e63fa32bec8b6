import { afterAll, describe, expect, it } from "vitest";
import { pdfPages } from "../../testing/pdf-text.ts";
import type { RenderedLetter } from "../rendered-letter.ts";
import type { LetterPdfMeta } from "./letter-pdf-meta.ts";
import { openLetterPress } from "./letter-press.ts";

const press = openLetterPress();
afterAll(() => press.close());

const english = {
  language: "en",
  subject: "Your data, request DSR-2026-00402",
  paragraphs: [
    "Dear Łukasz Žižka,",
    "On 16 September 2026 you asked us; it’s “done”.",
    "Yours sincerely\nLin Yue",
  ],
} as const;
const chinese = {
  language: "zh",
  subject: "您的个人信息，请求 DSR-2026-00402",
  paragraphs: [
    "尊敬的 Łukasz Žižka：",
    "您于2026年9月16日请求获取个人信息副本，副本见 2 个附件。",
    "此致\n敬礼",
  ],
} as const;

function letter(parts: RenderedLetter["parts"]): RenderedLetter {
  return {
    language: parts.length === 2 ? "both" : (parts[0]?.language ?? "en"),
    subject: parts.map(({ subject }) => subject).join(" / "),
    parts,
    text: "",
    html: "",
  };
}

const meta: LetterPdfMeta = {
  officeName: { en: "Privacy office", zh: "个人信息保护办公室" },
  officeAddress: "privacy@shop.example",
  reference: "DSR-2026-00402",
  date: "2026-09-21",
  clause: { en: "“Online shop”, sections 8 and 10", zh: "《网上商城》第 8 条" },
  recipientName: "Łukasz Žižka",
  postAddress: null,
  fixedAt: "2026-09-21T01:42:00Z",
};

describe("a printed letter", () => {
  it("reads in English, with its letterhead, number, date, clause and page", async () => {
    const { bytes, missingCharacters } = await press.letterPdf(
      letter([english]),
      meta,
    );
    expect(pdfPages(bytes)).toEqual([
      [
        "Privacyoffice",
        "privacy@shop.example",
        "ŁukaszŽižka",
        "Casenumber",
        "DSR-2026-00402",
        "Date",
        "21September2026",
        "Policy",
        "“Onlineshop”,sections8and10",
        "Yourdata,requestDSR-2026-00402",
        "DearŁukaszŽižka,",
        "On16September2026youaskedus;it’s“done”.",
        "Yourssincerely",
        "LinYue",
        "DSR-2026-00402",
        "1/1",
      ].join(""),
    ]);
    expect(missingCharacters).toEqual([]);
  });

  it("reads in Chinese, names in Latin letters included", async () => {
    const { bytes } = await press.letterPdf(letter([chinese]), meta);
    expect(pdfPages(bytes)).toEqual([
      [
        "个人信息保护办公室",
        "privacy@shop.example",
        "ŁukaszŽižka",
        "案件编号",
        "DSR-2026-00402",
        "日期",
        "2026年9月21日",
        "隐私政策",
        "《网上商城》第8条",
        "您的个人信息，请求DSR-2026-00402",
        "尊敬的ŁukaszŽižka：",
        "您于2026年9月16日请求获取个人信息副本，副本见2个附件。",
        "此致",
        "敬礼",
        "DSR-2026-00402",
        "1/1",
      ].join(""),
    ]);
  });

  it("gives each language pages of its own when both are sent", async () => {
    const { bytes } = await press.letterPdf(letter([english, chinese]), meta);
    const [first = "", second = "", ...more] = pdfPages(bytes);
    expect(more).toEqual([]);
    expect(first).toMatch(/^Privacyoffice.*1\/2$/);
    expect(second).toMatch(/^个人信息保护办公室.*2\/2$/);
  });

  it("is the same, byte for byte, each time and from another press", async () => {
    const other = openLetterPress();
    const [one, two, three] = await Promise.all([
      press.letterPdf(letter([english]), meta),
      press.letterPdf(letter([english]), meta),
      other.letterPdf(letter([english]), meta),
    ]);
    await other.close();
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, three.bytes)).toBe(0);
    expect(Buffer.from(one.bytes).toString("latin1", 0, 5)).toBe("%PDF-");
  });

  it("runs over to a second page, loses nothing and numbers both", async () => {
    const long = Array.from(
      { length: 60 },
      (_, number) => `Paragraph ${number}, and some words more.`,
    );
    const { bytes } = await press.letterPdf(
      letter([{ ...english, paragraphs: long }]),
      meta,
    );
    const pages = pdfPages(bytes);
    expect(pages.length).toBeGreaterThan(1);
    for (const paragraph of long) {
      expect(pages.join("")).toContain(paragraph.replaceAll(" ", ""));
    }
    expect(pages.at(-1)).toMatch(
      new RegExp(`${pages.length}/${pages.length}$`),
    );
  });

  it("names the characters that its fonts do not have", async () => {
    const korean = { ...english, paragraphs: ["Dear 김민수 🙂,"] };
    const { missingCharacters } = await press.letterPdf(letter([korean]), meta);
    expect(missingCharacters).toEqual(["김", "민", "수", "🙂"]);
  });

  it("prints what looks like markup or a path as words", async () => {
    const odd = [
      "<b>x</b>",
      "file:///etc/passwd",
      "http://127.0.0.1:9/x.png",
      "{{ x }}",
    ];
    const { bytes } = await press.letterPdf(
      letter([{ ...english, paragraphs: odd }]),
      meta,
    );
    expect(pdfPages(bytes)[0]).toContain("<b>x</b>file:///etc/passwd");
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(
      /\/URI|\/JavaScript|\/EmbeddedFile/,
    );
  });
});

describe("the press", () => {
  it("leaves the main thread free while it prints", async () => {
    await press.letterPdf(letter([english]), meta);
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const long = Array.from({ length: 200 }, () => chinese.paragraphs[1]);
    const started = performance.now();
    await press.letterPdf(letter([{ ...chinese, paragraphs: long }]), meta);
    const took = performance.now() - started;
    clearInterval(beat);
    expect(longest).toBeLessThan(Math.max(took / 3, 50));
  });

  it("gives up on a letter that takes too long, and prints the next one", async () => {
    const hasty = openLetterPress({ timeoutMs: 1 });
    await expect(hasty.letterPdf(letter([english]), meta)).rejects.toThrow(
      "within 1 ms",
    );
    await hasty.close();
    const patient = openLetterPress();
    const broken = { ...meta, fixedAt: "no moment" };
    await expect(patient.letterPdf(letter([english]), broken)).rejects.toThrow(
      "not printed",
    );
    const { bytes } = await patient.letterPdf(letter([english]), meta);
    expect(bytes.length).toBeGreaterThan(1_000);
    await patient.close();
  });
});
