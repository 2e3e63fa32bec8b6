import type { LetterDocument, LetterEdit } from "@kept/domain/casework/letter";
import { describe, expect, it } from "vitest";
import {
  arrived,
  chosen,
  editOf,
  isUnsaved,
  letterNow,
  saved,
  startDraft,
  withAnswer,
  withParagraphAfter,
  withVariable,
  withWords,
  write,
} from "./letter-draft.ts";

const stored: LetterEdit = {
  language: "en",
  subject: { en: "Your data", zh: "您的信息" },
  paragraphs: [
    { id: "a", en: "Dear Ms Vogel,", zh: "Vogel 女士：" },
    { id: "b", en: "We searched.", zh: "我们检索了。" },
  ],
  values: {},
};

function withText(edit: LetterEdit, id: string, en: string): LetterEdit {
  return {
    ...edit,
    paragraphs: withWords(edit.paragraphs, {
      paragraphId: id,
      language: "en",
      source: en,
    }),
  };
}

describe("a letter while it is written", () => {
  it("is saved until somebody types, and again once the house has taken it", () => {
    const draft = startDraft(stored);
    expect(isUnsaved(draft)).toBe(false);
    const typed = write(draft, withText(stored, "b", "We searched 5 systems."));
    expect(isUnsaved(typed)).toBe(true);
    expect(isUnsaved(saved(typed, typed.mine))).toBe(false);
  });

  it("is not unsaved for a space at the end, which the house trims", () => {
    const typed = write(
      startDraft(stored),
      withText(stored, "b", "We searched. "),
    );
    expect(isUnsaved(typed)).toBe(false);
    expect(arrived(typed, stored).mine.paragraphs[1]?.en).toBe("We searched. ");
  });

  it("keeps what was typed while a save was on its way", () => {
    const first = write(startDraft(stored), withText(stored, "b", "One."));
    const sent = first.mine;
    const second = write(first, withText(sent, "b", "One. Two."));
    const after = arrived(saved(second, sent), sent);
    expect(after.mine.paragraphs[1]?.en).toBe("One. Two.");
    expect(after.conflicts).toEqual([]);
    expect(isUnsaved(after)).toBe(true);
  });
});

describe("two people in one letter", () => {
  it("who change different paragraphs both have their way", () => {
    const mine = write(
      startDraft(stored),
      withText(stored, "a", "Dear Hannah,"),
    );
    const both = arrived(mine, withText(stored, "b", "We looked."));
    expect(both.mine.paragraphs.map(({ en }) => en)).toEqual([
      "Dear Hannah,",
      "We looked.",
    ]);
    expect(both.conflicts).toEqual([]);
    expect(isUnsaved(both)).toBe(true);
  });

  it("who change the same words get both shown, and mine stays until somebody chooses", () => {
    const mine = write(startDraft(stored), withText(stored, "b", "Mine."));
    const both = arrived(mine, withText(stored, "b", "Theirs."));
    const [conflict] = both.conflicts;
    expect(conflict).toEqual({
      at: "b",
      language: "en",
      mine: "Mine.",
      theirs: "Theirs.",
    });
    expect(both.mine.paragraphs[1]?.en).toBe("Mine.");
    if (conflict === undefined) return;
    const theirs = chosen(both, conflict, "theirs");
    expect(theirs.mine.paragraphs[1]?.en).toBe("Theirs.");
    expect(theirs.conflicts).toEqual([]);
    expect(isUnsaved(theirs)).toBe(false);
    expect(isUnsaved(chosen(both, conflict, "mine"))).toBe(true);
  });

  it("gets a choice for the subject and for an answered variable as well", () => {
    const answers = (text: string) =>
      withAnswer({}, { name: "salutation", language: "en", text });
    const mine = write(startDraft(stored), {
      subject: { en: "Mine", zh: stored.subject.zh },
      values: answers("Ms Vogel"),
    });
    const both = arrived(mine, {
      ...stored,
      subject: { en: "Theirs", zh: stored.subject.zh },
      values: answers("Hannah"),
    });
    expect(both.conflicts.map(({ at }) => at)).toEqual([
      "subject",
      "value.salutation",
    ]);
    const settled = both.conflicts.reduce(
      (draft, conflict) => chosen(draft, conflict, "theirs"),
      both,
    );
    expect(settled.mine.subject.en).toBe("Theirs");
    expect(settled.mine.values["salutation"]?.en).toBe("Hannah");
  });

  it("keeps a paragraph I wrote in although they took it out, and shows the one they added", () => {
    const mine = write(startDraft(stored), withText(stored, "b", "Mine."));
    const both = arrived(mine, {
      ...stored,
      paragraphs: [
        { id: "a", en: "Dear Ms Vogel,", zh: "Vogel 女士：" },
        { id: "c", en: "New.", zh: "新增。" },
      ],
    });
    expect(both.mine.paragraphs.map(({ id }) => id)).toEqual(["a", "c", "b"]);
  });

  it("lets a paragraph go that they took out and I did not touch", () => {
    const both = arrived(startDraft(stored), {
      ...stored,
      paragraphs: stored.paragraphs.slice(0, 1),
    });
    expect(both.mine.paragraphs.map(({ id }) => id)).toEqual(["a"]);
  });
});

describe("the letter on the screen", () => {
  const document: LetterDocument = {
    template: { id: "access-granted", version: 1 },
    purpose: "answer",
    language: "en",
    subject: { ...stored.subject, older: null },
    paragraphs: [
      {
        id: "a",
        en: "Dear {{ name }},",
        zh: "{{ name }}：",
        locked: null,
        older: null,
      },
    ],
    variables: [
      {
        name: "name",
        title: { en: "form of address", zh: "称呼" },
        source: { en: "how", zh: "称呼" },
        ask: true,
      },
    ],
    values: { name: { en: "Hannah Vogel", zh: "Hannah Vogel" } },
  };

  it("shows what the case offers until the writer answers it", () => {
    const letter = { document, answers: {} };
    const edit = editOf(document, {});
    expect(letterNow(letter, edit).values["name"]?.en).toBe("Hannah Vogel");
    const answered = {
      ...edit,
      values: withAnswer(
        {},
        { name: "name", language: "en", text: "Ms Vogel" },
      ),
    };
    expect(letterNow(letter, answered).values["name"]).toEqual({
      en: "Ms Vogel",
      zh: "Hannah Vogel",
    });
  });

  it("marks the other side older as soon as one side changes", () => {
    const edit = withText(editOf(document, {}), "a", "Dear Madam,");
    const now = letterNow({ document, answers: {} }, edit);
    expect(now.paragraphs[0]?.older).toBe("zh");
  });

  it("takes a variable at the end of a paragraph, in both languages at once", () => {
    const [first] = withVariable(stored.paragraphs, "a", "reference");
    expect(first).toEqual({
      id: "a",
      en: "Dear Ms Vogel, {{ reference }}",
      zh: "Vogel 女士：{{ reference }}",
    });
  });

  it("takes a new paragraph where it was asked for", () => {
    const more = withParagraphAfter(stored.paragraphs, "a", "n");
    expect(more.map(({ id }) => id)).toEqual(["a", "n", "b"]);
  });
});
