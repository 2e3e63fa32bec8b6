import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  draftLetter,
  editLetter,
  languagesOf,
  letterValue,
  markCurrent,
  missingVariables,
  subjectId,
  withCaseValues,
  type LetterDocument,
  type LetterEdit,
  type LetterTemplate,
} from "./letter.ts";

const template: LetterTemplate = {
  id: "refusal",
  version: 3,
  title: { en: "Refusal", zh: "拒绝" },
  purpose: "refuse",
  fulfils: ["p000-31"],
  acts: ["answer"],
  needsApproval: true,
  carriesData: false,
  needsComplaintChannel: true,
  subject: { en: "Request {{ reference }}", zh: "请求 {{ reference }}" },
  paragraphs: [
    { id: "greeting", en: "Dear {{ salutation }},", zh: "{{ salutation }}：" },
    { id: "body", en: "No: {{ reason }}", zh: "不行：{{ reason }}" },
    {
      id: "complaint",
      en: "Complain to {{ complaint_channel }}.",
      zh: "向{{ complaint_channel }}投诉。",
      locked: { en: "always included", zh: "始终保留" },
    },
    { id: "court", en: "Or sue.", zh: "或起诉。", when: "courtRoute" },
  ],
  variables: ["reference", "salutation", "reason", "complaint_channel"].map(
    (name) => ({
      name,
      title: { en: name, zh: name },
      source: { en: "the case", zh: "案件" },
      ask: name === "reason" || name === "salutation",
    }),
  ),
};

const draft = draftLetter(template, { language: "en", conditions: new Set() });

function asEdit(document: LetterDocument): LetterEdit {
  return {
    language: document.language,
    subject: { en: document.subject.en, zh: document.subject.zh },
    paragraphs: document.paragraphs.map(({ id, en, zh }) => ({ id, en, zh })),
    values: document.values,
  };
}

function edited(
  document: LetterDocument,
  change: (edit: LetterEdit) => LetterEdit,
): LetterDocument {
  const verdict = editLetter(document, change(asEdit(document)));
  if (!verdict.ok) throw new Error(verdict.refusal.code);
  return verdict.value;
}

function withSide(id: string, side: { en?: string; zh?: string }) {
  return (edit: LetterEdit): LetterEdit => ({
    ...edit,
    paragraphs: edit.paragraphs.map((paragraph) =>
      paragraph.id === id ? { ...paragraph, ...side } : paragraph,
    ),
  });
}

function paragraph(document: LetterDocument, id: string) {
  return document.paragraphs.find((found) => found.id === id);
}

describe("starting a letter", () => {
  it("takes the paragraphs whose condition holds", () => {
    expect(draft.paragraphs.map(({ id }) => id)).toEqual([
      "greeting",
      "body",
      "complaint",
    ]);
    const withCourt = draftLetter(template, {
      language: "zh",
      conditions: new Set(["courtRoute"]),
    });
    expect(paragraph(withCourt, "court")?.zh).toBe("或起诉。");
    expect(withCourt.template).toEqual({ id: "refusal", version: 3 });
  });
});

