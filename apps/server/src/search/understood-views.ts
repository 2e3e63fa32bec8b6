import {
  readSearch,
  type SearchProblem,
  type SearchQuery,
} from "@kept/domain/casework/search/search-query";
import type { Reading } from "@kept/domain/casework/search/search-values";
import type { ListField } from "@kept/domain/casework/listing";
import { today } from "../casework/office.ts";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import type {
  FindSource,
  SaidView,
  ProblemView,
  Finding,
} from "./finding-views.ts";

/** What was typed, as the registers read it that understand most of it. */
export interface Understood {
  readonly query: SearchQuery;
  readonly sources: readonly FindSource[];
}

export function understand(
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

const colleagues = fixedQuery<{
  readonly id: string;
  readonly name: string;
  readonly name_zh: string | null;
}>("select id, name, name_zh from accounts where disabled_at is null");

/** Colleagues by name, and the day on which "today" was typed. */
export async function readingOf(
  db: Db,
  { office, now }: Finding,
): Promise<Reading> {
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

export function saidView(
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

export function problemView(
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
