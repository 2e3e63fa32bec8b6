import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { visibleCases } from "@kept/domain/access/visible-cases";
import type {
  ClockStanding,
  ReckonedClock,
  Reckoning,
} from "@kept/domain/casework/clock";
import { withStandings } from "@kept/domain/casework/clock-standing";
import { registers } from "@kept/domain/registers/index";
import type { ListRequestsInput } from "@kept/domain/registers/requests/schema";
import type { RequestType } from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import { findCase } from "../../casework/case-store.ts";
import type { Office } from "../../casework/office.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import { clocksOf } from "./clocks-of.ts";

export interface RequestRow {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly name: string;
  readonly types: readonly RequestType[];
  readonly policyId: string;
  readonly stage: { readonly key: string; readonly label: Text };
  readonly language: string;
  readonly summary: string;
  readonly owner: PersonView | null;
  readonly receivedAt: string;
  readonly clock: RowClock | null;
  readonly isMinor: boolean;
  readonly isSignificant: boolean;
  readonly awaitsApproval: boolean;
  readonly lane: string;
}

export interface RowClock {
  readonly ruleId: string;
  readonly act: Text;
  readonly title: Text;
  readonly dueAt: string | null;
  readonly dueOn: string | null;
  readonly zone: string;
  readonly place: Text;
  readonly unit: Reckoning["unit"];
  readonly strength: Reckoning["strength"];
  readonly provisional: boolean;
  /** The due day is a weekend day worked by decree. */
  readonly isMakeUpDay: boolean;
  readonly standing: ClockStanding;
}

export interface RequestPage {
  readonly rows: readonly RequestRow[];
  readonly total: number;
  readonly nextCursor: string | null;
}

const orders = {
  due: [
    sql`case c.is_urgent when 1 then '0' else '1' end`,
    sql`coalesce(c.next_due_at, '9999')`,
  ],
  received: [sql`c.received_at`],
  name: [sql`c.title`],
  reference: [sql`c.reference`],
  touched: [sql`c.touched_at`],
} as const satisfies Record<ListRequestsInput["sort"], readonly unknown[]>;

/** Which cases a view means, beyond those the person may see. */
function viewCondition(view: ListRequestsInput["view"], actorId: string) {
  switch (view) {
    case "nextDue":
      return sql<SqlBool>`c.is_open = 1`;
    case "mine":
      return sql<SqlBool>`c.is_open = 1 and c.owner_id = ${actorId}`;
    case "unidentified":
      return sql<SqlBool>`c.is_open = 1 and c.stage = 'received'`;
    case "unverified":
      return sql<SqlBool>`c.lane = 'unverified'`;
    case "duplicates":
      return sql<SqlBool>`c.is_open = 1 and c.lane = 'duplicate'`;
    case "toApprove":
      return sql<SqlBool>`exists (select 1 from case_approvals a where a.case_id = c.id
        and a.state = 'asked' and a.asked_of = ${actorId})`;
    case "closed":
      return sql<SqlBool>`c.is_open = 0`;
  }
}

/** Cases (as `c`) that this person may know of. */
export function scopeCondition(actor: Actor) {
  const scope = visibleCases(actor);
  switch (scope.kind) {
    case "all":
      return sql<SqlBool>`1 = 1`;
    case "none":
      return sql<SqlBool>`1 = 0`;
    case "team":
      return sql<SqlBool>`(c.team_id is null or c.team_id = ${scope.teamId} or c.owner_id = ${scope.ownerId})`;
  }
}

function inList(column: "c.stage" | "r.policy_id", values: readonly string[]) {
  return values.length === 0
    ? sql<SqlBool>`1 = 1`
    : sql<SqlBool>`${sql.ref(column)} in (${sql.join(values)})`;
}

function conditions(actor: Actor, input: ListRequestsInput) {
  const { types, ownerId, text } = input;
  const like =
    text === null
      ? null
      : `%${text.replaceAll(/[\\%_]/gu, (found) => `\\${found}`)}%`;
  return sql<SqlBool>`c.register = ${registers.requests.key}
    and ${scopeCondition(actor)}
    and ${viewCondition(input.view, actor.id)}
    and ${inList("r.policy_id", input.policyIds)}
    and ${inList("c.stage", input.stages)}
    and ${
      types.length === 0
        ? sql<SqlBool>`1 = 1`
        : sql<SqlBool>`exists (select 1 from request_types t where t.case_id = c.id and t.type in (${sql.join(types)}))`
    }
    and ${
      ownerId === null
        ? sql<SqlBool>`1 = 1`
        : ownerId === "none"
          ? sql<SqlBool>`c.owner_id is null`
          : sql<SqlBool>`c.owner_id = ${ownerId}`
    }
    and ${
      like === null
        ? sql<SqlBool>`1 = 1`
        : sql<SqlBool>`(c.title like ${like} escape '\\' or c.reference like ${like} escape '\\'
            or r.person_address like ${like} escape '\\' or r.summary like ${like} escape '\\')`
    }`;
}

