import { sql, type SqlBool } from "kysely";
import {
  disclosureBases,
  instruments,
  type DisclosureBasis,
  type Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import type {
  DisclosureKind,
  DisclosureOutcome,
  NoticeState,
  SecrecyState,
} from "@kept/domain/registers/disclosures/kinds";
import { disclosureListing } from "@kept/domain/registers/disclosures/listing";
import { registers } from "@kept/domain/registers/index";
import type { Text } from "@kept/domain/text";
import { findCase } from "../../casework/case-store.ts";
import type {
  FieldCondition,
  ListLook,
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
import { clocksOf } from "./clocks-of.ts";
import { disclosureSearch } from "./search-text-view.ts";

/** A line of the list. The four facts are those of the register once there is an entry, else of the demand. */
export interface DisclosureRow {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly kind: DisclosureKind;
  readonly body: string;
  readonly country: string;
  readonly stage: { readonly key: string; readonly label: Text };
  readonly outcome: DisclosureOutcome | null;
  /** What left, once it has; null before. */
  readonly content: Text | null;
  readonly asked: string;
  readonly disclosedAt: string | null;
  readonly receivedAt: string;
  readonly basis: Text | null;
  readonly instrument: Text | null;
  readonly purpose: string | null;
  readonly notice: NoticeState;
  readonly secrecy: SecrecyState;
  readonly isEmergency: boolean;
  readonly isSealed: boolean;
  readonly awaitsApproval: boolean;
  readonly owner: PersonView | null;
  readonly clock: RowClock | null;
  readonly touchedAt: string;
  readonly endedAt: string | null;
}

function columnIs(column: string): FieldCondition {
  return (values) =>
    sql<SqlBool>`exists (select 1 from disclosures d where d.case_id = c.id and ${sql.ref(column)} in (${sql.join(values)}))`;
}

export const disclosureList: ListSource<DisclosureRow> = {
  listing: disclosureListing,
  fields: {
    kind: columnIs("d.kind"),
    country: columnIs("d.country"),
    authority: columnIs("d.authority_class"),
    outcome: columnIs("d.outcome"),
    notice: columnIs("d.notice"),
    secrecy: columnIs("d.secrecy"),
  },
  search: disclosureSearch,
  rows: disclosureRows,
};

interface FoundDisclosure {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly title: string;
  readonly stage: keyof typeof registers.disclosures.workflow.stages;
  readonly is_open: number;
  readonly is_sealed: number;
  readonly owner_id: string | null;
  readonly received_at: string;
  readonly touched_at: string;
  readonly ended_at: string | null;
  readonly next_rule_id: string | null;
  readonly next_clock: string | null;
  readonly kind: DisclosureKind;
  readonly country: string;
  readonly outcome: DisclosureOutcome | null;
  readonly asked: string;
  readonly purpose: string | null;
  readonly basis: DisclosureBasis | null;
  readonly instrument: Instrument | null;
  readonly answered_at: string | null;
  readonly notice: NoticeState;
  readonly secrecy: SecrecyState;
  readonly awaits_approval: number;
  /** Content in both languages and the time, of the version that stands, as a JSON list. */
  readonly entry: string | null;
}

async function disclosureRows(
  db: Db,
  ids: readonly string[],
  look: ListLook,
): Promise<DisclosureRow[]> {
  const rows = await rowsOf<FoundDisclosure>(
    db,
    `select c.id, c.reference, c.version, c.title, c.stage, c.is_open, c.is_sealed, c.owner_id,
       c.received_at, c.touched_at, c.ended_at, c.next_rule_id, c.next_clock,
       d.kind, d.country, d.outcome, d.asked, d.purpose, d.basis, d.instrument, d.answered_at, d.notice, d.secrecy,
       exists (select 1 from case_approvals a where a.case_id = c.id and a.state = 'asked') as awaits_approval,
       (select json_array(e.content_en, e.content_zh, e.disclosed_at) from disclosure_entries e
         where e.case_id = c.id and e.outcome in ('full', 'part')
         order by e.year desc, e.number desc, e.version desc limit 1) as entry
     from json_each(?) wanted
     cross join cases c on c.id = wanted.value
     cross join disclosures d on d.case_id = c.id`,
    [JSON.stringify(ids)],
  );
  const named = await peopleById(db);
  const found: DisclosureRow[] = [];
  for (const row of rows) {
    const entered =
      row.entry === null
        ? null
        : (JSON.parse(row.entry) as [string, string, string]);
    found.push({
      id: row.id,
      reference: row.reference,
      version: row.version,
      kind: row.kind,
      body: row.title,
      country: row.country,
      stage: {
        key: row.stage,
        label: registers.disclosures.workflow.stages[row.stage].label,
      },
      outcome: row.outcome,
      content: entered && { en: entered[0], zh: entered[1] },
      asked: row.asked,
      disclosedAt: entered?.[2] ?? row.answered_at,
      receivedAt: row.received_at,
      basis: row.basis && disclosureBases[row.basis].label,
      instrument: row.instrument && instruments[row.instrument],
      purpose: row.purpose,
      notice: row.notice,
      secrecy: row.secrecy,
      isEmergency: row.kind === "emergency",
      isSealed: row.is_sealed === 1,
      awaitsApproval: row.awaits_approval === 1,
      owner: named(row.owner_id),
      clock: await clockOf(db, row, look),
      touchedAt: row.touched_at,
      endedAt: row.ended_at,
    });
  }
  return found;
}

/** As it was kept with the last change of the case; worked out where no change has kept it yet. */
async function clockOf(
  db: Db,
  row: FoundDisclosure,
  look: ListLook,
): Promise<RowClock | null> {
  const { acts } = registers.disclosures;
  const { office, now } = look;
  if (row.is_open === 0 || row.next_rule_id === null) return null;
  if (row.next_clock !== null)
    return faceOf(JSON.parse(row.next_clock) as KeptClock, {
      acts,
      calendars: office.calendars,
      now,
    });
  const theCase = await findCase(db, row.id);
  if (theCase === undefined) return null;
  return rowClock(await clocksOf(db, theCase, { office, now }), acts, now);
}
