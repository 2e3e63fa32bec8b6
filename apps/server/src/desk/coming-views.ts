import { sql } from "kysely";
import type { Text } from "@kept/domain/text";
import { addDays } from "@kept/domain/time/civil-day";
import { usedCalendars } from "../casework/office.ts";
import { dueIs, withDueDay, type DueLook } from "../casework/due-views.ts";
import type { Db } from "../db/reading.ts";
import { seenFrom, type DeskSeat } from "./seen-views.ts";

/** Something that nobody has to do today and that will not be forgotten. */
export type ComingLine =
  | {
      readonly what: "pauseEnds";
      /** The day by which the person was asked to answer. */
      readonly on: string;
      readonly caseId: string;
      readonly register: string;
      readonly reference: string;
      readonly title: string;
    }
  | {
      readonly what: "identityDocuments";
      readonly on: string;
      readonly count: number;
    }
  | {
      readonly what: "calendarEnds";
      /** The last day that the calendar knows. */
      readonly on: string;
      readonly calendar: Text;
      readonly year: number;
    }
  | {
      readonly what: "provisional";
      readonly on: null;
      readonly count: number;
      /** The same by register; none for nothing. */
      readonly in: Readonly<Record<string, number>>;
    };

const daysAhead = 60;
const mostLines = 12;

/** What the next 60 days bring, by day; what has no day of its own stands last. */
export async function comingUp(
  db: Db,
  seat: DeskSeat,
  look: DueLook,
): Promise<ComingLine[]> {
  const { today } = look.bounds;
  const until = addDays(today, daysAhead);
  const seen = seenFrom(seat);
  const pauses = await sql<{
    case_id: string;
    register: string;
    reference: string;
    title: string;
    reply_by: string;
  }>`select c.id as case_id, c.register, c.reference, c.title,
      max(json_extract(l.effect, '$.replyBy')) as reply_by
    from cases c join case_letters l on l.case_id = c.id and l.sent_at is not null
      and json_extract(l.effect, '$.kind') = 'pause'
    where c.is_open = 1 and c.is_paused = 1 and ${seen}
    group by c.id having reply_by between ${today} and ${until}
    order by reply_by limit ${mostLines}`.execute(db);
  const documents = await sql<{ delete_on: string; count: number }>`
    select max(f.delete_on, ${today}) as delete_on, count(*) as count
    from case_files f join cases c on c.id = f.case_id
    where f.delete_on <= ${until} and f.deleted_at is null and ${seen}
    group by 1 order by 1 limit ${mostLines}`.execute(db);
  const provisional = await sql<{ register: string; count: number }>`
    select c.register, count(*) as count from cases c ${withDueDay}
    where c.next_is_provisional = 1 and ${dueIs("provisional", look)} and ${seen}
    group by c.register`.execute(db);
  const dated: ComingLine[] = [
    ...pauses.rows.map((row) => ({
      what: "pauseEnds" as const,
      on: row.reply_by,
      caseId: row.case_id,
      register: row.register,
      reference: row.reference,
      title: row.title,
    })),
    ...documents.rows.map((row) => ({
      what: "identityDocuments" as const,
      on: row.delete_on,
      count: row.count,
    })),
    ...usedCalendars(seat.office)
      .filter(({ horizon }) => horizon <= until)
      .map(({ horizon, title }) => ({
        what: "calendarEnds" as const,
        on: horizon,
        calendar: title,
        year: Number(horizon.slice(0, 4)) + 1,
      })),
  ];
  dated.sort((a, b) => (a.on ?? "").localeCompare(b.on ?? ""));
  const count = provisional.rows.reduce((total, row) => total + row.count, 0);
  return count === 0
    ? dated
    : [
        ...dated,
        {
          what: "provisional",
          on: null,
          count,
          in: Object.fromEntries(
            provisional.rows.map((row) => [row.register, row.count]),
          ),
        },
      ];
}
