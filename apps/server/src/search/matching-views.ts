import { sql, type RawBuilder, type SqlBool } from "kysely";
import { isStart } from "@kept/domain/casework/search/search-keys";
import {
  hasTerms,
  type SearchTerm,
} from "@kept/domain/casework/search/search-terms";
import { searchTerms } from "@kept/domain/casework/search/typed-search";
import { may } from "@kept/domain/access/permissions";
import type { Viewer } from "@kept/domain/access/visible-cases";
import { scopeCondition } from "../casework/scope-views.ts";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import { readDocuments } from "./document-views.ts";
import { changedAfter } from "./ledger-views.ts";
import type { SearchSource } from "./search-source.ts";

/** So many entries of the ledger may be ahead of the index and still be read one by one. */
const mostAhead = 400;
const lastSign = "\u{10ffff}";

/** Which cases have what is asked for, as SQL over documents of the index (as `i`), and those read just now. */
export interface TextMatch {
  /** Over `search.docs i`, with `search.words w` joined where `words` is given. */
  readonly indexed: RawBuilder<SqlBool>;
  /** What to ask the index of words for; null when only numbers and addresses are asked for. */
  readonly words: string | null;
  /** Words are all that is asked for. */
  readonly isPlain: boolean;
  /** Changed since they were indexed: what the index says of them is out of date. */
  readonly changed: readonly string[];
  /** Those of the changed ones that have it, and whether the title alone has. */
  readonly changedAndFound: readonly {
    readonly caseId: string;
    readonly isInTitle: boolean;
  }[];
  /** False while the index is built or far behind: there may be more. */
  readonly isWhole: boolean;
}

function phrase({ words, isOpen }: SearchTerm): string {
  return `"${words.join(" ")}"${isOpen ? "*" : ""}`;
}

/** A term that is words and nothing else. */
function isPlain({ keys }: SearchTerm): boolean {
  return keys.length === 0;
}

/** Where words are looked for: everywhere, or in titles alone. */
type Depth = "all" | "title";

/** Asks for all plain terms at once; null when there is none to be found. */
function wordsAskedFor(
  terms: readonly SearchTerm[],
  depth: Depth,
): string | null {
  const plain = terms.filter(isPlain);
  const wanted = plain.filter(({ isExcluded }) => !isExcluded).map(phrase);
  if (wanted.length === 0) return null;
  const asked = plain
    .filter(({ isExcluded }) => isExcluded)
    .reduce(
      (asked, term) => `(${asked}) NOT ${phrase(term)}`,
      wanted.join(" AND "),
    );
  return depth === "all" ? asked : `{title} : (${asked})`;
}

function docsWithWords(asked: string) {
  return sql`select rowid from search.words where words match ${asked}`;
}

function docsWithKey(key: string) {
  return isStart(key)
    ? sql`select doc from search.keys where key >= ${key} and key < ${key + lastSign}`
    : sql`select doc from search.keys where key = ${key}`;
}

/** Documents that have this term, as words or as a number. */
function docsWith(term: SearchTerm, depth: Depth) {
  const ways = term.keys.map(docsWithKey);
  if (term.words.length > 0)
    ways.push(
      docsWithWords(
        depth === "all" ? phrase(term) : `{title} : ${phrase(term)}`,
      ),
    );
  return sql.join(ways, sql` union `);
}

