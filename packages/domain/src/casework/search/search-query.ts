import type { ListField, Listing, ListWhere } from "../listing.ts";
import { termsOf, type SearchTerm } from "./search-terms.ts";
import { isListValue, valueMeant, type Reading } from "./search-values.ts";
import { piecesTyped, type TypedPiece } from "./typed-search.ts";
import { wordsOf } from "./words.ts";

/** A condition that was typed and understood: `type:deletion`. */
export interface SaidCondition {
  readonly field: ListField;
  readonly values: readonly string[];
  readonly typed: string;
}

/**
 * What could not be understood, named as it was typed. `operator`: there is no such field; it is looked for as
 * words. `value`: the field has no such value. `excluded`: a condition cannot be turned round.
 */
export type SearchProblem =
  | { readonly kind: "operator"; readonly typed: string }
  | {
      readonly kind: "value" | "excluded";
      readonly typed: string;
      readonly field: ListField;
    };

/** What somebody typed, read: conditions of the list and words to look for. */
export interface SearchQuery {
  readonly said: readonly SaidCondition[];
  /** The conditions by key, all that were typed for a field together. */
  readonly where: ListWhere;
  /** What is left for the words. */
  readonly text: string;
  readonly terms: readonly SearchTerm[];
  readonly problems: readonly SearchProblem[];
}

interface Operator {
  readonly name: string;
  readonly value: string;
}

/** `name:value`, with the colon of either script; not an address of the web, not a time of day. */
function operatorIn({ text, isQuoted }: TypedPiece): Operator | null {
  if (isQuoted) return null;
  const found = /^(\p{L}[\p{L}\p{M}-]+)[:：](.*)$/su.exec(text);
  if (found === null) return null;
  const [, name = "", value = ""] = found;
  return value.startsWith("//") ? null : { name, value };
}

function plainName(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join("");
}

/** The field that people call so: by its token or its name in either language. */
function fieldNamed(listing: Listing, name: string): ListField | undefined {
  const asked = plainName(name);
  return listing.fields.find(({ token, label, also = [] }) =>
    [token, label.en, label.zh, ...also].some(
      (known) => plainName(known) === asked,
    ),
  );
}

/** `a,b`, `"a b"、c`: the values of one operator. */
function valuesTyped(value: string): string[] {
  return (value.match(/"[^"]*"?|“[^”]*”?|「[^」]*」?|[^,，、]+/gu) ?? [])
    .map((one) => one.replaceAll(/^["“「]|["”」]$/gu, "").trim())
    .filter((one) => one !== "");
}

/**
 * Reads what was typed into a search: `type:deletion due:<3wd 张伟 -word`. Operators are the conditions of the
 * list, in either language; everything else is words.
 */
export function readSearch(
  listing: Listing,
  typed: string,
  reading: Reading,
): SearchQuery {
  const said: SaidCondition[] = [];
  const problems: SearchProblem[] = [];
  const words: TypedPiece[] = [];
  for (const piece of piecesTyped(typed)) {
    const operator = operatorIn(piece);
    const field = operator && fieldNamed(listing, operator.name);
    const source = typed.slice(piece.start, piece.end);
    if (!operator || !field) {
      if (operator && operator.value !== "")
        problems.push({ kind: "operator", typed: source });
      words.push(piece);
      continue;
    }
    if (piece.isExcluded) {
      problems.push({ kind: "excluded", typed: source, field });
      continue;
    }
    const values = valuesTyped(operator.value).map((value) =>
      valueMeant(field, value, reading),
    );
    const understood = values.filter(
      (value) => value !== null && isListValue(field, value),
    ) as string[];
    if (values.length === 0 || understood.length < values.length)
      problems.push({ kind: "value", typed: source, field });
    else said.push({ field, values: understood, typed: source });
  }
  return {
    said,
    where: whereOf(said),
    text: words.map(({ start, end }) => typed.slice(start, end)).join(" "),
    terms: termsOf(words),
    problems,
  };
}

function whereOf(said: readonly SaidCondition[]): ListWhere {
  const where: Record<string, readonly string[]> = {};
  for (const { field, values } of said)
    where[field.key] = field.many
      ? [...new Set([...(where[field.key] ?? []), ...values])]
      : values.slice(-1);
  return where;
}
