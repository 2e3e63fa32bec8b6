import {
  editLetter,
  subjectId,
  type LetterDocument,
  type LetterEdit,
  type LetterLanguage,
  type LetterValues,
} from "@kept/domain/casework/letter";

/** One text of a letter that two people changed differently at the same time. */
export interface LetterConflict {
  /** Paragraph id, `subject`, or `value.<name>`. */
  readonly at: string;
  readonly language: LetterLanguage;
  readonly mine: string;
  readonly theirs: string;
}

/** What is being written, beside what the house has. */
export interface LetterDraft {
  /** As it was last saved or fetched. */
  readonly base: LetterEdit;
  readonly mine: LetterEdit;
  readonly conflicts: readonly LetterConflict[];
}

const sides: readonly LetterLanguage[] = ["en", "zh"];

/** Everything of a letter that its writer may touch. */
export function editOf(
  document: LetterDocument,
  answers: LetterValues,
): LetterEdit {
  return {
    language: document.language,
    subject: { en: document.subject.en, zh: document.subject.zh },
    paragraphs: document.paragraphs.map(({ id, en, zh }) => ({ id, en, zh })),
    values: answers,
  };
}

export function startDraft(edit: LetterEdit): LetterDraft {
  return { base: edit, mine: edit, conflicts: [] };
}

/** Whether anything is written that the house does not have. */
export function isUnsaved({ base, mine }: LetterDraft): boolean {
  return !sameWords(base, mine);
}

export function write(
  draft: LetterDraft,
  change: Partial<LetterEdit>,
): LetterDraft {
  return { ...draft, mine: { ...draft.mine, ...change } };
}

/** The house has taken `sent`; what was typed meanwhile is still mine. */
export function saved(draft: LetterDraft, sent: LetterEdit): LetterDraft {
  return { ...draft, base: sent };
}

/**
 * What the house has now. Where only one of us changed a text, that change stands; where both did, mine
 * stays in the letter and theirs is kept beside it until somebody chooses.
 */
export function arrived(draft: LetterDraft, theirs: LetterEdit): LetterDraft {
  const { base, mine } = draft;
  if (sameWords(base, theirs)) return draft;
  const conflicts: LetterConflict[] = [];
  const text = (
    where: Pick<LetterConflict, "at" | "language">,
    one: { base: string; mine: string; theirs: string },
  ): string => {
    if (same(one.theirs, one.base) || same(one.theirs, one.mine))
      return one.mine;
    if (same(one.mine, one.base)) return one.theirs;
    conflicts.push({ ...where, mine: one.mine, theirs: one.theirs });
    return one.mine;
  };
  const subject = pair((language) =>
    text(
      { at: subjectId, language },
      {
        base: base.subject[language],
        mine: mine.subject[language],
        theirs: theirs.subject[language],
      },
    ),
  );
  const before = byId(base.paragraphs);
  const written = byId(mine.paragraphs);
  const order = orderOf(base, mine, theirs);
  const there = byId(theirs.paragraphs);
  const paragraphs = order.flatMap((id) => {
    const own = written.get(id) ?? there.get(id);
    if (own === undefined) return [];
    const old = before.get(id) ?? there.get(id) ?? own;
    const other = there.get(id) ?? old;
    return [
      {
        id,
        ...pair((language) =>
          text(
            { at: id, language },
            {
              base: old[language],
              mine: own[language],
              theirs: other[language],
            },
          ),
        ),
      },
    ];
  });
  const names = new Set([
    ...Object.keys(mine.values),
    ...Object.keys(theirs.values),
  ]);
  const values = Object.fromEntries(
    [...names].map((name) => [
      name,
      pair((language) =>
        text(
          { at: `value.${name}`, language },
          {
            base: base.values[name]?.[language] ?? "",
            mine: mine.values[name]?.[language] ?? "",
            theirs: theirs.values[name]?.[language] ?? "",
          },
        ),
      ),
    ]),
  );
  const language =
    mine.language === base.language ? theirs.language : mine.language;
  return {
    base: theirs,
    mine: { language, subject, paragraphs, values },
    conflicts: [
      ...draft.conflicts.filter(
        (old) =>
          !conflicts.some(
            ({ at, language: side }) => at === old.at && side === old.language,
          ),
      ),
      ...conflicts,
    ],
  };
}

/** Somebody has read both texts and chosen. */
export function chosen(
  draft: LetterDraft,
  conflict: LetterConflict,
  words: "mine" | "theirs",
): LetterDraft {
  const rest = {
    ...draft,
    conflicts: draft.conflicts.filter((other) => other !== conflict),
  };
  if (words === "mine") return rest;
  const { at, language, theirs } = conflict;
  if (at === subjectId)
    return write(rest, {
      subject: { ...draft.mine.subject, [language]: theirs },
    });
  if (at.startsWith("value."))
    return write(rest, {
      values: withAnswer(draft.mine.values, {
        name: at.slice("value.".length),
        language,
        text: theirs,
      }),
    });
  return write(rest, {
    paragraphs: withWords(draft.mine.paragraphs, {
      paragraphId: at,
      language,
      source: theirs,
    }),
  });
}

