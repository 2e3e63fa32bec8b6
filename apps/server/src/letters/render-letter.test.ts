import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  draftLetter,
  withCaseValues,
  type LetterDocument,
  type LetterTemplate,
} from "@kept/domain/casework/letter";
import { letterRuns, variableNames } from "@kept/domain/casework/letter-runs";
import { requestLetters } from "@kept/domain/registers/requests/letters";
import { renderLetter, variablesOf } from "./render-letter.ts";

function letterWith(
  paragraph: { en: string; zh: string },
  values: LetterDocument["values"] = {},
): LetterDocument {
  const template: LetterTemplate = {
    id: "t",
    version: 1,
    title: { en: "T", zh: "T" },
    purpose: "progress",
    fulfils: [],
    acts: [],
    needsApproval: false,
    carriesData: false,
    needsComplaintChannel: false,
    subject: { en: "Request", zh: "请求" },
    paragraphs: [{ id: "p", ...paragraph }],
    variables: ["name", "other", "constructor", "size"].map((name) => ({
      name,
      title: { en: name, zh: name },
      source: { en: "case", zh: "案件" },
      ask: true,
    })),
  };
  const draft = draftLetter(template, {
    language: "en",
    conditions: new Set(),
  });
  return withCaseValues(draft, values);
}

function same(text: string) {
  return { en: text, zh: text };
}

function rendered(
  document: LetterDocument,
  language: "en" | "zh" | "both" = "en",
) {
  const rendering = renderLetter(document, language);
  if (!rendering.ok) throw new Error(JSON.stringify(rendering.unresolved));
  return rendering.letter;
}

describe("a rendered letter", () => {
  it("says the same in words and in HTML, with its values filled in", () => {
    const letter = rendered(
      letterWith(
        { en: "Dear {{ name }},\nhello.", zh: "{{ name }}：" },
        { name: same("Hannah Vogel") },
      ),
    );
    expect(letter.subject).toBe("Request");
    expect(letter.text).toBe("Dear Hannah Vogel,\nhello.\n");
    expect(letter.html).toContain("Dear Hannah Vogel,<br>\nhello.</p>");
    expect(letter.html).toContain('<html lang="en">');
  });

  it("holds both languages when both are sent, English first", () => {
    const letter = rendered(letterWith({ en: "One.", zh: "一。" }), "both");
    expect(letter.subject).toBe("Request / 请求");
    expect(letter.text).toBe("One.\n\n* * *\n\n一。\n");
    expect(letter.html).toContain('<div lang="zh-Hans">');
  });

  it("puts the space where Han meets Latin letters or digits of a value, in Chinese only", () => {
    const letter = letterWith(
      { en: "x{{ name }}x", zh: "检索了{{ name }}，见{{ other }}请求" },
      { name: same("5 个系统"), other: same("2026年9月16日") },
    );
    expect(rendered(letter, "zh").text).toBe(
      "检索了 5 个系统，见2026年9月16日请求\n",
    );
    expect(rendered(letter, "en").text).toBe("x5 个系统x\n");
  });

  it("keeps a subject to one line, whatever stands in its values", () => {
    const document = letterWith({ en: "a", zh: "a" });
    const letter = rendered({
      ...document,
      subject: { en: "Re {{ name }}", zh: "x", older: null },
      values: { name: same("a\r\nBcc: x@post.example") },
    });
    expect(letter.subject).toBe("Re a Bcc: x@post.example");
  });
});

