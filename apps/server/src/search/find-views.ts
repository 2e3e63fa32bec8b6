import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { visibleCases } from "@kept/domain/access/visible-cases";
import type { DueGroup } from "@kept/domain/casework/due-group";
import {
  excerptOf,
  foundRuns,
  type TextRun,
} from "@kept/domain/casework/search/excerpt";
import type { SearchTerm } from "@kept/domain/casework/search/search-terms";
import { searchTerms } from "@kept/domain/casework/search/typed-search";
import type { Text } from "@kept/domain/text";
import {
  dueLook,
  dueRank,
  groupOfRank,
  withDueDay,
} from "../casework/due-views.ts";
import type { Office } from "../casework/office.ts";
import type { Db } from "../db/reading.ts";
import {
  readDocuments,
  type CaseDocument,
  type Place,
} from "./document-views.ts";
import { matchingDocs, matchTerms, type TextMatch } from "./matching-views.ts";
import type { SearchSource } from "./search-source.ts";

/** A case in the results of a search. */
export interface FoundCase {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: readonly TextRun[];
  readonly kind: Text | null;
  readonly stage: Text;
  readonly due: { readonly group: DueGroup; readonly on: string | null };
  /** Where else it was found, in its own words; null when number or title say it already. */
  readonly excerpt: {
    readonly place: Place;
    readonly runs: readonly TextRun[];
  } | null;
}

export interface Found {
  readonly cases: readonly FoundCase[];
  /** How many there are that this person may see, at most `mostCounted`. */
  readonly total: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** False while the index is built: there may be others. */
  readonly isWhole: boolean;
}

export interface Finding {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
  readonly sources: readonly SearchSource[];
}

const mostCounted = 1_000;
const nothing: Found = { cases: [], total: 0, isMore: false, isWhole: true };

/** Cases (as `c`) that this person may know of, in the registers that they may read. */
function seenBy({ actor, sources }: Finding) {
  const scope = visibleCases(actor);
  const readable = sources
    .filter(({ register }) => may(actor, register.viewPermission))
    .map(({ register }) => register.key);
  if (scope.kind === "none" || readable.length === 0) return null;
  const inRegister = sql<SqlBool>`c.register in (${sql.join(readable)})`;
  return scope.kind === "all"
    ? inRegister
    : sql<SqlBool>`${inRegister} and (c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId})`;
}

type Seen = NonNullable<ReturnType<typeof seenBy>>;

/** Cases with what was typed: the one with exactly this number first, then by title, then the newest. */
export async function findCases(
  db: Db,
  finding: Finding,
  asked: { readonly text: string; readonly limit: number },
): Promise<Found> {
  const terms = searchTerms(asked.text);
  const seen = seenBy(finding);
  if (seen === null || terms.length === 0) return nothing;
  const match = await matchTerms(db, finding.sources, terms);
  const ids = await bestFirst(db, { match, terms, seen }, asked.limit);
  const { total, isMore } = await count(db, { match, seen });
  return {
    cases: await rowsOf(db, { finding, terms }, ids),
    total,
    isMore,
    isWhole: match.isWhole,
  };
}

interface Asked {
  readonly match: TextMatch;
  readonly terms: readonly SearchTerm[];
  readonly seen: Seen;
}

