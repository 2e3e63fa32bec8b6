import { sql } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../../db/reading.ts";
import { scopeCondition } from "../../casework/scope-views.ts";

/** A letter that has left, as the outbox on the screen shows it. */
export interface OutboxLine {
  readonly letterId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly sentAt: string;
}

export interface OutboxPage {
  readonly lines: readonly OutboxLine[];
  readonly nextCursor: string | null;
}

/** Letters that have left, the newest first, as far as the person may see their cases. */
export async function outbox(
  db: Db,
  wanted: { cursor: string | null; limit: number },
  actor: Actor,
): Promise<OutboxPage> {
  const { cursor, limit } = wanted;
  const [sentAt = "", letterId = ""] = cursor?.split(" ") ?? [];
  const { rows } = await sql<{
    letter_id: string;
    case_id: string;
    reference: string;
    to_address: string;
    subject: string | null;
    sent_at: string;
  }>`select l.id as letter_id, l.case_id, c.reference, l.to_address, m.subject, l.sent_at
    from case_letters l
    join cases c on c.id = l.case_id
    join case_messages m on m.letter_id = l.id
    where l.state = 'sent' and c.register = ${registers.requests.key}
      and ${scopeCondition(actor)}
      ${cursor === null ? sql`` : sql`and (l.sent_at, l.id) < (${sentAt}, ${letterId})`}
    order by l.sent_at desc, l.id desc
    limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    lines: shown.map((row) => ({
      letterId: row.letter_id,
      caseId: row.case_id,
      reference: row.reference,
      toAddress: row.to_address,
      subject: row.subject ?? "",
      sentAt: row.sent_at,
    })),
    nextCursor: last ? `${last.sent_at} ${last.letter_id}` : null,
  };
}
