import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import type { ListQuery } from "@kept/domain/casework/listing";
import { readDaySpan } from "@kept/domain/casework/listing";
import type { Json } from "@kept/domain/json";
import { houseKinds, logKinds, type LogKind } from "@kept/domain/log/log-kinds";
import { logScope } from "@kept/domain/log/log-scope";
import { registers } from "@kept/domain/registers/index";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { moment } from "../casework/moments.ts";
import type { Office } from "../casework/office.ts";
import { scopeCondition } from "../casework/scope-views.ts";
import { peopleById } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";
import {
  historyOfEntries,
  withheld,
  type HistoryChange,
  type HistoryEntry,
} from "../ledger/history-views.ts";
import { tokenOf } from "./entry-token.ts";

/** Who reads the log. */
export interface LogSeat {
  readonly actor: Actor;
  readonly office: Office;
  readonly viewPermissions: Readonly<Record<string, Permission>>;
}

/** Which entries are asked for. */
export interface LogAsked {
  readonly where: ListQuery["where"];
  readonly caseId?: string;
  readonly requestId?: string;
  /** Only these, whatever else is said. */
  readonly seqs?: readonly number[];
}

/** Who did it, as the entry tells; a part of the machine has its own name. */
export interface LogActor {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: string;
}

/** An entry as a line of the explorer. */
export interface LogRow {
  /** Names the entry in this run of the house. */
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly actor: LogActor;
  /** The case it belongs to, where the reader may know of it. */
  readonly case: {
    readonly id: string;
    readonly register: string;
    readonly reference: string;
  } | null;
  /** Somebody the act was about. */
  readonly about: {
    readonly name: string;
    readonly nameZh: string | null;
  } | null;
  /** How many cases stood in what was shown; those that the reader may know of. */
  readonly shown: number | null;
  /** How many times more within the minute. */
  readonly again: number;
  readonly purpose: string | null;
  readonly requestId: string;
}

export interface LogPage {
  readonly rows: readonly LogRow[];
  readonly nextCursor: string | null;
}

type Condition = RawBuilder<SqlBool>;

const never = sql<SqlBool>`1 = 0`;
const always = sql<SqlBool>`1 = 1`;

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0
    ? always
    : sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0
    ? never
    : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

/** Cases (as `c`) that the reader may know of: the house's own predicate. */
function knownCases({ actor, viewPermissions }: LogSeat): Condition {
  const registers = Object.entries(viewPermissions)
    .filter(([, permission]) => may(actor, permission))
    .map(([register]) => register);
  return registers.length === 0
    ? never
    : sql<SqlBool>`c.register in (${sql.join(registers)}) and ${scopeCondition(actor)}`;
}

function isKind(
  action: RawBuilder<unknown>,
  kinds: readonly string[],
): Condition {
  return anyOf(
    kinds
      .filter((kind): kind is LogKind => Object.hasOwn(logKinds, kind))
      .flatMap((kind) => logKinds[kind].begins)
      .map((begins) => sql<SqlBool>`${action} glob ${`${begins}*`}`),
  );
}

/** Conditions that both halves of the log have, on columns under this name. */
function common(
  name: string,
  { where }: LogAsked,
  { actor, office }: LogSeat,
): Condition[] {
  const column = (key: string) => sql.ref(`${name}.${key}`);
  const who = (where["who"] ?? []).map((id) => (id === "me" ? actor.id : id));
  const span = readDaySpan(where["when"]?.[0] ?? "");
  const startOf = (day: string) => moment(startOfDay(day, office.zone));
  return [
    ...(who.length > 0
      ? [sql<SqlBool>`${column("actor_id")} in (${sql.join(who)})`]
      : []),
    ...(span?.from == null
      ? []
      : [sql<SqlBool>`${column("at")} >= ${startOf(span.from)}`]),
    ...(span?.until == null
      ? []
      : [sql<SqlBool>`${column("at")} < ${startOf(addDays(span.until, 1))}`]),
  ];
}

/** Entries (as `e`) of changes that the reader may see. */
function changesAsked(asked: LogAsked, seat: LogSeat): Condition {
  const { where, caseId, requestId, seqs } = asked;
  if (where["outcome"]?.includes("refused") === true) return never;
  const scope = logScope(seat.actor);
  const kinds = where["what"] ?? [];
  return allOf([
    sql<SqlBool>`e.object_kind <> 'look'`,
    ...common("e", asked, seat),
    ...(scope.kind === "own"
      ? [sql<SqlBool>`e.actor_id = ${scope.actorId}`]
      : []),
    ...(scope.kind === "house"
      ? [sql<SqlBool>`e.case_id is null`, isKind(sql`e.action`, houseKinds)]
      : [
          sql<SqlBool>`(e.case_id is null or exists (select 1 from cases c where c.id = e.case_id and ${knownCases(seat)}))`,
        ]),
    ...(kinds.length > 0 ? [isKind(sql`e.action`, kinds)] : []),
    ...(caseId === undefined ? [] : [sql<SqlBool>`e.case_id = ${caseId}`]),
    ...(requestId === undefined
      ? []
      : [
          sql<SqlBool>`iif(json_valid(e.canonical), json_extract(e.canonical, '$.request_id'), null) = ${requestId}`,
        ]),
    ...(seqs === undefined ? [] : [isIn("e", seqs)]),
  ]);
}

