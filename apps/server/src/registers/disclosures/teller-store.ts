import type { IdentifierKind } from "@kept/domain/registers/disclosures/identifiers";
import type { CivilDay } from "@kept/domain/time/day-number";
import { rowsOf } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";

/** One identifier of one person of an entry that may be told. */
export interface TellableRow {
  readonly year: number;
  readonly number: number;
  readonly case_id: string;
  readonly person_id: string;
  readonly name: string | null;
  readonly identifier_kind: IdentifierKind | null;
  readonly identifier_value: string | null;
  readonly match_key: string | null;
  readonly outcome: string;
  readonly content_en: string;
  readonly content_zh: string;
  /** Categories asked for, as JSON; what the demand says in its own words may be about others. */
  readonly asked: string;
  readonly disclosed_at: string;
  readonly basis: string | null;
  readonly instrument: string | null;
  readonly instrument_ref: string | null;
  readonly purpose: string;
  readonly refusal_reason: string | null;
  readonly recipient: string;
}

// One question in the same words for everybody. Sealed cases, running secrecy, notices that the law bars and
// voided numbers are kept out here and nowhere else: what is not read can neither be said nor take time.
const tellableQuery = `
  select e.year, e.number, e.case_id, p.id as person_id, p.name,
    i.kind as identifier_kind, i.value as identifier_value,
    i.match_key,
    e.outcome, e.content_en, e.content_zh, e.disclosed_at,
    (select json_group_array(distinct s.category) from disclosure_scope s where s.case_id = e.case_id
      and s.asked <> '[]' and (s.person_id is null or s.person_id = p.id)) as asked,
    e.basis, e.instrument,
    e.instrument_ref, e.purpose, e.refusal_reason, e.recipient
  from disclosure_persons p
  join disclosure_entries e on e.case_id = p.case_id
    and exists (select 1 from json_each(e.person_ids) named where named.value = p.id)
  join disclosures d on d.case_id = e.case_id
  join cases c on c.id = e.case_id
  left join disclosure_identifiers i on i.person_id = p.id
  where p.id in (select m.person_id from disclosure_identifiers m
      where m.match_key in (select value from json_each(?)))
    and e.act <> 'voided'
    and not exists (select 1 from disclosure_entries n
      where n.year = e.year and n.number = e.number and n.version > e.version)
    and c.is_sealed = 0
    and (d.secrecy = 'none' or (d.secrecy = 'until' and d.secrecy_until < ?))
    and d.notice <> 'barred'
  order by e.disclosed_at, e.year, e.number, p.position, i.id`;

export function tellableEntries(
  db: Db,
  matchKeys: readonly string[],
  today: CivilDay,
): Promise<readonly TellableRow[]> {
  return rowsOf<TellableRow>(db, tellableQuery, [
    JSON.stringify(matchKeys),
    today,
  ]);
}
