import { granted, refused, type Verdict } from "../verdict.ts";
import type { Text } from "../text.ts";
import { variableNames } from "./letter-runs.ts";

/** The two languages a letter is composed in, side by side. */
export type LetterLanguage = keyof Text;
/** What the person receives; the other language stays in the file as the archive translation. */
export const sentLanguages = ["en", "zh", "both"] as const;
export type SentLanguage = (typeof sentLanguages)[number];

/** A place in a letter that is filled per case. */
export interface LetterVariable {
  readonly name: string;
  /** What stands on its chip: "retention period". */
  readonly title: Text;
  /** Where its value comes from, so that a missing one can be looked for: "the retention schedule". */
  readonly source: Text;
  /** The writer fills it in; what the case knows is only offered. */
  readonly ask: boolean;
}

/** Values by variable name; an empty side is a value that is not there yet. */
export type LetterValues = Readonly<Record<string, Text>>;

export interface LetterTemplateParagraph {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** Why nobody may change or leave out this paragraph. */
  readonly locked?: Text;
  /** Only there when this condition of the case holds. */
  readonly when?: string;
}

/**
 * A versioned form letter. Words and variables are in Liquid, limited to `{{ plain_name }}`.
 * A version that has been used is never changed; a new wording is a new version.
 */
export interface LetterTemplate<
  Purpose extends string = string,
  Act extends string = string,
> {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly purpose: Purpose;
  /** Clauses this letter keeps, by promise id ("p000-31") or rule id ("eu.response"). */
  readonly fulfils: readonly string[];
  /** Acts done by sending it; they stop the clocks that ask for them. */
  readonly acts: readonly Act[];
  /** A second person has to approve the wording. */
  readonly needsApproval: boolean;
  /** Personal data travels with it, so the receiver's identity must be proven. */
  readonly carriesData: boolean;
  /** The person must be told where to complain. */
  readonly needsComplaintChannel: boolean;
  /** May go to many at once, after a page on which all of them were looked over. */
  readonly inBulk?: true;
  readonly subject: Text;
  readonly paragraphs: readonly LetterTemplateParagraph[];
  readonly variables: readonly LetterVariable[];
}

export interface LetterParagraph {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly locked: Text | null;
  /** The side that has not followed a change of the other yet. */
  readonly older: LetterLanguage | null;
}

/** A letter as it is composed: pairs of paragraphs, the language that is sent, and what fills the variables. */
export interface LetterDocument {
  readonly template: { readonly id: string; readonly version: number };
  readonly purpose: string;
  readonly language: SentLanguage;
  readonly subject: Text & { readonly older: LetterLanguage | null };
  readonly paragraphs: readonly LetterParagraph[];
  readonly variables: readonly LetterVariable[];
  readonly values: LetterValues;
}

/** What the composer sends back: everything the writer may touch. */
export interface LetterEdit {
  readonly language: SentLanguage;
  readonly subject: Text;
  readonly paragraphs: readonly {
    readonly id: string;
    readonly en: string;
    readonly zh: string;
  }[];
  readonly values: LetterValues;
}

/** Of the variables that a register declares, those that the words of a template use. */
export function variablesUsed(
  { subject, paragraphs }: Pick<LetterTemplate, "subject" | "paragraphs">,
  declared: readonly LetterVariable[],
): readonly LetterVariable[] {
  const used = new Set(
    [subject, ...paragraphs].flatMap(({ en, zh }) => [
      ...variableNames(en),
      ...variableNames(zh),
    ]),
  );
  return declared.filter(({ name }) => used.has(name));
}

/** Starts a letter from a template; paragraphs whose condition does not hold stay out. */
export function draftLetter(
  template: LetterTemplate,
  given: {
    readonly language: SentLanguage;
    readonly conditions: ReadonlySet<string>;
  },
): LetterDocument {
  return {
    template: { id: template.id, version: template.version },
    purpose: template.purpose,
    language: given.language,
    subject: { ...template.subject, older: null },
    paragraphs: template.paragraphs
      .filter(({ when }) => when === undefined || given.conditions.has(when))
      .map(({ id, en, zh, locked }) => ({
        id,
        en,
        zh,
        locked: locked ?? null,
        older: null,
      })),
    variables: template.variables,
    values: {},
  };
}

/**
 * Takes over what the writer changed. A change on one side marks the other side older; paragraphs may be
 * added, moved and taken out. Locked paragraphs stay, word for word, or the whole edit is refused.
 */
