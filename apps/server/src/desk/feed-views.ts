import { sql } from "kysely";
import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";
import { seenFrom, type DeskSeat } from "./seen-views.ts";

/** One date of the calendar feed: a case number and what is owed, and nothing of the case itself. */
export interface FeedDate {
  readonly uid: string;
  readonly caseId: string;
  readonly register: string;
  readonly reference: string;
  readonly act: Text;
  readonly dueAt: string;
  readonly dueOn: string;
  /** A term of hours ends at its minute, any other with its day. */
  readonly isHours: boolean;
  readonly isProvisional: boolean;
  readonly touchedAt: string;
}

const mostDates = 500;

/** What is owed on the open cases that somebody owns or follows, as far as they may know of them. */
export async function feedDates(db: Db, seat: DeskSeat): Promise<FeedDate[]> {
  const me = seat.actor.id;
  const { rows } = await sql<{
    id: string;
    register: string;
    reference: string;
    touched_at: string;
    rule_id: string;
    act: string;
    due_at: string;
    due_on: string;
    is_hours: number;
    is_provisional: number;
  }>`select c.id, c.register, c.reference, c.touched_at, d.rule_id, d.act, d.due_at, d.due_on, d.is_hours, d.is_provisional
    from cases c join case_due d on d.case_id = c.id
    where c.is_open = 1 and c.is_paused = 0 and d.stopped_at is null and d.due_at is not null and d.due_on is not null
      and (c.owner_id = ${me} or exists (select 1 from case_followers f
        where f.case_id = c.id and f.account_id = ${me} and f.state = 'following'))
      and ${seenFrom(seat)}
    order by d.due_at limit ${mostDates}`.execute(db);
  return rows.flatMap((row) => {
    const act = seat.registers.find(
      ({ register }) => register.key === row.register,
    )?.register.acts[row.act];
    return act === undefined
      ? []
      : [
          {
            uid: `${row.id}.${row.rule_id}`,
            caseId: row.id,
            register: row.register,
            reference: row.reference,
            act,
            dueAt: row.due_at,
            dueOn: row.due_on,
            isHours: row.is_hours === 1,
            isProvisional: row.is_provisional === 1,
            touchedAt: row.touched_at,
          },
        ];
  });
}
