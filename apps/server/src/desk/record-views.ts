import { sql } from "kysely";
import type { Text } from "@kept/domain/text";
import { kindsOf } from "../casework/case-kinds.ts";
import { peopleById, type PersonView } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";
import { verifyTail, type TailFinding } from "../ledger/verify-views.ts";
import { seenFrom, type DeskCase, type DeskSeat } from "./seen-views.ts";

/** An answer that has left. */
export interface SentLine extends DeskCase {
  readonly letterId: string;
  readonly sentAt: string;
  readonly sentBy: PersonView | null;
}

/** An act that reached outside or changed who may do what, and cannot be undone. */
export interface GraveAct {
  readonly seq: number;
  readonly action: string;
  readonly at: string;
  readonly by: PersonView | null;
  /** The part of the machine that acted, where nobody did. */
  readonly part: string | null;
  readonly reference: string | null;
}

const mostLines = 8;
/** Older entries are searched on a page of their own. */
const entriesBack = 5_000;
const tail = 500;

export async function recentAnswers(
  db: Db,
  seat: DeskSeat,
): Promise<SentLine[]> {
  const { rows } = await sql<{
    id: string;
    register: string;
    reference: string;
    title: string;
    letter_id: string;
    sent_at: string;
    queued_by: string | null;
  }>`select c.id, c.register, c.reference, c.title, l.id as letter_id, l.sent_at, l.queued_by
    from case_letters l join cases c on c.id = l.case_id
    where l.sent_at is not null and ${seenFrom(seat)}
    order by l.sent_at desc limit ${mostLines}`.execute(db);
  const named = await peopleById(db);
  const kinds = await kindsOf(db, seat.registers, rows);
  return rows.map((row) => ({
    caseId: row.id,
    register: row.register,
    reference: row.reference,
    title: row.title,
    kind: kinds.get(row.id) ?? (null as Text | null),
    letterId: row.letter_id,
    sentAt: row.sent_at,
    sentBy: named(row.queued_by),
  }));
}

/** What left the house, whose rights changed, who got a key: the newest first. */
const isGrave = sql`(e.action like '%.letter-sent' or e.action like '%.exported'
  or e.action like 'people.account-%' or e.action like 'people.role-set'
  or e.action like 'tokens.%' or e.action = 'calendars.imported' or e.action = 'office.changed')`;

export async function recentGraveActs(
  db: Db,
  seat: DeskSeat,
): Promise<GraveAct[]> {
  const { rows } = await sql<{
    seq: number;
    action: string;
    at: string;
    actor_id: string;
    reference: string | null;
  }>`select e.seq, e.action, e.at, e.actor_id, c.reference
    from ledger_entries e left join cases c on c.id = e.case_id and ${seenFrom(seat)}
    where e.object_kind <> 'look' and e.seq >= coalesce((select seq from ledger_entries
        where object_kind <> 'look' order by seq desc limit 1 offset ${entriesBack}), 0)
      and ${isGrave}
      and (e.case_id is null or c.id is not null)
    order by e.seq desc limit ${mostLines}`.execute(db);
  const named = await peopleById(db);
  return rows.map((row) => {
    const by = named(row.actor_id);
    return {
      seq: row.seq,
      action: row.action,
      at: row.at,
      by,
      part: by === null ? row.actor_id.replace(/^system:/u, "") : null,
      reference: row.reference,
    };
  });
}

/** Whether the newest entries still hold; the whole trail is checked by those who keep it. */
export function chainStatus(db: Db): Promise<TailFinding> {
  return verifyTail(db, tail);
}
