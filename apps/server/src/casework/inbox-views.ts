import { sql, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import type { InboxReason } from "@kept/domain/casework/inbox";
import type { Db } from "../db/reading.ts";
import { scopeCondition } from "./scope-views.ts";
import { peopleById, type PersonView } from "./views.ts";

/** One thing somebody is told, with why. */
export interface InboxLine {
  readonly id: string;
  readonly reason: InboxReason;
  readonly caseId: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly by: PersonView | null;
  readonly at: string;
  /** What the person wanted to be reminded of. */
  readonly words: string | null;
}

export interface InboxView {
  readonly lines: readonly InboxLine[];
  /** All that are open now, more than are shown. */
  readonly total: number;
}

const mostLines = 50;

/** What is settled needs nobody: an approval that was answered, a task that is done. */
const isOpenMatter = sql<SqlBool>`
  not exists (select 1 from case_approvals a where a.id = i.subject_id and a.state <> 'asked')
  and not exists (select 1 from case_tasks t where t.id = i.subject_id and t.state in ('done', 'notNeeded'))`;

/** What somebody is told and has not put away, the newest first; only of cases they may know of. */
export async function inboxView(
  db: Db,
  actor: Actor,
  at: {
    readonly now: string;
    readonly viewPermissions: Readonly<Record<string, Permission>>;
  },
): Promise<InboxView> {
  const registers = Object.entries(at.viewPermissions)
    .filter(([, permission]) => may(actor, permission))
    .map(([register]) => register);
  if (registers.length === 0) return { lines: [], total: 0 };
  const { rows } = await sql<{
    id: string;
    reason: string;
    case_id: string;
    register: string;
    reference: string;
    title: string;
    by_id: string | null;
    at: string;
    words: string | null;
    total: number;
  }>`select i.id, i.reason, i.case_id, c.register, c.reference, c.title, i.by_id, i.at,
      r.words, count(*) over () as total
    from inbox_lines i join cases c on c.id = i.case_id
      left join case_reminders r on r.id = i.subject_id
    where i.account_id = ${actor.id} and i.done_at is null
      and (i.snoozed_until is null or i.snoozed_until <= ${at.now})
      and c.register in (${sql.join(registers)}) and ${scopeCondition(actor)} and ${isOpenMatter}
    order by i.at desc, i.id desc limit ${mostLines}`.execute(db);
  const named = await peopleById(db);
  return {
    total: rows[0]?.total ?? 0,
    lines: rows.map((row) => ({
      id: row.id,
      reason: row.reason as InboxReason,
      caseId: row.case_id,
      register: row.register,
      reference: row.reference,
      title: row.title,
      by: named(row.by_id),
      at: row.at,
      words: row.words,
    })),
  };
}
