import { sql, type SqlBool } from "kysely";
import { may } from "@kept/domain/access/permissions";
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
import type { ListSource } from "../../casework/list-wanted-views.ts";
import {
  faceOf,
  rowClock,
  type KeptClock,
  type RowClock,
} from "../../casework/row-clock.ts";
import { peopleById, type PersonView } from "../../casework/views.ts";
import { rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import { unlessChanged } from "../../db/unless-changed.ts";
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
  readonly reference: string;
  readonly version: number;
  readonly title: string;
  readonly stage: keyof typeof registers.requests.workflow.stages;
  readonly lane: string;
  readonly is_open: number;
  readonly owner_id: string | null;
  readonly received_at: string;
  readonly touched_at: string;
  readonly ended_at: string | null;
  readonly next_rule_id: string | null;
  readonly next_clock: string | null;
  readonly policy_id: string;
  readonly channel: string;
  readonly language: string;
  readonly summary: string;
  readonly is_minor: number;
  readonly is_significant: number;
  readonly awaits_approval: number;
  /** As a JSON list. */
  readonly types: string;
  /** Kind, moment and author of the last words, as a JSON list. */
  readonly last: string | null;
}

/** A row without what depends on the moment. */
type StillRow = Omit<RequestRow, "clock">;

interface KeptRow {
  readonly row: StillRow;
  /** What its clock is made of. */
  readonly found: Pick<FoundRequest, "id" | "is_open" | "next_rule_id">;
  readonly clock: KeptClock | null;
}

/**
 * After a change every open page asks for its rows again, and most ask for the same: they are read once, and
 * again when something was written. Their clocks stand as they do at this moment.
 */
async function requestRows(
  db: Db,
  ids: readonly string[],
  look: ListLook,
): Promise<RequestRow[]> {
  const wanted = JSON.stringify(ids);
  const kept = await unlessChanged(db, `rows of requests ${wanted}`, () =>
    readRows(db, wanted),
  );
  const isReadable = may(look.actor, registers.requests.readPermission);
  const rows: RequestRow[] = [];
  for (const one of kept)
    rows.push({
      ...one.row,
      summary: isReadable ? one.row.summary : "",
      clock: await clockOf(db, one, look),
    });
  return rows;
}

async function readRows(db: Db, ids: string): Promise<readonly KeptRow[]> {
  const rows = await rowsOf<FoundRequest>(
    db,
    `select c.id, c.reference, c.version, c.title, c.stage, c.lane, c.is_open, c.owner_id,
       c.received_at, c.touched_at, c.ended_at, c.next_rule_id, c.next_clock,
       r.policy_id, r.channel, r.language, r.summary, r.is_minor, r.is_significant,
       exists (select 1 from case_approvals a where a.case_id = c.id and a.state = 'asked') as awaits_approval,
       (select json_group_array(t.type order by t.type) from request_types t where t.case_id = c.id) as types,
       (select json_array(m.kind, m.happened_at, m.author_id) from case_messages m
         where m.case_id = c.id and m.lane in ('ok', 'unverified')
         order by m.happened_at desc, m.id desc limit 1) as last
     from json_each(?) wanted
     cross join cases c on c.id = wanted.value
     cross join requests r on r.case_id = c.id`,
    [ids],
  );
  const named = await peopleById(db);
  return rows.map((found) => ({
    row: stillRow(found, named),
    found,
    clock:
      found.next_clock === null
        ? null
        : (JSON.parse(found.next_clock) as KeptClock),
  }));
}

function stillRow(
  row: FoundRequest,
  named: Awaited<ReturnType<typeof peopleById>>,
): StillRow {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    name: row.title,
    types: JSON.parse(row.types) as RequestType[],
    policyId: row.policy_id,
    stage: {
      key: row.stage,
      label: registers.requests.workflow.stages[row.stage].label,
    },
    channel: row.channel,
    language: row.language,
    summary: row.summary,
    owner: named(row.owner_id),
    receivedAt: row.received_at,
    isMinor: row.is_minor === 1,
    isSignificant: row.is_significant === 1,
    awaitsApproval: row.awaits_approval === 1,
    lane: row.lane,
    last: lastOf(row.last, named),
    touchedAt: row.touched_at,
    endedAt: row.ended_at,
  };
}

function lastOf(
  said: string | null,
  named: Awaited<ReturnType<typeof peopleById>>,
): RequestRow["last"] {
  if (said === null) return null;
  const [kind, at, authorId] = JSON.parse(said) as [
    "in" | "out" | "note",
    string,
    string | null,
  ];
  return { kind, at, author: named(authorId) };
}

/** As it was kept with the last change of the case; worked out where no change has kept it yet. */
async function clockOf(
  db: Db,
  { found, clock }: KeptRow,
  look: ListLook,
): Promise<RowClock | null> {
  const { acts } = registers.requests;
  const { office, now } = look;
  if (found.is_open === 0 || found.next_rule_id === null) return null;
  if (clock !== null)
    return faceOf(clock, { acts, calendars: office.calendars, now });
  const theCase = await findCase(db, found.id);
  if (theCase === undefined) return null;
  return rowClock(await clocksOf(db, theCase, { office, now }), acts, now);
}
