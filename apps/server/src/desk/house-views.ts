import { sql, type SqlBool } from "kysely";
import type { Text } from "@kept/domain/text";
import { addDays } from "@kept/domain/time/civil-day";
import { today, usedCalendars, type Office } from "../casework/office.ts";
import type { Db } from "../db/reading.ts";
import type { DiskSpace } from "../files/disk-space.ts";

/** What the machine knows of itself and the database does not. */
export interface HouseState {
  readonly diskSpace: () => Promise<DiskSpace>;
  /** Where letters go: to a mail server, or to a folder. */
  readonly mailGoes: "server" | "folder";
}

export interface HouseView {
  readonly calendars: readonly {
    readonly title: Text;
    readonly horizon: string;
    /** It ends within 60 days, and the next year is not in it. */
    readonly isEnding: boolean;
  }[];
  readonly mail: {
    readonly goes: HouseState["mailGoes"];
    /** Tried at least once and not taken yet. */
    readonly retrying: number;
    /** Given up in the last seven days. */
    readonly dead: number;
  };
  readonly deadJobs: number;
  readonly disk: DiskSpace & { readonly isLow: boolean };
}

/** Letters of sealed cases are in no number. */
const isOpen = sql<SqlBool>`(case_id is null or case_id not in (select id from cases where is_sealed = 1))`;

const daysAhead = 60;
const lowShare = 0.1;
const lowBytes = 2 * 1024 ** 3;

/** Whether the house is well: calendars, mail, jobs and disk. It reads no case. */
export async function houseView(
  db: Db,
  state: HouseState,
  { office, now }: { readonly office: Office; readonly now: string },
): Promise<HouseView> {
  const until = addDays(today(office, now), daysAhead);
  const weekAgo = addDays(now.slice(0, 10), -7);
  const { rows } = await sql<{
    retrying: number;
    dead: number;
    dead_jobs: number;
  }>`select
    (select count(*) from outbox where state in ('waiting', 'sending') and attempts > 0 and ${isOpen}) as retrying,
    (select count(*) from outbox where state = 'dead' and settled_at >= ${weekAgo} and ${isOpen}) as dead,
    (select count(*) from jobs where state = 'dead') as dead_jobs`.execute(db);
  const disk = await state.diskSpace();
  return {
    calendars: usedCalendars(office).map(({ title, horizon }) => ({
      title,
      horizon,
      isEnding: horizon <= until,
    })),
    mail: {
      goes: state.mailGoes,
      retrying: rows[0]?.retrying ?? 0,
      dead: rows[0]?.dead ?? 0,
    },
    deadJobs: rows[0]?.dead_jobs ?? 0,
    disk: {
      ...disk,
      isLow: disk.free < Math.min(lowBytes, disk.total * lowShare),
    },
  };
}