describe("editing a letter", () => {
  it("marks the other side older when one side changes", () => {
    const changed = edited(draft, withSide("body", { en: "No." }));
    expect(paragraph(changed, "body")?.older).toBe("zh");
    expect(paragraph(changed, "greeting")?.older).toBeNull();
    const other = edited(draft, withSide("body", { zh: "不。" }));
    expect(paragraph(other, "body")?.older).toBe("en");
  });

  it("keeps the mark while the older side is worked on, until somebody says it is current", () => {
    const changed = edited(draft, withSide("body", { en: "No." }));
    const followed = edited(changed, withSide("body", { zh: "不。" }));
    expect(paragraph(followed, "body")?.older).toBe("zh");
    const marked = markCurrent(followed, "body");
    expect(marked.ok && paragraph(marked.value, "body")?.older).toBeNull();
  });

  it("takes a change of both sides at once as one change", () => {
    const both = edited(draft, withSide("body", { en: "No.", zh: "不。" }));
    expect(paragraph(both, "body")?.older).toBeNull();
  });

  it("marks the subject like a paragraph", () => {
    const changed = edited(draft, (edit) => ({
      ...edit,
      subject: { ...edit.subject, en: "Your data" },
    }));
    expect(changed.subject.older).toBe("zh");
    const marked = markCurrent(changed, subjectId);
    expect(marked.ok && marked.value.subject.older).toBeNull();
  });

  it("refuses to change, or to take out, a locked paragraph", () => {
    const changed = editLetter(
      draft,
      withSide("complaint", { en: "Do not complain." })(asEdit(draft)),
    );
    expect(changed).toMatchObject({ refusal: { code: "letterLocked" } });
    const without = editLetter(draft, {
      ...asEdit(draft),
      paragraphs: asEdit(draft).paragraphs.filter(
        ({ id }) => id !== "complaint",
      ),
    });
    expect(without).toMatchObject({ refusal: { code: "letterLocked" } });
  });

  it("lets the writer add, move and take out other paragraphs", () => {
    const changed = edited(draft, (edit) => ({
      ...edit,
      paragraphs: [
        ...edit.paragraphs.filter(({ id }) => id !== "body").toReversed(),
        { id: "new", en: "More.", zh: "" },
      ],
    }));
    expect(changed.paragraphs.map(({ id }) => id)).toEqual([
      "complaint",
      "greeting",
      "new",
    ]);
    expect(paragraph(changed, "complaint")?.locked).not.toBeNull();
    expect(paragraph(changed, "new")?.locked).toBeNull();
  });

  it("refuses two paragraphs of one name", () => {
    const twice = editLetter(draft, {
      ...asEdit(draft),
      paragraphs: [...draft.paragraphs, ...draft.paragraphs],
    });
    expect(twice).toMatchObject({ refusal: { code: "invalidInput" } });
  });

  it("keeps answers to what was asked and drops every other value", () => {
    const changed = edited(draft, (edit) => ({
      ...edit,
      values: {
        reason: { en: "because", zh: "因为" },
        reference: { en: "DSR-1", zh: "DSR-1" },
        constructor: { en: "x", zh: "x" },
      },
    }));
    expect(changed.values).toEqual({ reason: { en: "because", zh: "因为" } });
  });

  it("marks the other side older, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("greeting", "body"),
        fc.constantFrom("en" as const, "zh" as const),
        fc.string(),
        (id, side, text) => {
          fc.pre(paragraph(draft, id)?.[side] !== text);
          const changed = edited(draft, withSide(id, { [side]: text }));
          expect(paragraph(changed, id)?.older).toBe(
            side === "en" ? "zh" : "en",
          );
        },
      ),
    );
  });

  it("changes nothing when nothing was changed", () => {
    expect(edited(draft, (edit) => edit)).toEqual(draft);
  });

  it("does not know a paragraph that is not there", () => {
    expect(markCurrent(draft, "nowhere")).toMatchObject({
      refusal: { code: "notFound" },
    });
  });
});

describe("values", () => {
  it("come from the case, and from the writer where the writer was asked", () => {
    const answered = edited(draft, (edit) => ({
      ...edit,
      values: { salutation: { en: "Ms Vogel", zh: "" } },
    }));
    const full = withCaseValues(answered, {
      salutation: { en: "Hannah Vogel", zh: "Hannah Vogel" },
      reference: { en: "DSR-1", zh: "DSR-1" },
      stray: { en: "x", zh: "x" },
    });
    expect(letterValue(full, "salutation", "en")).toBe("Ms Vogel");
    expect(letterValue(full, "salutation", "zh")).toBe("Hannah Vogel");
    expect(letterValue(full, "reference", "zh")).toBe("DSR-1");
    expect(Object.keys(full.values)).not.toContain("stray");
  });

  it("are missing when they are blank, and say where they are used", () => {
    const full = withCaseValues(draft, {
      reason: { en: "  ", zh: "因为" },
      reference: { en: "DSR-1", zh: "DSR-1" },
      salutation: { en: "A", zh: "A" },
      complaint_channel: { en: "B", zh: "B" },
    });
    expect(missingVariables(full, "en")).toEqual([
      { name: "reason", at: ["body"] },
    ]);
    expect(missingVariables(full, "zh")).toEqual([]);
  });

  it("are never found on a prototype", () => {
    const odd = edited(
      draft,
      withSide("body", { en: "{{ constructor }} {{ hasownproperty }}" }),
    );
    expect(
      missingVariables(withCaseValues(odd, {}), "en").map(({ name }) => name),
    ).toContain("constructor");
  });
});

it("sends English before Chinese when both are sent", () => {
  expect(languagesOf("both")).toEqual(["en", "zh"]);
  expect(languagesOf("zh")).toEqual(["zh"]);
});