/** Looks (as `l`) that the reader may see. */
function looksAsked(asked: LogAsked, seat: LogSeat): Condition {
  const { where, caseId, requestId, seqs } = asked;
  const scope = logScope(seat.actor);
  if (scope.kind === "house") return never;
  const kinds = where["what"] ?? [];
  const outcome = where["outcome"] ?? [];
  const known = knownCases(seat);
  return allOf([
    ...common("l", asked, seat),
    ...(scope.kind === "own"
      ? [sql<SqlBool>`l.actor_id = ${scope.actorId}`]
      : []),
    // Of a no only that there was one is told, so that it tells nothing of what is hidden.
    sql<SqlBool>`(l.outcome = 'refused' or l.case_id is null
      or exists (select 1 from cases c where c.id = l.case_id and ${known}))`,
    sql<SqlBool>`(l.object_kind <> 'list' or exists (select 1
      from ledger_values v, json_each(v.value, '$.shown') s join cases c on c.id = s.value
      where v.seq = l.seq and v.field = 'look' and ${known}))`,
    ...(outcome.length > 0
      ? [sql<SqlBool>`l.outcome in (${sql.join(outcome)})`]
      : []),
    ...(kinds.length > 0
      ? [
          isKind(
            sql`iif(l.outcome = 'refused', substr(l.action, 9), l.action)`,
            kinds,
          ),
        ]
      : []),
    ...(caseId === undefined
      ? []
      : [
          sql<SqlBool>`l.case_id = ${caseId} and exists (select 1 from cases c where c.id = l.case_id and ${known})`,
        ]),
    ...(requestId === undefined
      ? []
      : [
          sql<SqlBool>`(l.request_id = ${requestId}
            or l.seq in (select seq from ledger_look_calls where request_id = ${requestId}))`,
        ]),
    ...(seqs === undefined ? [] : [isIn("l", seqs)]),
  ]);
}

function isIn(name: string, seqs: readonly number[]): Condition {
  return seqs.length === 0
    ? never
    : sql<SqlBool>`${sql.ref(`${name}.seq`)} in (${sql.join(seqs)})`;
}

interface FoundEntry {
  readonly seq: number;
  readonly case_id: string | null;
  readonly request_id: string;
}