export function withWords(
  paragraphs: LetterEdit["paragraphs"],
  change: {
    readonly paragraphId: string;
    readonly language: LetterLanguage;
    readonly source: string;
  },
): LetterEdit["paragraphs"] {
  return paragraphs.map((paragraph) =>
    paragraph.id === change.paragraphId
      ? { ...paragraph, [change.language]: change.source }
      : paragraph,
  );
}

export function withAnswer(
  values: LetterValues,
  answer: {
    readonly name: string;
    readonly language: LetterLanguage;
    readonly text: string;
  },
): LetterValues {
  const known = values[answer.name] ?? { en: "", zh: "" };
  return {
    ...values,
    [answer.name]: { ...known, [answer.language]: answer.text },
  };
}

/** A new empty paragraph after another one. */
export function withParagraphAfter(
  paragraphs: LetterEdit["paragraphs"],
  afterId: string,
  id: string,
): LetterEdit["paragraphs"] {
  return paragraphs.flatMap((paragraph) =>
    paragraph.id === afterId
      ? [paragraph, { id, en: "", zh: "" }]
      : [paragraph],
  );
}

/** A variable at the end of a paragraph, in both languages. */
export function withVariable(
  paragraphs: LetterEdit["paragraphs"],
  paragraphId: string,
  name: string,
): LetterEdit["paragraphs"] {
  return paragraphs.map((paragraph) =>
    paragraph.id === paragraphId
      ? {
          ...paragraph,
          en: `${paragraph.en.trimEnd()} {{ ${name} }}`.trimStart(),
          zh: `${paragraph.zh.trimEnd()}{{ ${name} }}`,
        }
      : paragraph,
  );
}

/** The letter as it will be once what is written is saved. */
export function letterNow(
  letter: {
    readonly document: LetterDocument;
    readonly answers: LetterValues;
  },
  mine: LetterEdit,
): LetterDocument {
  const { document, answers } = letter;
  const edited = editLetter(document, mine);
  const values = Object.fromEntries(
    document.variables.map(({ name, ask }) => [
      name,
      pair((language) => {
        const known = document.values[name]?.[language] ?? "";
        if (!ask) return known;
        const answered = answers[name]?.[language] ?? "";
        const typed = mine.values[name]?.[language] ?? "";
        if (typed.trim() !== "") return typed;
        // What the case offers comes back with the next answer of the house.
        return answered.trim() === "" ? known : "";
      }),
    ]),
  );
  return { ...(edited.ok ? edited.value : document), values };
}

// The house trims what it stores; a space at the end is no change of anybody.
function same(one: string, other: string): boolean {
  return one.trim().normalize("NFC") === other.trim().normalize("NFC");
}

function sameWords(one: LetterEdit, other: LetterEdit): boolean {
  const names = new Set([
    ...Object.keys(one.values),
    ...Object.keys(other.values),
  ]);
  return (
    one.language === other.language &&
    one.paragraphs.length === other.paragraphs.length &&
    sides.every(
      (side) =>
        same(one.subject[side], other.subject[side]) &&
        one.paragraphs.every((paragraph, index) => {
          const found = other.paragraphs[index];
          return (
            found?.id === paragraph.id && same(found[side], paragraph[side])
          );
        }) &&
        [...names].every((name) =>
          same(
            one.values[name]?.[side] ?? "",
            other.values[name]?.[side] ?? "",
          ),
        ),
    )
  );
}

/** My order of paragraphs, without what they took out and with what they added. */
function orderOf(
  base: LetterEdit,
  mine: LetterEdit,
  theirs: LetterEdit,
): readonly string[] {
  const before = byId(base.paragraphs);
  const there = byId(theirs.paragraphs);
  const written = byId(mine.paragraphs);
  const order = mine.paragraphs
    .filter(
      ({ id, en, zh }) =>
        there.has(id) ||
        !before.has(id) ||
        // They took it out while I wrote in it: what I wrote stays.
        !same(before.get(id)?.en ?? "", en) ||
        !same(before.get(id)?.zh ?? "", zh),
    )
    .map(({ id }) => id);
  theirs.paragraphs.forEach(({ id }, index) => {
    if (before.has(id) || written.has(id)) return;
    const previous = theirs.paragraphs[index - 1]?.id;
    const at = previous === undefined ? -1 : order.indexOf(previous);
    order.splice(at + 1, 0, id);
  });
  return order;
}

function byId(
  paragraphs: LetterEdit["paragraphs"],
): ReadonlyMap<string, LetterEdit["paragraphs"][number]> {
  return new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]));
}

function pair(side: (language: LetterLanguage) => string): {
  en: string;
  zh: string;
} {
  return { en: side("en"), zh: side("zh") };
}
