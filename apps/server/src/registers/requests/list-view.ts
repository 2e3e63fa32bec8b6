import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { visibleCases } from "@kept/domain/access/visible-cases";
import type { DueGroup } from "@kept/domain/casework/due-group";
import { registers } from "@kept/domain/registers/index";
import type { ListRequestsInput } from "@kept/domain/registers/requests/schema";
import type { RequestType } from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import { findCase } from "../../casework/case-store.ts";
import {
  dueIs,
  dueLook,
  dueRank,
  groupOfRank,
  notIn,
  withDueDay,
  type DueLook,
} from "../../casework/due-views.ts";
import type { Office } from "../../casework/office.ts";
import { rowClock, type RowClock } from "../../casework/row-clock.ts";
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
  /** Where it stands in a queue by due date. */
  readonly group: DueGroup;
  /** When nothing more was owed; null while the case is open. */
  readonly endedAt: string | null;
}

export interface RequestPage {
  readonly rows: readonly RequestRow[];
  /** All that meet the conditions, those of folded groups too. */
  readonly total: number;
  /** How many of them stand in each group of the queue; none of the empty ones. */
  readonly groups: readonly {
    readonly group: DueGroup;
    readonly count: number;
  }[];
  readonly nextCursor: string | null;
}

const dueAt = sql`coalesce(c.next_due_at, '9999')`;
const plainOrders = {
  due: [dueAt],
  received: [sql`c.received_at`],
  name: [sql`c.title`],
  reference: [sql`c.reference`],
  touched: [sql`c.touched_at`],
} as const satisfies Record<ListRequestsInput["sort"], readonly unknown[]>;

/** A queue goes group by group, and in each of them a minor's case goes to the front. */
function ordersOf({ sort, direction }: ListRequestsInput, look: DueLook) {
  return sort === "due" && direction === "asc"
    ? [dueRank(look), sql`case c.is_urgent when 1 then '0' else '1' end`, dueAt]
    : plainOrders[sort];
}

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

function conditions(actor: Actor, input: ListRequestsInput, look: DueLook) {
  const { types, ownerId, text, due } = input;
  const like =
    text === null
      ? null
      : `%${text.replaceAll(/[\\%_]/gu, (found) => `\\${found}`)}%`;
  return sql<SqlBool>`c.register = ${registers.requests.key}
    and ${scopeCondition(actor)}
    and ${viewCondition(input.view, actor.id)}
    and ${inList("r.policy_id", input.policyIds)}
    and ${inList("c.stage", input.stages)}
    and ${due === null ? sql<SqlBool>`1 = 1` : dueIs(due, look)}
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
  const look = dueLook(office, now);
  const where = conditions(actor, input, look);
  const from = sql`from cases c join requests r on r.case_id = c.id ${withDueDay} where ${where}`;
  const keys = [...ordersOf(input, look), sql`c.id`];
  const after = readCursor(input.cursor);
  const direction = sql.raw(input.direction);
  const beyond = sql.raw(input.direction === "asc" ? ">" : "<");
  const page = await sql<FoundRow>`
    select c.id, ${dueRank(look)} as rank, json_array(${sql.join(keys)}) as cursor
    ${from} and ${notIn(input.folded, look)}
      ${after.length === keys.length ? sql`and (${sql.join(keys)}) ${beyond} (${sql.join(after)})` : sql``}
    order by ${sql.join(keys.map((key) => sql`${key} ${direction}`))}
    limit ${input.limit + 1}`.execute(db);
  const counted = await sql<{ rank: string; count: number }>`
    select ${dueRank(look)} as rank, count(*) as count ${from}
    group by 1 order by 1`.execute(db);
  const shown = page.rows.slice(0, input.limit);
  const last = page.rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    rows: await rowsOf(db, shown, { office, now }),
    total: counted.rows.reduce((sum, { count }) => sum + count, 0),
    groups: counted.rows.map(({ rank, count }) => ({
      group: groupOfRank(rank),
      count,
    })),
    nextCursor: last
      ? writeCursor(JSON.parse(last.cursor) as readonly string[])
      : null,
  };
}

interface FoundRow {
  readonly id: string;
  readonly rank: string;
  /** The values it was sorted by, as a JSON list. */
  readonly cursor: string;
}

async function rowsOf(
  db: Db,
  found: readonly FoundRow[],
  at: { office: Office; now: string },
): Promise<RequestRow[]> {
  const named = await peopleById(db);
  const rows: RequestRow[] = [];
  for (const { id, rank } of found) {
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
    const clock = theCase.isOpen
      ? rowClock(
          await clocksOf(db, theCase, at),
          registers.requests.acts,
          at.now,
        )
      : null;
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
      clock,
      isMinor: request.is_minor === 1,
      isSignificant: request.is_significant === 1,
      awaitsApproval: asked !== undefined,
      lane: theCase.lane,
      group: groupOfRank(rank),
      endedAt: theCase.endedAt,
    });
  }
  return rows;
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
