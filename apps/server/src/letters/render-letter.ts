import { Liquid } from "liquidjs";
import {
  languagesOf,
  letterTexts,
  letterValue,
  subjectId,
  type LetterDocument,
  type LetterLanguage,
  type LetterTemplate,
  type SentLanguage,
} from "@kept/domain/casework/letter";
import { jointSpace } from "@kept/domain/casework/letter-format";
import { isReadable, variableNames } from "@kept/domain/casework/letter-runs";
import { letterHtml } from "./letter-html.ts";
import type { RenderedLetter, RenderedPart } from "./rendered-letter.ts";

/** A place that cannot be filled; the letter must not leave while there is one. */
export interface Unresolved {
  readonly language: LetterLanguage;
  /** Paragraph id, or `subject`. */
  readonly at: string;
  /** Name of the variable without a value; null where the braces themselves cannot be read. */
  readonly variable: string | null;
}

export type Rendering =
  | { readonly ok: true; readonly letter: RenderedLetter }
  | { readonly ok: false; readonly unresolved: readonly Unresolved[] };

// Noncharacters: no text that travels may hold them, so they can mark where a value begins and ends.
const valueStart = "\uFDD0";
const valueEnd = "\uFDD1";
const marks = /[\uFDD0\uFDD1]/g;

const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // No partials: with templates in memory, and none of them, there is no way to a file.
  templates: {},
  dynamicPartials: false,
  relativeReference: false,
  // Values are words, never Liquid: they are put in last and are not looked at again (T36).
  outputEscape: (value: unknown) =>
    `${valueStart}${String(value).replaceAll(marks, "")}${valueEnd}`,
  parseLimit: 50_000,
  renderLimit: 1_000,
  memoryLimit: 1_000_000,
});

/**
 * Fills a letter in. The one way from words and values to what is seen in the preview, mailed and printed,
 * so these cannot differ. Gives back the places that cannot be filled instead of a letter with holes.
 */
export function renderLetter(
  document: LetterDocument,
  language: SentLanguage = document.language,
): Rendering {
  const languages = languagesOf(language);
  const unresolved = languages.flatMap((side) => unresolvedOf(document, side));
  if (unresolved.length > 0) return { ok: false, unresolved };
  const parts = languages.map((side) => renderPart(document, side));
  const text = parts
    .map(({ paragraphs }) => paragraphs.join("\n\n"))
    .join("\n\n* * *\n\n");
  return {
    ok: true,
    letter: {
      language,
      subject: parts.map(({ subject }) => subject).join(" / "),
      parts,
      text: `${text}\n`,
      html: letterHtml(parts),
    },
  };
}

function unresolvedOf(
  document: LetterDocument,
  language: LetterLanguage,
): Unresolved[] {
  return letterTexts(document, language).flatMap(
    ({ id, source }): Unresolved[] => {
      if (!isReadable(source)) return [{ language, at: id, variable: null }];
      return variableNames(source)
        .filter((name) => letterValue(document, name, language) === null)
        .map((variable) => ({ language, at: id, variable }));
    },
  );
}

function renderPart(
  document: LetterDocument,
  language: LetterLanguage,
): RenderedPart {
  const texts = letterTexts(document, language);
  const rendered = texts.map(({ id, source }) => ({
    id,
    text: fill(document, { language, source }),
  }));
  const subject = rendered.find(({ id }) => id === subjectId)?.text ?? "";
  return {
    language,
    // A subject is one line, whatever its values hold (T38).
    subject: subject.replaceAll(/\s+/g, " "),
    paragraphs: rendered
      .filter(({ id, text }) => id !== subjectId && text !== "")
      .map(({ text }) => text),
  };
}

function fill(
  document: LetterDocument,
  from: { readonly language: LetterLanguage; readonly source: string },
): string {
  const { language, source } = from;
  const values = Object.fromEntries(
    variableNames(source).map((name) => [
      name,
      letterValue(document, name, language),
    ]),
  );
  const filled: unknown = liquid.renderSync(
    liquid.parse(source.replaceAll(marks, "")),
    values,
  );
  const pieces = String(filled).split(marks);
  return pieces
    .reduce((before, piece) => {
      const space = language === "zh" ? jointSpace(before, piece) : "";
      return `${before}${space}${piece}`;
    }, "")
    .trim();
}

/** Names of all variables in the words of a template, as Liquid itself reads them. */
export function variablesOf(
  template: Pick<LetterTemplate, "subject" | "paragraphs">,
): string[] {
  const texts = [template.subject, ...template.paragraphs];
  const names = texts.flatMap(({ en, zh }) =>
    [en, zh].flatMap((source) => liquid.globalFullVariablesSync(source)),
  );
  return [...new Set(names)];
}
