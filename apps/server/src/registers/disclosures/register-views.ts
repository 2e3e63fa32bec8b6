import { createHash } from "node:crypto";
import { sql, type Selectable, type SqlBool } from "kysely";
import type { z } from "zod";
import type { ListWhere } from "@kept/domain/casework/listing";
import type { Actor } from "@kept/domain/access/actor";
import type { registerPageInput } from "@kept/domain/registers/disclosures/schema";
import { dueLook } from "../../casework/due-views.ts";
import {
  allOf,
  columnIs,
  dayIs,
  type Condition,
  type FieldCondition,
} from "../../casework/list-fields-views.ts";
import type { Office } from "../../casework/office.ts";
import { scopeCondition } from "../../casework/scope-views.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import { openCorrections, type CorrectionView } from "./correction-views.ts";
import { entryFrom, type Entry } from "./entry-store.ts";

/** An entry as the register shows it: its newest version, with how many there were before. */
export interface EntryLine {
  readonly entry: Entry;
  readonly caseReference: string;
  readonly enteredBy: PersonView | null;
  readonly approvedBy: PersonView | null;
  /** A correction of it waits for a second person. */
  readonly correction: CorrectionView | null;
}

export interface RegisterPage {
  readonly lines: readonly EntryLine[];
  /** How many there are in all; null on a page behind the first. */
  readonly total: number | null;
  readonly next: string | null;
}

type Asked = z.infer<typeof registerPageInput>;

interface Looker {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
}

type FoundRow = Selectable<Schema["disclosure_entries"]> & {
  readonly case_reference: string;
};

/** What the conditions of the register mean, by the key of their field. */
const entryFields: Readonly<Record<string, FieldCondition>> = {
  time: dayIs("e.disclosed_at"),
  kind: columnIs("e.kind"),
  country: columnIs("e.country"),
  authority: columnIs("e.authority_class"),
  outcome: columnIs("e.outcome"),
};

/** Newest versions (as `e`) on cases (as `c`) that this person may know of, as they were asked for. */
function standing(where: ListWhere, { actor, office, now }: Looker): Condition {
  const look = { ...dueLook(office, now), actor, office };
  return allOf([
    scopeCondition(actor),
    sql<SqlBool>`not exists (select 1 from disclosure_entries newer where newer.year = e.year
      and newer.number = e.number and newer.version > e.version)`,
    ...Object.entries(where).flatMap(([key, values]) => {
      const meant = entryFields[key];
      return values.length === 0 || meant === undefined
        ? []
        : [meant(values, look)];
    }),
  ]);
}

/** A page goes on behind the time and the id that the page before it ended with. */
function behind(cursor: string | null): Condition {
  const [at, id] = cursor?.split("|") ?? [];
  return at === undefined || id === undefined
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`(e.disclosed_at, e.id) < (${at}, ${id})`;
}

/** The register, newest disclosure first; sealed cases stand in it for those they name. */
export async function registerPage(
  db: Db,
  asked: Asked,
  looker: Looker,
): Promise<RegisterPage> {
  const where = standing(asked.where, looker);
  const { rows } = await sql<FoundRow>`select e.*, c.reference as case_reference
    from disclosure_entries e cross join cases c on c.id = e.case_id
    where ${where} and ${behind(asked.cursor)}
    order by e.disclosed_at desc, e.id desc limit ${asked.limit + 1}`.execute(
    db,
  );
  // Whoever goes on has been told with the first page.
  const counted =
    asked.cursor === null
      ? await sql<{ n: number }>`select count(*) as n
    from disclosure_entries e cross join cases c on c.id = e.case_id where ${where}`.execute(
          db,
        )
      : null;
  const shown = rows.slice(0, asked.limit);
  const last = shown.at(-1);
  return {
    lines: await linesOf(db, shown, looker.actor),
    total: counted === null ? null : (counted.rows[0]?.n ?? 0),
    next:
      rows.length > asked.limit && last !== undefined
        ? `${last.disclosed_at}|${last.id}`
        : null,
  };
}

async function linesOf(
  db: Db,
  rows: readonly FoundRow[],
  actor: Actor,
): Promise<EntryLine[]> {
  const named = await peopleById(db);
  const open = await openCorrections(
    db,
    actor,
    rows.map((row) => row.case_id),
  );
  return rows.map((row) => ({
    entry: entryFrom(row),
    caseReference: row.case_reference,
    enteredBy: named(row.entered_by),
    approvedBy: named(row.approved_by),
    correction:
      open.find(
        ({ year, number }) => year === row.year && number === row.number,
      ) ?? null,
  }));
}

/** Most entries that one extract prints. */
const longestExtract = 5_000;

export interface Extract {
  readonly asked: Omit<Asked, "cursor" | "limit">;
  readonly madeAt: string;
  /** Every version in the order of numbers: a correction and a void number show what stood before. */
  readonly lines: readonly EntryLine[];
  /** There are more than an extract prints: a shorter period is asked for. */
  readonly isCut: boolean;
  /** Of the hashes of its lines, in order: whoever has the lines can work it out. */
  readonly sha256: string;
}

/** The register as it is printed for an authority: every version, and a hash over all of them. */
export async function registerExtract(
  db: Db,
  asked: Omit<Asked, "cursor" | "limit">,
  looker: Looker,
): Promise<Extract> {
  const where = standing(asked.where, looker);
  const { rows } =
    await sql<FoundRow>`select every.*, c.reference as case_reference
    from disclosure_entries e join cases c on c.id = e.case_id
    join disclosure_entries every on every.year = e.year and every.number = e.number
    where ${where} order by every.year, every.number, every.version
    limit ${longestExtract + 1}`.execute(db);
  const printed = rows.slice(0, longestExtract);
  const lines = await linesOf(db, printed, looker.actor);
  return {
    asked,
    madeAt: looker.now,
    lines,
    isCut: rows.length > longestExtract,
    sha256: createHash("sha256")
      .update(lines.map(({ entry }) => entry.sha256).join("\n"))
      .digest("hex"),
  };
}
