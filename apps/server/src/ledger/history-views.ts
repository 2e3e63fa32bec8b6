import type { Instant } from "@kept/domain/casework/clock";
import type { Json } from "@kept/domain/json";
import { isWritten } from "@kept/domain/log/written-fields";
import { rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { EntryFacts } from "./entry.ts";

export interface HistoryChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** A value stood here and has been erased; its commitment is still in the entry. */
  readonly isErased: boolean;
  /** Somebody wrote it in the case, and whoever looks may not read that. */
  readonly isWithheld?: true;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly at: Instant;
  /** When it happened in the world, where that differs from when it was written down. */
  readonly happenedAt: Instant | null;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly actor: {
    readonly id: string;
    readonly name: string;
    readonly nameZh: string | null;
    /** The role held at the time. */
    readonly role: string;
  };
  readonly caseVersion: number | null;
  readonly purpose: string | null;
  readonly changes: readonly HistoryChange[];
}

/** The same without what was written in the case, for whoever sees the register alone. */
export function withheld(entry: HistoryEntry): HistoryEntry {
  return {
    ...entry,
    changes: entry.changes.map((change) =>
      isWritten(change.field)
        ? { ...change, before: null, after: null, isWithheld: true }
        : change,
    ),
  };
}

/** Everything that happened on a case, newest last, with the values as far as they are kept. */
export function historyOf(db: Db, caseId: string): Promise<HistoryEntry[]> {
  return history(db, { caseId });
}

/** The same for something that is no case, such as an account. */
export function historyOfObject(
  db: Db,
  object: { kind: string; id: string },
): Promise<HistoryEntry[]> {
  return history(db, { object });
}

/** These entries, with the values as far as they are kept. */
export function historyOfEntries(
  db: Db,
  seqs: readonly number[],
): Promise<HistoryEntry[]> {
  return seqs.length === 0 ? Promise.resolve([]) : history(db, { seqs });
}

type Subject =
  | { readonly caseId: string }
  | { readonly object: { readonly kind: string; readonly id: string } }
  | { readonly seqs: readonly number[] };

interface EntryRow {
  readonly seq: number;
  readonly canonical: string;
  readonly case_version: number | null;
  readonly name: string | null;
  readonly name_zh: string | null;
}

interface ValueRow {
  readonly seq: number;
  readonly field: string;
  readonly side: string;
  readonly value: string;
}

const entriesWhere = `select entry.seq, entry.canonical, entry.case_version, actor.name, actor.name_zh
  from ledger_entries entry left join accounts actor on actor.id = entry.actor_id where`;
const valuesWhere = `select value.seq, value.field, value.side, value.value
  from ledger_entries entry cross join ledger_values value on value.seq = entry.seq where`;

function whereOf(subject: Subject): [string, readonly string[]] {
  if ("caseId" in subject) return ["entry.case_id = ?", [subject.caseId]];
  if ("seqs" in subject)
    return [
      "entry.seq in (select value from json_each(?))",
      [JSON.stringify(subject.seqs)],
    ];
  const { kind, id } = subject.object;
  return ["entry.object_kind = ? and entry.object_id = ?", [kind, id]];
}

async function history(db: Db, subject: Subject): Promise<HistoryEntry[]> {
  const [where, given] = whereOf(subject);
  const values = await rowsOf<ValueRow>(db, `${valuesWhere} ${where}`, given);
  const entries = await rowsOf<EntryRow>(
    db,
    `${entriesWhere} ${where} order by entry.seq`,
    given,
  );
  const kept = new Map(
    values.map((row) => [valueKey(row.seq, row.field, row.side), row.value]),
  );
  return entries.map((row) => {
    const facts = JSON.parse(row.canonical) as EntryFacts;
    const valueOf = (field: string, side: "before" | "after") => {
      const text = kept.get(valueKey(row.seq, field, side));
      return text === undefined ? null : (JSON.parse(text) as Json);
    };
    return {
      seq: row.seq,
      at: new Date(facts.wall_utc_ms).toISOString(),
      happenedAt:
        facts.happened_utc_ms === null
          ? null
          : new Date(facts.happened_utc_ms).toISOString(),
      action: facts.action,
      object: facts.object,
      actor: {
        id: facts.actor_id,
        name: row.name ?? facts.actor_id,
        nameZh: row.name_zh,
        role: facts.role,
      },
      caseVersion: row.case_version,
      purpose: facts.purpose,
      changes: facts.changes.map(({ field, before_c, after_c }) => ({
        field,
        before: valueOf(field, "before"),
        after: valueOf(field, "after"),
        isErased:
          (before_c !== null &&
            !kept.has(valueKey(row.seq, field, "before"))) ||
          (after_c !== null && !kept.has(valueKey(row.seq, field, "after"))),
      })),
    };
  });
}

function valueKey(seq: number, field: string, side: string): string {
  return `${seq} ${side} ${field}`;
}