async function bestFirst(
  db: Db,
  { match, terms, seen }: Asked,
  limit: number,
): Promise<string[]> {
  const { from, where } = matchingDocs(match);
  const best = async (condition: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ id: string }>`select c.id
      from ${from} cross join cases c on c.id = d.case_id
      where ${where} and ${seen} and ${condition}
      order by d.doc desc limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  };
  const found = new Set<string>();
  const exact = exactKeys(terms);
  if (exact.length > 0)
    for (const id of await best(
      sql`d.doc in (select doc from search.keys where key in (${sql.join(exact)}))`,
    ))
      found.add(id);
  for (const id of await changedOnes(db, match, seen)) found.add(id);
  const title = inTitle(match);
  if (title !== null && found.size < limit)
    for (const id of await best(
      sql`d.doc in (select rowid from search.words where words match ${title})`,
    ))
      found.add(id);
  if (found.size < limit)
    for (const id of await best(sql`1 = 1`)) found.add(id);
  return [...found].slice(0, limit);
}

/** The same words, asked of the title alone. */
function inTitle({ words }: TextMatch): string | null {
  return words === null ? null : `{title} : (${words})`;
}

function exactKeys(terms: readonly SearchTerm[]): string[] {
  return terms.flatMap(({ keys, isExcluded }) => (isExcluded ? [] : keys));
}

/** What has just been written is newer than anything in the index. */
async function changedOnes(
  db: Db,
  { changedAndFound }: TextMatch,
  seen: Seen,
): Promise<string[]> {
  if (changedAndFound.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select c.id from cases c
    where c.id in (${sql.join(changedAndFound)}) and ${seen}
    order by c.id desc`.execute(db);
  return rows.map(({ id }) => id);
}

async function count(
  db: Db,
  { match, seen }: Pick<Asked, "match" | "seen">,
): Promise<{ total: number; isMore: boolean }> {
  const { from, where } = matchingDocs(match);
  const { rows } = await sql<{ found: number }>`select count(*) as found
    from (select 1 from ${from} cross join cases c on c.id = d.case_id
      where ${where} and ${seen} limit ${mostCounted + 1})`.execute(db);
  const fresh = await changedOnes(db, match, seen);
  const found = (rows[0]?.found ?? 0) + fresh.length;
  return { total: Math.min(found, mostCounted), isMore: found > mostCounted };
}

/** Cases by id, such as those somebody has looked at lately: those they may still see, in this order. */
export async function casesById(
  db: Db,
  finding: Finding,
  ids: readonly string[],
): Promise<FoundCase[]> {
  const seen = seenBy(finding);
  if (seen === null || ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select c.id from cases c
    where c.id in (${sql.join(ids)}) and ${seen}`.execute(db);
  const open = new Set(rows.map(({ id }) => id));
  return rowsOf(
    db,
    { finding, terms: [] },
    ids.filter((id) => open.has(id)),
  );
}

interface CaseRow {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly stage: string;
  readonly due_on: string | null;
  readonly rank: string;
}

async function rowsOf(
  db: Db,
  { finding, terms }: { finding: Finding; terms: readonly SearchTerm[] },
  ids: readonly string[],
): Promise<FoundCase[]> {
  if (ids.length === 0) return [];
  const look = dueLook(finding.office, finding.now);
  const { rows } = await sql<CaseRow>`select c.id, c.register, c.reference,
      c.title, c.stage, d.due_on, ${dueRank(look)} as rank
    from cases c ${withDueDay} where c.id in (${sql.join(ids)})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const documents = new Map(
    (terms.length === 0
      ? []
      : await readDocuments(db, finding.sources, ids)
    ).map((document) => [document.caseId, document]),
  );
  const found: FoundCase[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    const source = finding.sources.find(
      ({ register }) => register.key === row?.register,
    );
    const stage = source?.register.workflow.stages[row?.stage ?? ""];
    if (!row || !source || !stage) continue;
    found.push({
      id,
      register: row.register,
      reference: row.reference,
      title: foundRuns(row.title, terms),
      kind: await source.kindOf(db, id),
      stage: stage.label,
      due: { group: groupOfRank(row.rank), on: row.due_on },
      excerpt: excerptFor(documents.get(id), terms),
    });
  }
  return found;
}

/** The first place where more is found than in the title. */
function excerptFor(
  document: CaseDocument | undefined,
  terms: readonly SearchTerm[],
): FoundCase["excerpt"] {
  for (const { place, text } of document?.placed ?? []) {
    const runs = excerptOf(text, terms);
    if (runs !== null) return { place, runs };
  }
  return null;
}
