import { sql } from "kysely";
import type { SearchTerm } from "@kept/domain/casework/search/search-terms";
import { withDueDay } from "../casework/due-views.ts";
import type { Db } from "../db/reading.ts";
import { matchingDocs, type TextMatch } from "./matching-views.ts";
import type { Condition } from "./finding-views.ts";

const mostCounted = 1_000;

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

/** The best cases, and how many there are. */
export async function bestFound(
  db: Db,
  asked: Asked,
  limit: number,
): Promise<Best> {
  return (
    (await allAtOnce(db, asked, limit)) ?? (await inTurn(db, asked, limit))
  );
}