export function editLetter(
  document: LetterDocument,
  edit: LetterEdit,
): Verdict<LetterDocument> {
  const before = new Map(document.paragraphs.map((found) => [found.id, found]));
  const kept = new Map(edit.paragraphs.map((edited) => [edited.id, edited]));
  if (kept.size < edit.paragraphs.length) return refused("invalidInput");
  const lockHeld = document.paragraphs.every((found) => {
    const edited = kept.get(found.id);
    return (
      found.locked === null ||
      (edited?.en === found.en && edited.zh === found.zh)
    );
  });
  if (!lockHeld) return refused("letterLocked");
  const mayAnswer = new Set(
    document.variables.filter(({ ask }) => ask).map(({ name }) => name),
  );
  return granted({
    ...document,
    language: edit.language,
    subject: {
      en: edit.subject.en,
      zh: edit.subject.zh,
      older: olderAfter(document.subject, edit.subject),
    },
    paragraphs: edit.paragraphs.map(({ id, en, zh }) => {
      const found = before.get(id);
      return {
        id,
        en,
        zh,
        locked: found?.locked ?? null,
        older: found ? olderAfter(found, { en, zh }) : null,
      };
    }),
    // What the case knows is not the writer's to change; a stray name is dropped, not stored.
    values: Object.fromEntries(
      Object.entries(edit.values).filter(([name]) => mayAnswer.has(name)),
    ),
  });
}

// The older side stays older while it is being worked on; only a person can say that it has caught up.
function olderAfter(
  before: Text & { readonly older: LetterLanguage | null },
  after: Text,
): LetterLanguage | null {
  const english = before.en !== after.en;
  const chinese = before.zh !== after.zh;
  if (english === chinese) return before.older;
  const changed: LetterLanguage = english ? "en" : "zh";
  if (before.older === changed) return changed;
  return changed === "en" ? "zh" : "en";
}

/** Name of the subject line where a paragraph is named. */
export const subjectId = "subject";

/** The writer says that both sides of this paragraph (or of the subject) now say the same. */
export function markCurrent(
  document: LetterDocument,
  paragraphId: string,
): Verdict<LetterDocument> {
  if (paragraphId === subjectId) {
    return granted({
      ...document,
      subject: { ...document.subject, older: null },
    });
  }
  if (!document.paragraphs.some(({ id }) => id === paragraphId)) {
    return refused("notFound");
  }
  return granted({
    ...document,
    paragraphs: document.paragraphs.map((paragraph) =>
      paragraph.id === paragraphId ? { ...paragraph, older: null } : paragraph,
    ),
  });
}

/**
 * The letter with every value it can have: what the case knows, and over it, side by side, what the writer
 * answered. Only declared variables get a value.
 */
export function withCaseValues(
  document: LetterDocument,
  fromCase: LetterValues,
): LetterDocument {
  const values = document.variables.map(({ name, ask }) => {
    const known = own(fromCase, name);
    const answered = ask ? own(document.values, name) : undefined;
    const value: Text = {
      en: filled(answered?.en) ?? filled(known?.en) ?? "",
      zh: filled(answered?.zh) ?? filled(known?.zh) ?? "",
    };
    return [name, value] as const;
  });
  return { ...document, values: Object.fromEntries(values) };
}

/** The letter without the answers to whatever the case says otherwise now than it did before. */
export function withoutAnswers(
  document: LetterDocument,
  before: LetterValues,
  now: LetterValues,
): LetterDocument {
  const isSame = (name: string): boolean => {
    const [was, is] = [own(before, name), own(now, name)];
    return was?.en === is?.en && was?.zh === is?.zh;
  };
  const values = Object.entries(document.values).filter(([name]) =>
    isSame(name),
  );
  return { ...document, values: Object.fromEntries(values) };
}

function own(values: LetterValues, name: string): Text | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value;
}

/** The value of a variable on one side, or null when there is none. */
export function letterValue(
  document: LetterDocument,
  name: string,
  language: LetterLanguage,
): string | null {
  const declared = document.variables.some((known) => known.name === name);
  if (!declared) return null;
  return filled(own(document.values, name)?.[language]) ?? null;
}

/** The languages that reach the person, in the order in which they stand. */
export function languagesOf(sent: SentLanguage): readonly LetterLanguage[] {
  return sent === "both" ? ["en", "zh"] : [sent];
}

/** Every text of a letter on one side, the subject first. */
export function letterTexts(
  document: LetterDocument,
  language: LetterLanguage,
): readonly { readonly id: string; readonly source: string }[] {
  return [
    { id: subjectId, source: document.subject[language] },
    ...document.paragraphs.map((paragraph) => ({
      id: paragraph.id,
      source: paragraph[language],
    })),
  ];
}

/** Variables that one side of the letter uses but has no value for, each with the places that use it. */
export function missingVariables(
  document: LetterDocument,
  language: LetterLanguage,
): readonly { readonly name: string; readonly at: readonly string[] }[] {
  const places = new Map<string, string[]>();
  for (const { id, source } of letterTexts(document, language)) {
    for (const name of variableNames(source)) {
      if (letterValue(document, name, language) !== null) continue;
      places.set(name, [...(places.get(name) ?? []), id]);
    }
  }
  return [...places].map(([name, at]) => ({ name, at }));
}
