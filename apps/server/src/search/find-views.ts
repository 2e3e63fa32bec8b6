import { sql, type SqlBool } from "kysely";
import { reachOf } from "@kept/domain/access/visible-cases";
import { anyOf } from "../casework/list-fields-views.ts";
import { whereCondition } from "../casework/list-wanted-views.ts";
import type { Db } from "../db/reading.ts";
import { matchTerms } from "./matching-views.ts";
import {
  type FoundCase,
  type Found,
  type FoundInList,
  type Finding,
  readable,
  seenBy,
} from "./finding-views.ts";
import {
  type Understood,
  understand,
  readingOf,
  saidView,
  problemView,
} from "./understood-views.ts";
import { bestFound } from "./best-found-views.ts";
import { rowsOf } from "./found-rows-views.ts";

const nothing: Found = {
  cases: [],
  total: 0,
  isMore: false,
  isWhole: true,
  said: [],
  problems: [],
  lists: [],
};

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
  const { ids, total, isMore } = await bestFound(
    db,
    { match, terms, seen, isAll },
    asked.limit,
  );
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