describe("a letter that cannot be filled", () => {
  it("is not rendered; the holes are named with their place", () => {
    expect(
      renderLetter(
        letterWith(
          { en: "{{ name }} and {{ other }}", zh: "{{ name }}" },
          { other: same("x") },
        ),
        "both",
      ),
    ).toEqual({
      ok: false,
      unresolved: [
        { language: "en", at: "p", variable: "name" },
        { language: "zh", at: "p", variable: "name" },
      ],
    });
  });

  it("takes a blank value for none", () => {
    const document = letterWith(
      { en: "{{ name }}", zh: "" },
      { name: same(" \n ") },
    );
    expect(renderLetter(document).ok).toBe(false);
  });

  it("finds nothing on prototypes", () => {
    for (const source of [
      "{{ constructor }}",
      "{{ size }}",
      "{{ tostring }}",
    ]) {
      expect(renderLetter(letterWith({ en: source, zh: "" })).ok, source).toBe(
        false,
      );
    }
  });

  it.each([
    "{{ constructor.constructor }}",
    "{{ name.size }}",
    "{{ 'x' | append: name }}",
    "{% assign a = 1 %}",
    "{% include 'secret' %}",
    "{% render '/etc/passwd' %}",
    "{% for i in (1..1000000000) %}x{% endfor %}",
    "{{ 7 }}",
    "{{",
    "{%",
    "{{ name",
  ])("runs nothing: %s", (source) => {
    const document = letterWith({ en: source, zh: "" }, { name: same("x") });
    expect(renderLetter(document)).toEqual({
      ok: false,
      unresolved: [{ language: "en", at: "p", variable: null }],
    });
  });
});

describe("values", () => {
  const hostile = [
    "{{ other }}",
    "{% include 'x' %}",
    "{{constructor.constructor('return 1')()}}",
    "<%= 7*7 %>",
    "${7*7}",
    "<img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "__proto__",
    "a & b",
    "\uFDD0{{ other }}\uFDD1",
  ];

  it.each(hostile)("stay words: %s", (value) => {
    const document = letterWith(
      { en: "Dear {{ name }}.", zh: "" },
      { name: same(value) },
    );
    const letter = rendered(document);
    expect(letter.text).toBe(
      `Dear ${value.replaceAll(/[\uFDD0\uFDD1]/g, "")}.\n`,
    );
    const body = letter.html.slice(letter.html.indexOf("<body"));
    const tags = body.match(/<[^>]*>/g) ?? [];
    expect(tags.every((tag) => /^<\/?(?:body|div|p|html|br)\b/.test(tag))).toBe(
      true,
    );
  });

  it("are put in as they are, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (value) => {
        fc.pre(value.trim() !== "" && !/[\uFDD0\uFDD1]/.test(value));
        const document = letterWith(
          { en: "<{{ name }}>", zh: "" },
          { name: same(value) },
        );
        expect(rendered(document).text).toBe(`<${value}>\n`);
      }),
    );
  });
});

describe("the words of a letter", () => {
  const source = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "{{ name }}",
          "{{other}}",
          "{{ missing }}",
          "{%",
          "{{",
          "}}",
          "{",
          "}",
          "中",
          " ",
        ),
        fc.string(),
      ),
    )
    .map((pieces) => pieces.join(""));

  it("never leave with a placeholder in them", () => {
    fc.assert(
      fc.property(source, (en) => {
        const rendering = renderLetter(
          letterWith({ en, zh: "" }, { name: same("A"), other: same("B") }),
        );
        if (rendering.ok) {
          expect(rendering.letter.text).not.toContain("{{");
          expect(rendering.letter.text).not.toContain("{%");
        }
      }),
    );
  });

  it("are read alike by Liquid and by the composer", () => {
    fc.assert(
      fc.property(source, (en) => {
        const values: Record<string, string> = { name: "A", other: "B" };
        const rendering = renderLetter(
          letterWith({ en, zh: "" }, { name: same("A"), other: same("B") }),
        );
        if (!rendering.ok) return;
        const byHand = letterRuns(en)
          .map((run) =>
            run.kind === "variable" ? (values[run.name] ?? "") : run.text,
          )
          .join("")
          .trim();
        expect(rendering.letter.parts[0]?.paragraphs.join("")).toBe(byHand);
      }),
    );
  });

  it("name the same variables to Liquid and to the composer, in every template of the house", () => {
    for (const template of requestLetters) {
      const texts = [template.subject, ...template.paragraphs];
      const read = texts.flatMap(({ en, zh }) => [
        ...variableNames(en),
        ...variableNames(zh),
      ]);
      expect(variablesOf(template).toSorted(), template.id).toEqual(
        [...new Set(read)].toSorted(),
      );
    }
  });
});
