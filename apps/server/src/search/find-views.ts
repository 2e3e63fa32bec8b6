import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import { reachOf } from "@kept/domain/access/visible-cases";
import type { DueGroup } from "@kept/domain/casework/due-group";
import {
  excerptOf,
  foundRuns,
  type TextRun,
} from "@kept/domain/casework/search/excerpt";
import {
  readSearch,
  type SearchProblem,
  type SearchQuery,
} from "@kept/domain/casework/search/search-query";
import type { SearchTerm } from "@kept/domain/casework/search/search-terms";
import type { Reading } from "@kept/domain/casework/search/search-values";
import type { ListField, ListWhere } from "@kept/domain/casework/listing";
import type { Permission } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import { dueLook, withDueDay } from "../casework/due-views.ts";
import { anyOf } from "../casework/list-fields-views.ts";
import { groupOf, type PlacedCase } from "../casework/list-order-views.ts";
import {
  whereCondition,
  type ListSource,
} from "../casework/list-wanted-views.ts";
import { today, type Office } from "../casework/office.ts";
import { scopeCondition } from "../casework/scope-views.ts";
import { kindsOf, type KindSource } from "../casework/case-kinds.ts";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import {
  readDocuments,
  type CaseDocument,
  type Place,
} from "./document-views.ts";
import {
  matchingDocs,
  matchTerms,
  mayReadAll,
  type TextMatch,
} from "./matching-views.ts";
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

/** As much of a register as the results ask for. */
export interface FindSource extends SearchSource {
  readonly register: {
    readonly key: string;
    readonly title: Text;
    readonly viewPermission: Permission;
    readonly readPermission: Permission;
    readonly workflow: {
      readonly stages: Readonly<Record<string, { readonly label: Text }>>;
    };
  };
  /** Its list: the conditions that can be typed are those of the list. */
  readonly list: Pick<ListSource<{ id: string }>, "listing" | "fields">;
  readonly kindsOf: KindSource["kindsOf"];
}

/** A condition that was understood, in words. */
export interface SaidView {
  readonly label: Text;
  readonly values: readonly Text[];
}

/** What was typed and not understood, with what could be typed instead. */
export interface ProblemView {
  readonly kind: SearchProblem["kind"];
  readonly typed: string;
  readonly label: Text | null;
  /** What kind of values the condition takes; null for one that nobody knows. */
  readonly takes: ListField["kind"] | null;
  /** Names of conditions, or values of the one that was named. */
  readonly offers: readonly { readonly typed: string; readonly label: Text }[];
}

export interface Found {
  readonly cases: readonly FoundCase[];
  /** How many there are that this person may see, at most `mostCounted`. */
  readonly total: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** False while the index is built: there may be others. */
  readonly isWhole: boolean;
  readonly said: readonly SaidView[];
  readonly problems: readonly ProblemView[];
  /** The same as the list of each register shows it that may have something. */
  readonly lists: readonly FoundInList[];
}

export interface FoundInList {
  readonly register: string;
  readonly title: Text;
  readonly where: ListWhere;
  readonly text: string;
  /** How many of them it shows; null where there are more than were read. */
  readonly count: number | null;
}

export interface Finding {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
  readonly sources: readonly FindSource[];
}

const mostCounted = 1_000;
const nothing: Found = {
  cases: [],
  total: 0,
  isMore: false,
  isWhole: true,
  said: [],
  problems: [],
  lists: [],
};

/** The registers that somebody may read. */
function readable({ actor, sources }: Finding): readonly FindSource[] {
  return sources.filter(({ register }) => may(actor, register.viewPermission));
}

/** Cases (as `c`) of these registers that this person may know of. */
function seenBy({ actor }: Finding, sources: readonly FindSource[]): Condition {
  const keys = sources.map(({ register }) => register.key);
  return sql<SqlBool>`${scopeCondition(actor)} and c.register in (${sql.join(keys)})`;
}

type Condition = RawBuilder<SqlBool>;

/** What was typed, as the registers read it that understand most of it. */
interface Understood {
  readonly query: SearchQuery;
  readonly sources: readonly FindSource[];
}

function understand(
  sources: readonly FindSource[],
  text: string,
  reading: Reading,
): Understood | null {
  const read = sources.map((source) => ({
    source,
    query: readSearch(source.list.listing, text, reading),
  }));
  const [best] = read.toSorted(
    (one, other) => one.query.problems.length - other.query.problems.length,
  );
  if (best === undefined) return null;
  const least = best.query.problems.length;
  return {
    query: best.query,
    sources: read
      .filter(({ query }) => query.problems.length === least)
      .map(({ source }) => source),
  };
}