function indexedCondition(
  terms: readonly SearchTerm[],
  depth: Depth,
): RawBuilder<SqlBool> {
  const hasWords = wordsAskedFor(terms, depth) !== null;
  const rest = terms.filter(
    (term) => !isPlain(term) || (!hasWords && term.isExcluded),
  );
  const conditions = rest.map((term) =>
    term.isExcluded
      ? sql`i.doc not in (${docsWith(term, depth)})`
      : sql`i.doc in (${docsWith(term, depth)})`,
  );
  return conditions.length === 0
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** Where somebody looks, and who it is: what they may not know of is not even read. */
export interface MatchAt {
  readonly sources: readonly SearchSource[];
  readonly viewer: Viewer;
}

/** Whether what is written in cases may be searched; where one register is closed, titles answer for all. */
export function mayReadAll({ sources, viewer }: MatchAt): boolean {
  return sources.every(({ register }) => may(viewer, register.readPermission));
}

/**
 * Reads the index for terms, and as they are now: every case that changed since it was written, and the sealed
 * ones that name whoever looks, which are never in it.
 */
export async function matchTerms(
  db: Db,
  at: MatchAt,
  terms: readonly SearchTerm[],
): Promise<TextMatch> {
  const { sources, viewer } = at;
  const depth = mayReadAll(at) ? "all" : "title";
  const { caseIds, isWhole } = await aheadOfIndex(db);
  const seen = await seenOf(db, viewer, [...caseIds, ...viewer.namedOn]);
  const documents = await readDocuments(db, sources, seen);
  return {
    indexed: indexedCondition(terms, depth),
    words: wordsAskedFor(terms, depth),
    isPlain: terms.every(isPlain),
    changed: caseIds,
    changedAndFound: documents
      .filter((document) =>
        hasTerms(
          depth === "all" ? document : { ...document, texts: [] },
          terms,
        ),
      )
      .map(({ caseId, title }) => ({
        caseId,
        isInTitle: hasTerms({ title, texts: [], keys: [] }, terms),
      })),
    isWhole,
  };
}

async function seenOf(
  db: Db,
  viewer: Viewer,
  caseIds: readonly string[],
): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select c.id from cases c
    where c.id in (select value from json_each(${JSON.stringify(caseIds)}))
      and ${scopeCondition(viewer)}`.execute(db);
  return rows.map(({ id }) => id);
}

const progressOf = fixedQuery<{
  readonly seq: number;
  readonly built: number;
  readonly ahead: number;
}>(`select seq, built_after is null as built,
    (select coalesce(max(seq), 0) from ledger_entries) - seq as ahead
  from search.progress`);

async function aheadOfIndex(
  db: Db,
): Promise<{ caseIds: string[]; isWhole: boolean }> {
  const [row] = await progressOf(db);
  const { seq = 0, built = 0, ahead = 0 } = row ?? {};
  const from = Math.max(seq, seq + ahead - mostAhead);
  // A look is an entry as well, and changes no case: the next search need not read it.
  const { caseIds } = await unlessChanged(db, `changed after ${from}`, () =>
    changedAfter(db, from, mostAhead),
  );
  return { caseIds, isWhole: built === 1 && ahead <= mostAhead };
}

/**
 * The documents of the index that match, as `i`. Ordered by `newest` they come out of the index in that order,
 * so that whoever wants a few reads a few. `words` asks for other words than the match does, such as its title's.
 */
export function matchingDocs(match: TextMatch, words = match.words) {
  const { indexed, changed } = match;
  const isWorded = words !== null;
  const current =
    changed.length === 0
      ? sql`1 = 1`
      : sql`${isWorded ? sql`w.rowid` : sql`i.doc`} not in
          (select doc from search.docs where case_id in (${sql.join(changed)}))`;
  const asked = isWorded ? sql`w.words match ${words}` : sql`1 = 1`;
  return {
    from: isWorded
      ? sql`search.words w cross join search.docs i on i.doc = w.rowid`
      : sql`search.docs i`,
    where: sql<SqlBool>`${asked} and ${indexed} and ${current}`,
    newest: isWorded ? sql`w.rowid desc` : sql`i.doc desc`,
    /** The same without looking up whose documents they are; null where that has to be asked. */
    bare:
      isWorded && match.isPlain
        ? sql`search.words w where ${asked} and ${current}`
        : null,
  };
}

/** Says of a case (as `c`) whether it has what somebody searches for; what to do with a list asks this. */
export async function caseMatches(
  db: Db,
  {
    source,
    viewer,
  }: { readonly source: SearchSource; readonly viewer: Viewer },
  text: string,
): Promise<RawBuilder<SqlBool>> {
  const terms = searchTerms(text);
  // Signs alone ask for nothing that anybody has; all cases would be a dangerous answer.
  if (terms.length === 0) return sql<SqlBool>`1 = 0`;
  const match = await matchTerms(db, { sources: [source], viewer }, terms);
  const { from, where } = matchingDocs(match);
  const fresh = match.changedAndFound.map(({ caseId }) => caseId);
  return sql<SqlBool>`(c.id in (select i.case_id from ${from} where ${where})
    ${fresh.length === 0 ? sql`` : sql`or c.id in (${sql.join(fresh)})`})`;
}