/** Where the next page begins: the sort values and the id of the last row. Nonsense begins at the start. */
function readCursor(cursor: string | null): readonly string[] {
  return new URLSearchParams(cursor ?? "").getAll("after");
}

function writeCursor(values: readonly string[]): string {
  return new URLSearchParams(
    values.map((value) => ["after", value]),
  ).toString();
}

export async function listRequests(
  db: Db,
  input: ListRequestsInput,
  at: { actor: Actor; office: Office; now: string },
): Promise<RequestPage> {
  const { actor, office, now } = at;
  const where = conditions(actor, input);
  const keys = [...orders[input.sort], sql`c.id`];
  const after = readCursor(input.cursor);
  const direction = sql.raw(input.direction);
  const beyond = sql.raw(input.direction === "asc" ? ">" : "<");
  const page = await sql<{ id: string; k0: string; k1: string }>`
    select c.id, ${keys[0]} as k0, ${keys.length > 2 ? keys[1] : sql`''`} as k1
    from cases c join requests r on r.case_id = c.id
    where ${where}
      ${after.length === keys.length ? sql`and (${sql.join(keys)}) ${beyond} (${sql.join(after)})` : sql``}
    order by ${sql.join(keys.map((key) => sql`${key} ${direction}`))}
    limit ${input.limit + 1}`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*) as total from cases c join requests r on r.case_id = c.id where ${where}`.execute(
    db,
  );
  const shown = page.rows.slice(0, input.limit);
  const last = page.rows.length > input.limit ? shown.at(-1) : undefined;
  const values = last && [
    last.k0,
    ...(keys.length > 2 ? [last.k1] : []),
    last.id,
  ];
  return {
    rows: await rowsOf(
      db,
      shown.map((row) => row.id),
      { office, now },
    ),
    total: count.rows[0]?.total ?? 0,
    nextCursor: values ? writeCursor(values) : null,
  };
}

async function rowsOf(
  db: Db,
  ids: readonly string[],
  at: { office: Office; now: string },
): Promise<RequestRow[]> {
  const named = await peopleById(db);
  const rows: RequestRow[] = [];
  for (const id of ids) {
    const theCase = await findCase(db, id);
    if (!theCase) continue;
    const request = await db
      .selectFrom("requests")
      .select([
        "policy_id",
        "language",
        "summary",
        "is_minor",
        "is_significant",
      ])
      .where("case_id", "=", id)
      .executeTakeFirstOrThrow();
    const types = await db
      .selectFrom("request_types")
      .select("type")
      .where("case_id", "=", id)
      .orderBy("type")
      .execute();
    const asked = await db
      .selectFrom("case_approvals")
      .select("id")
      .where("case_id", "=", id)
      .where("state", "=", "asked")
      .executeTakeFirst();
    const { next, calendars } = await clocksOf(db, theCase, at);
    const [clock] =
      next && theCase.isOpen ? withStandings([next], at.now, calendars) : [];
    rows.push({
      id,
      reference: theCase.reference,
      version: theCase.version,
      name: theCase.title,
      types: types.map((row) => row.type as RequestType),
      policyId: request.policy_id,
      stage: {
        key: theCase.stage,
        label:
          registers.requests.workflow.stages[
            theCase.stage as keyof typeof registers.requests.workflow.stages
          ].label,
      },
      language: request.language,
      summary: request.summary,
      owner: named(theCase.ownerId),
      receivedAt: theCase.receivedAt,
      clock: clock ? rowClock(clock) : null,
      isMinor: request.is_minor === 1,
      isSignificant: request.is_significant === 1,
      awaitsApproval: asked !== undefined,
      lane: theCase.lane,
    });
  }
  return rows;
}

/** What a list says of a clock: enough for the chip, without the days that explain it. */
export function rowClock(clock: ReckonedClock): RowClock {
  const acts: Readonly<Record<string, Text>> = registers.requests.acts;
  return {
    ruleId: clock.ruleId,
    act: acts[clock.act] ?? clock.title,
    title: clock.title,
    dueAt: clock.dueAt,
    dueOn: clock.dueOn,
    zone: clock.zone,
    place: clock.place,
    unit: clock.unit,
    strength: clock.strength,
    provisional: clock.provisional,
    isMakeUpDay: clock.days.some((day) => day.on === clock.dueOn && day.makeUp),
    standing: clock.standing,
  };
}

export type ViewCounts = Readonly<Record<ListRequestsInput["view"], number>>;

const views = [
  "nextDue",
  "mine",
  "unidentified",
  "unverified",
  "duplicates",
  "toApprove",
  "closed",
] as const satisfies readonly ListRequestsInput["view"][];

export async function countViews(db: Db, actor: Actor): Promise<ViewCounts> {
  const counted = views.map(
    (view) => sql`sum(${viewCondition(view, actor.id)}) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<Record<string, number | null>>`
    select ${sql.join(counted)} from cases c
    where c.register = ${registers.requests.key} and ${scopeCondition(actor)}`.execute(
    db,
  );
  return Object.fromEntries(
    views.map((view) => [view, rows[0]?.[view] ?? 0]),
  ) as ViewCounts;
}