/** Cases with what was typed: the one with exactly this number first, then by title, then the newest. */
export async function findCases(
  db: Db,
  finding: Finding,
  asked: { readonly text: string; readonly limit: number },
): Promise<Found> {
  const reading = await readingOf(db, finding);
  const understood = understand(readable(finding), asked.text, reading);
  if (understood === null) return nothing;
  const { query, sources } = understood;
  const { terms, said, problems } = query;
  const told = {
    said: said.map((one) => saidView(one, reading)),
    problems: problems.map((one) => problemView(one, understood)),
  };
  // With half of the conditions it would find what nobody asked for.
  const isBroken = problems.some(({ kind }) => kind !== "operator");
  if (isBroken || (terms.length === 0 && said.length === 0))
    return { ...nothing, ...told };
  const match = await matchTerms(db, { sources, viewer: finding.actor }, terms);
  const seen = sql<SqlBool>`${seenBy(finding, sources)} and ${anyOf(
    sources.map(({ list }) => whereCondition(list, query.where, finding)),
  )}`;
  // Sealed cases are not in the index: it may be counted for whoever sees all the others.
  const isAll =
    sources.every(
      ({ register }) => reachOf(finding.actor.role, register.key) === "all",
    ) &&
    sources.length === finding.sources.length &&
    said.length === 0;
  const { ids, total, isMore } =
    (await allAtOnce(db, { match, terms, seen }, asked.limit)) ??
    (await inTurn(db, { match, terms, seen, isAll }, asked.limit));
  const cases = await rowsOf(db, { finding, terms }, ids);
  return {
    cases,
    total,
    isMore,
    isWhole: match.isWhole,
    ...told,
    lists: listsOf(understood, { cases, total, isMore }),
  };
}

function listsOf(
  { query, sources }: Understood,
  { cases, total, isMore }: Pick<Found, "cases" | "total" | "isMore">,
): FoundInList[] {
  const areAllRead = !isMore && total === cases.length;
  const counted = sources.map(({ register: { key, title } }) => ({
    register: key,
    title,
    where: query.where,
    text: query.text,
    count: areAllRead
      ? cases.filter(({ register }) => register === key).length
      : sources.length === 1 && !isMore
        ? total
        : null,
  }));
  return total === 0 ? [] : counted.filter(({ count }) => count !== 0);
}

const colleagues = fixedQuery<{
  readonly id: string;
  readonly name: string;
  readonly name_zh: string | null;
}>("select id, name, name_zh from accounts where disabled_at is null");

/** Colleagues by name, and the day on which "today" was typed. */
async function readingOf(db: Db, { office, now }: Finding): Promise<Reading> {
  const rows = await unlessChanged(db, "colleagues by name", () =>
    colleagues(db),
  );
  return {
    today: today(office, now),
    people: rows.map((row) => ({
      id: row.id,
      names: row.name_zh === null ? [row.name] : [row.name, row.name_zh],
    })),
  };
}

function saidView(
  { field, values }: SearchQuery["said"][number],
  { people }: Reading,
): SaidView {
  return {
    label: field.label,
    values: values.map((value) => {
      const known = field.values?.find((one) => one.value === value);
      const [en = value, zh = en] =
        people.find(({ id }) => id === value)?.names ?? [];
      return known?.label ?? { en, zh };
    }),
  };
}

function problemView(
  problem: SearchProblem,
  { sources }: Understood,
): ProblemView {
  const { kind, typed } = problem;
  if (problem.kind === "operator") {
    const fields = sources.flatMap(({ list }) => list.listing.fields);
    return {
      kind,
      typed,
      label: null,
      takes: null,
      offers: fields.map(nameOffer),
    };
  }
  const { label, kind: takes, values = [] } = problem.field;
  return {
    kind,
    typed,
    label,
    takes,
    offers: values.map((one) => ({ typed: one.value, label: one.label })),
  };
}

function nameOffer({ token, label }: ListField): ProblemView["offers"][number] {
  return { typed: token, label };
}

interface Asked {
  readonly match: TextMatch;
  readonly terms: readonly SearchTerm[];
  readonly seen: Condition;
  /** Every case of every register is open to this person, and no condition was typed. */
  readonly isAll: boolean;
}

interface Best {
  readonly ids: readonly string[];
  readonly total: number;
  readonly isMore: boolean;
}

/** So many are read at once and put in order here. */
const few = 50;

/**
 * A number or an address mostly belongs to a few cases: one question finds them, counts them and says which of
 * them have exactly this. Null where words are asked for, or where there are many.
 */
async function allAtOnce(
  db: Db,
  { match, terms, seen }: Omit<Asked, "isAll">,
  limit: number,
): Promise<Best | null> {
  const exact = exactKeys(terms);
  if (match.words !== null || exact.length === 0) return null;
  const { from, where, newest } = matchingDocs(match);
  const { rows } = await sql<{ id: string; is_exact: number }>`select c.id,
      i.doc in (select doc from search.keys where key in (${sql.join(exact)})) as is_exact
    from ${from} cross join cases c on c.id = i.case_id ${withDueDay}
    where ${where} and ${seen} order by ${newest} limit ${few + 1}`.execute(db);
  if (rows.length > few) return null;
  // What has just been written is newer than anything in the index.
  const changed = await changedOnes(db, match, seen);
  const ids = new Set([
    ...rows.filter((row) => row.is_exact === 1).map(({ id }) => id),
    ...changed.filter(({ isInTitle }) => isInTitle).map(({ id }) => id),
    ...changed.map(({ id }) => id),
    ...rows.map(({ id }) => id),
  ]);
  return { ids: [...ids].slice(0, limit), total: ids.size, isMore: false };
}

