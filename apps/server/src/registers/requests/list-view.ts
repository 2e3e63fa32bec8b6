import { sql, type SqlBool } from "kysely";
import { registers } from "@kept/domain/registers/index";
import { requestListing } from "@kept/domain/registers/requests/listing";
import type { RequestType } from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import { findCase } from "../../casework/case-store.ts";
import {
  anyOf,
  type FieldCondition,
  type ListLook,
} from "../../casework/list-fields-views.ts";
import type { ListSource } from "../../casework/list-views.ts";
import { rowClock, type RowClock } from "../../casework/row-clock.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";
import { clocksOf } from "./clocks-of.ts";
import { requestSearch } from "./search-text-view.ts";

export interface RequestRow {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly name: string;
  readonly types: readonly RequestType[];
  readonly policyId: string;
  readonly stage: { readonly key: string; readonly label: Text };
  readonly channel: string;
  readonly language: string;
  readonly summary: string;
  readonly owner: PersonView | null;
  readonly receivedAt: string;
  readonly clock: RowClock | null;
  readonly isMinor: boolean;
  readonly isSignificant: boolean;
  readonly awaitsApproval: boolean;
  readonly lane: string;
  /** What was said last, and by whom; a note is said within the office. */
  readonly last: {
    readonly kind: "in" | "out" | "note";
    readonly at: string;
    readonly author: PersonView | null;
  } | null;
  readonly touchedAt: string;
  /** When nothing more was owed; null while the case is open. */
  readonly endedAt: string | null;
}

/** Cases whose request (as `r`) is like this. */
function requestIs(condition: ReturnType<typeof sql<SqlBool>>) {
  return sql<SqlBool>`exists (select 1 from requests r where r.case_id = c.id and ${condition})`;
}

function columnIs(column: string): FieldCondition {
  return (values) =>
    requestIs(sql<SqlBool>`${sql.ref(column)} in (${sql.join(values)})`);
}

function flagIs(column: string): FieldCondition {
  return ([value]) =>
    requestIs(sql<SqlBool>`${sql.ref(column)} = ${value === "yes" ? 1 : 0}`);
}

/** A country means its states as well. */
const livesIn: FieldCondition = (values) =>
  requestIs(
    anyOf(
      values.map((value) =>
        value === "unknown"
          ? sql<SqlBool>`r.residence is null`
          : sql<SqlBool>`(r.residence = ${value} or r.residence like ${`${value}-%`})`,
      ),
    ),
  );

export const requestList: ListSource<RequestRow> = {
  listing: requestListing,
  fields: {
    policy: columnIs("r.policy_id"),
    type: (values) =>
      sql<SqlBool>`exists (select 1 from request_types t where t.case_id = c.id and t.type in (${sql.join(values)}))`,
    residence: livesIn,
    language: columnIs("r.language"),
    channel: columnIs("r.channel"),
    minor: flagIs("r.is_minor"),
    significant: flagIs("r.is_significant"),
  },
  search: requestSearch,
  rows: requestRows,
};

interface FoundRequest {
  readonly id: string;
  readonly policy_id: string;
  readonly channel: string;
  readonly language: string;
  readonly summary: string;
  readonly is_minor: number;
  readonly is_significant: number;
  readonly touched_at: string;
  readonly awaits_approval: number;
  readonly types: string;
  /** Kind, moment and author of the last words, as a JSON list. */
  readonly last: string | null;
}

async function requestRows(
  db: Db,
  ids: readonly string[],
  look: ListLook,
): Promise<RequestRow[]> {
  const { rows } = await sql<FoundRequest>`
    select c.id, r.policy_id, r.channel, r.language, r.summary, r.is_minor, r.is_significant, c.touched_at,
      exists (select 1 from case_approvals a where a.case_id = c.id and a.state = 'asked') as awaits_approval,
      (select json_group_array(t.type order by t.type) from request_types t where t.case_id = c.id) as types,
      (select json_array(m.kind, m.happened_at, m.author_id) from case_messages m
        where m.case_id = c.id and m.lane in ('ok', 'unverified')
        order by m.happened_at desc, m.id desc limit 1) as last
    from json_each(${JSON.stringify(ids)}) wanted
    join cases c on c.id = wanted.value
    join requests r on r.case_id = c.id`.execute(db);
  const named = await peopleById(db);
  const { stages } = registers.requests.workflow;
  const found: RequestRow[] = [];
  for (const row of rows) {
    const theCase = await findCase(db, row.id);
    if (!theCase) continue;
    const at = { office: look.office, now: look.now };
    const clock = theCase.isOpen
      ? rowClock(
          await clocksOf(db, theCase, at),
          registers.requests.acts,
          look.now,
        )
      : null;
    const [kind, saidAt, authorId] =
      row.last === null
        ? []
        : (JSON.parse(row.last) as [
            "in" | "out" | "note",
            string,
            string | null,
          ]);
    found.push({
      id: row.id,
      reference: theCase.reference,
      version: theCase.version,
      name: theCase.title,
      types: JSON.parse(row.types) as RequestType[],
      policyId: row.policy_id,
      stage: {
        key: theCase.stage,
        label: stages[theCase.stage as keyof typeof stages].label,
      },
      channel: row.channel,
      language: row.language,
      summary: row.summary,
      owner: named(theCase.ownerId),
      receivedAt: theCase.receivedAt,
      clock,
      isMinor: row.is_minor === 1,
      isSignificant: row.is_significant === 1,
      awaitsApproval: row.awaits_approval === 1,
      lane: theCase.lane,
      last:
        kind === undefined || saidAt === undefined
          ? null
          : { kind, at: saidAt, author: named(authorId ?? null) },
      touchedAt: row.touched_at,
      endedAt: theCase.endedAt,
    });
  }
  return found;
}
