import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import { readDaySpan } from "@kept/domain/casework/listing-days";
import { houseKinds, logKinds, type LogKind } from "@kept/domain/log/log-kinds";
import { logScope } from "@kept/domain/log/log-scope";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { moment } from "../casework/moments.ts";
import type { Office } from "../casework/office.ts";
import type { Db } from "../db/reading.ts";
import { scopeCondition } from "../casework/scope-views.ts";

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
export function changesAsked(asked: LogAsked, seat: LogSeat): Condition {
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
export function looksAsked(asked: LogAsked, seat: LogSeat): Condition {
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

export interface KnownCase {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
}

/** Of these cases, those that the reader may know of. */
export async function casesOf(
  db: Db,
  seat: LogSeat,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownCase>> {
  if (ids.length === 0) return new Map();
  const { rows } =
    await sql<KnownCase>`select c.id, c.register, c.reference from cases c
    where c.id in (select value from json_each(${JSON.stringify([...new Set(ids)])})) and ${knownCases(seat)}`.execute(
      db,
    );
  return new Map(rows.map((row) => [row.id, row]));
}