/** The best of many, and how many there are: each kind is asked for until there are enough. */
async function inTurn(db: Db, asked: Asked, limit: number): Promise<Best> {
  const ids = await bestFirst(db, asked, limit);
  return { ids, ...(await count(db, asked)) };
}

async function bestFirst(
  db: Db,
  { match, terms, seen }: Omit<Asked, "isAll">,
  limit: number,
): Promise<string[]> {
  const best = async (
    condition: ReturnType<typeof sql>,
    words = match.words,
  ) => {
    const { from, where, newest } = matchingDocs(match, words);
    const { rows } = await sql<{ id: string }>`select c.id
      from ${from} cross join cases c on c.id = i.case_id ${withDueDay}
      where ${where} and ${seen} and ${condition}
      order by ${newest} limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  };
  const found = new Set<string>();
  const add = (ids: readonly string[]) => {
    for (const id of ids) found.add(id);
  };
  // What has just been written is newer than anything in the index.
  const changed = await changedOnes(db, match, seen);
  const exact = exactKeys(terms);
  if (exact.length > 0)
    add(
      await best(
        sql`i.doc in (select doc from search.keys where key in (${sql.join(exact)}))`,
      ),
    );
  add(changed.filter(({ isInTitle }) => isInTitle).map(({ id }) => id));
  const title = inTitle(match);
  if (title !== null && found.size < limit) add(await best(sql`1 = 1`, title));
  add(changed.map(({ id }) => id));
  if (found.size < limit) add(await best(sql`1 = 1`));
  return [...found].slice(0, limit);
}

/** The same words, asked of the title alone. */
function inTitle({ words }: TextMatch): string | null {
  return words === null ? null : `{title} : (${words})`;
}

function exactKeys(terms: readonly SearchTerm[]): string[] {
  return terms.flatMap(({ keys, isExcluded }) => (isExcluded ? [] : keys));
}

/** The cases read as they are now, the newest first. */
async function changedOnes(
  db: Db,
  { changedAndFound }: TextMatch,
  seen: Condition,
): Promise<{ id: string; isInTitle: boolean }[]> {
  if (changedAndFound.length === 0) return [];
  const titled = new Map(
    changedAndFound.map(({ caseId, isInTitle }) => [caseId, isInTitle]),
  );
  const { rows } = await sql<{
    id: string;
  }>`select c.id from cases c ${withDueDay}
    where c.id in (${sql.join([...titled.keys()])}) and ${seen}
    order by c.id desc`.execute(db);
  return rows.map(({ id }) => ({ id, isInTitle: titled.get(id) === true }));
}

async function count(
  db: Db,
  { match, seen, isAll }: Pick<Asked, "match" | "seen" | "isAll">,
): Promise<{ total: number; isMore: boolean }> {
  const { from, where, bare } = matchingDocs(match);
  const few = sql`limit ${mostCounted + 1}`;
  const { rows } = await sql<{
    found: number;
  }>`select count(*) as found from (${
    // Whoever may see every case need not be asked about each of them.
    isAll && bare !== null
      ? sql`select 1 from ${bare} ${few}`
      : sql`select 1 from ${from} cross join cases c on c.id = i.case_id ${withDueDay}
          where ${where} and ${seen} ${few}`
  })`.execute(db);
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
  const sources = readable(finding);
  if (sources.length === 0 || ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select c.id from cases c
    where c.id in (${sql.join(ids)}) and ${seenBy(finding, sources)}`.execute(
    db,
  );
  const open = new Set(rows.map(({ id }) => id));
  return rowsOf(
    db,
    { finding, terms: [] },
    ids.filter((id) => open.has(id)),
  );
}

interface CaseRow extends PlacedCase {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly stage: string;
  readonly due_on: string | null;
}

const caseRows =
  fixedQuery<CaseRow>(`select c.id, c.register, c.reference, c.title, c.stage, d.due_on,
    c.queue, c.queue_on, c.queue_at, c.next_is_provisional
  from cases c left join case_due d on d.case_id = c.id and d.rule_id = c.next_rule_id
  where c.id in (select value from json_each(?))`);

async function rowsOf(
  db: Db,
  { finding, terms }: { finding: Finding; terms: readonly SearchTerm[] },
  ids: readonly string[],
): Promise<FoundCase[]> {
  if (ids.length === 0) return [];
  const look = dueLook(finding.office, finding.now);
  const rows = await caseRows(db, JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const documents = new Map(
    (terms.length === 0 ||
    !mayReadAll({ sources: finding.sources, viewer: finding.actor })
      ? []
      : await readDocuments(db, finding.sources, ids)
    ).map((document) => [document.caseId, document]),
  );
  const found: FoundCase[] = [];
  const kinds = await kindsOf(db, finding.sources, rows);
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
      kind: kinds.get(id) ?? null,
      stage: stage.label,
      due: { group: groupOf(row, look), on: row.due_on },
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
    // Whom the mail is from the title says already.
    if (text === document?.title) continue;
    const runs = excerptOf(text, terms);
    if (runs !== null) return { place, runs };
  }
  return null;
}