/** A page of the log, the newest first. `before`: the last entry of the page before. */
export async function logEntries(
  db: Db,
  seat: LogSeat,
  wanted: {
    readonly asked: LogAsked;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<{ readonly rows: readonly LogRow[]; readonly last: number | null }> {
  const { asked, before, limit } = wanted;
  const upTo = before ?? Number.MAX_SAFE_INTEGER;
  const { rows } = await sql<FoundEntry>`
    select seq, case_id, request_id from (
      select e.seq, e.case_id, iif(json_valid(e.canonical), json_extract(e.canonical, '$.request_id'), '') as request_id
        from ledger_entries e where e.seq < ${upTo} and ${changesAsked(asked, seat)}
      union all
      select l.seq, l.case_id, l.request_id
        from ledger_looks l where l.seq < ${upTo} and ${looksAsked(asked, seat)}
      order by 1 desc limit ${limit + 1})`.execute(db);
  const shown = rows.slice(0, limit);
  return {
    rows: await rowsOf(db, seat, shown),
    last: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** How many entries are asked for. */
export async function countLog(
  db: Db,
  seat: LogSeat,
  asked: LogAsked,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select
    (select count(*) from ledger_entries e where ${changesAsked(asked, seat)})
    + (select count(*) from ledger_looks l where ${looksAsked(asked, seat)}) as n`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

interface LookTold {
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly outcome: "done" | "refused";
  readonly purpose: string;
  readonly shown?: readonly string[];
  readonly again?: number;
}

/** Fields whose new value is the person that the sentence names. */
const namingFields = ["ownerId", "askedOf", "accountId"];

async function rowsOf(
  db: Db,
  seat: LogSeat,
  found: readonly FoundEntry[],
): Promise<LogRow[]> {
  const entries = await historyOfEntries(
    db,
    found.map(({ seq }) => seq),
  );
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const looks = new Map(
    entries.flatMap((entry) => {
      const told = lookIn(entry);
      return told === null ? [] : [[entry.seq, told] as const];
    }),
  );
  const cases = await casesOf(db, seat, [
    ...found.flatMap(({ case_id: id }) => (id === null ? [] : [id])),
    ...[...looks.values()].flatMap(({ shown = [] }) => shown),
  ]);
  const named = await peopleById(db);
  return found.flatMap(
    ({ seq, case_id: caseId, request_id: requestId }): LogRow[] => {
      const entry = bySeq.get(seq);
      if (entry === undefined) return [];
      const look = looks.get(seq);
      const common = {
        id: tokenOf(seq),
        at: entry.at,
        case: caseId === null ? null : (cases.get(caseId) ?? null),
        requestId,
      };
      if (look === undefined)
        return [
          {
            ...common,
            action: entry.action,
            outcome: "done" as const,
            actor: entry.actor,
            about: aboutOf(entry, named),
            shown: null,
            again: 0,
            purpose: entry.purpose,
          },
        ];
      const actor = named(look.actor);
      const isList = look.object.kind === "list";
      return [
        {
          ...common,
          action: look.action,
          outcome: look.outcome,
          actor: {
            id: look.actor,
            name: actor?.name ?? look.actor,
            nameZh: actor?.nameZh ?? null,
            role: look.role,
          },
          about: null,
          shown:
            look.shown === undefined
              ? null
              : isList
                ? look.shown.filter((id) => cases.has(id)).length
                : look.shown.length,
          again: look.again ?? 0,
          purpose: look.purpose,
        },
      ];
    },
  );
}

function lookIn({ object, changes }: HistoryEntry): LookTold | null {
  if (object.kind !== "look") return null;
  return (changes[0]?.after ?? null) as unknown as LookTold | null;
}

function aboutOf(
  { object, changes }: HistoryEntry,
  named: Awaited<ReturnType<typeof peopleById>>,
): LogRow["about"] {
  const said = changes.find(({ field }) => namingFields.includes(field))?.after;
  const isPerson = object.kind === "account" || object.kind === "access";
  const id = isPerson ? object.id : said;
  return typeof id === "string" ? named(id) : null;
}

async function casesOf(
  db: Db,
  seat: LogSeat,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<LogRow["case"]>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    register: string;
    reference: string;
  }>`select c.id, c.register, c.reference from cases c
    where c.id in (select value from json_each(${JSON.stringify([...new Set(ids)])})) and ${knownCases(seat)}`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** What an entry says beside its sentence: fields before and after, or the cases of a list. */
export interface LogDetail {
  readonly row: LogRow;
  readonly changes: readonly HistoryChange[];
  /** Numbers of the cases that stood in what was shown. */
  readonly shown: readonly string[];
}

/** One entry in full; null where there is none that the reader may see. */
export async function logDetail(
  db: Db,
  seat: LogSeat,
  seq: number,
): Promise<LogDetail | null> {
  const { rows } = await logEntries(db, seat, {
    asked: { where: {}, seqs: [seq] },
    before: null,
    limit: 1,
  });
  const [row] = rows;
  const [entry] = await historyOfEntries(db, [seq]);
  if (row === undefined || entry === undefined) return null;
  const look = lookIn(entry);
  if (look === null) {
    const told = mayReadWritten(seat.actor, row.case?.register)
      ? entry
      : withheld(entry);
    return { row, changes: told.changes.map(plain), shown: [] };
  }
  const cases = await casesOf(db, seat, look.shown ?? []);
  return {
    row,
    changes: [],
    shown: [...cases.values()].map(({ reference }) => reference).toSorted(),
  };
}

/** What was written in a case is read by those who may read the case; the log shows them no more. */
export function mayReadWritten(
  actor: Actor,
  inRegister: string | undefined,
): boolean {
  const register = Object.values(registers).find(
    ({ key }) => key === inRegister,
  );
  return register === undefined || may(actor, register.readPermission);
}

/** Long wordings are read in the case, not in the log. */
function plain(change: HistoryChange): HistoryChange {
  const short = (value: Json): Json =>
    typeof value === "string" && value.length > 200
      ? `${value.slice(0, 200)}…`
      : value;
  return {
    ...change,
    before: short(change.before),
    after: short(change.after),
  };
}

/** The entries of a span of time that this reader may see, looks and changes apart. */
export async function seqsBetween(
  db: Db,
  seat: LogSeat,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<{ readonly looks: number[]; readonly changes: number[] }> {
  const asked = { where: {} };
  const looks = await sql<{ seq: number }>`select l.seq from ledger_looks l
    where l.at >= ${from} and l.at < ${until} and ${looksAsked(asked, seat)}`.execute(
    db,
  );
  const changes = await sql<{ seq: number }>`select e.seq from ledger_entries e
    where e.at >= ${from} and e.at < ${until} and ${changesAsked(asked, seat)}`.execute(
    db,
  );
  return {
    looks: looks.rows.map(({ seq }) => seq),
    changes: changes.rows.map(({ seq }) => seq),
  };
}
