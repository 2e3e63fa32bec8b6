import { createHash } from "node:crypto";
import { sql, type RawBuilder, type Selectable, type SqlBool } from "kysely";
import type { z } from "zod";
import type { Actor } from "@kept/domain/access/actor";
import type { registerPageInput } from "@kept/domain/registers/disclosures/schema";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import type { Office } from "../../casework/office.ts";
import { scopeCondition } from "../../casework/scope-views.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import { entryFrom, type Entry } from "./entry-store.ts";

/** An entry as the register shows it: its newest version, with how many there were before. */
export interface EntryLine {
  readonly entry: Entry;
  readonly caseReference: string;
  readonly enteredBy: PersonView | null;
  readonly approvedBy: PersonView | null;
  /** A correction of it waits for a second person. */
  readonly correction: {
    readonly id: string;
    readonly act: "corrected" | "voided";
    readonly reason: string;
    readonly said: Readonly<Record<string, string | null>> | null;
    readonly askedBy: PersonView | null;
    readonly isMine: boolean;
  } | null;
}

export interface RegisterPage {
  readonly lines: readonly EntryLine[];
  readonly total: number;
  readonly next: string | null;
}

type Asked = z.infer<typeof registerPageInput>;

interface Looker {
  readonly actor: Actor;
  readonly office: Office;
}

type FoundRow = Selectable<Schema["disclosure_entries"]> & {
  readonly case_reference: string;
};

/** Newest versions (as `e`) on cases (as `c`) that this person may know of, as they were asked for. */
function standing(
  {
    from,
    until,
    country,
    authorityClass,
    outcome,
  }: Omit<Asked, "cursor" | "limit">,
  { actor, office }: Looker,
): RawBuilder<SqlBool> {
  const parts = [
    scopeCondition(actor),
    sql<SqlBool>`not exists (select 1 from disclosure_entries newer where newer.year = e.year
      and newer.number = e.number and newer.version > e.version)`,
    ...(from === null
      ? []
      : [sql<SqlBool>`e.disclosed_at >= ${startOfDay(from, office.zone)}`]),
    ...(until === null
      ? []
      : [
          sql<SqlBool>`e.disclosed_at < ${startOfDay(addDays(until, 1), office.zone)}`,
        ]),
    ...(country === null ? [] : [sql<SqlBool>`e.country = ${country}`]),
    ...(outcome === null ? [] : [sql<SqlBool>`e.outcome = ${outcome}`]),
    ...(authorityClass === null
      ? []
      : [sql<SqlBool>`e.authority_class = ${authorityClass}`]),
  ];
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

/** The register, newest disclosure first; sealed cases stand in it for those they name. */
export async function registerPage(
  db: Db,
  asked: Asked,
  looker: Looker,
): Promise<RegisterPage> {
  const where = standing(asked, looker);
  const skipped = Number(asked.cursor ?? "0");
  const { rows } = await sql<FoundRow>`select e.*, c.reference as case_reference
    from disclosure_entries e join cases c on c.id = e.case_id where ${where}
    order by e.disclosed_at desc, e.id desc limit ${asked.limit + 1} offset ${skipped}`.execute(
    db,
  );
  const counted = await sql<{ n: number }>`select count(*) as n
    from disclosure_entries e join cases c on c.id = e.case_id where ${where}`.execute(
    db,
  );
  const shown = rows.slice(0, asked.limit);
  return {
    lines: await linesOf(db, shown, looker.actor),
    total: counted.rows[0]?.n ?? 0,
    next: rows.length > asked.limit ? String(skipped + asked.limit) : null,
  };
}

async function linesOf(
  db: Db,
  rows: readonly FoundRow[],
  actor: Actor,
): Promise<EntryLine[]> {
  const named = await peopleById(db);
  const open = await db
    .selectFrom("disclosure_corrections")
    .selectAll()
    .where("state", "=", "asked")
    .execute();
  return rows.map((row) => {
    const waiting = open.find(
      (one) => one.year === row.year && one.number === row.number,
    );
    return {
      entry: entryFrom(row),
      caseReference: row.case_reference,
      enteredBy: named(row.entered_by),
      approvedBy: named(row.approved_by),
      correction:
        waiting === undefined
          ? null
          : {
              id: waiting.id,
              act: waiting.act === "voided" ? "voided" : "corrected",
              reason: waiting.reason,
              said:
                waiting.said === null
                  ? null
                  : (JSON.parse(waiting.said) as Record<string, string | null>),
              askedBy: named(waiting.asked_by),
              isMine: waiting.asked_by === actor.id,
            },
    };
  });
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
  looker: Looker & { readonly now: string },
): Promise<Extract> {
  const where = standing(asked, looker);
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
